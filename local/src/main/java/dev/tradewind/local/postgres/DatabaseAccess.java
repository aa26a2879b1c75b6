package dev.tradewind.local.postgres;

/**
 * How a service reaches its database.
 *
 * @param user the application role, which owns nothing and cannot look past row-level security
 * @param worker the role for work without a user, entered by {@code SET LOCAL ROLE} only (C-38)
 */
public record DatabaseAccess(String host, int port, String database, String user, String password, String worker) {
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Address for the reactive client of Quarkus. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "DatabaseAccess[" + user + "@" + host + ":" + port + "/" + database + "]";
    }
}
