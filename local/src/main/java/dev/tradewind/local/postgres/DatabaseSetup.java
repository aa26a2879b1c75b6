package dev.tradewind.local.postgres;

import dev.tradewind.local.secrets.SecretFiles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Gives each service its own database with three roles: an owner that migrates, an application role that owns nothing,
 * and a worker role that the application enters by {@code SET LOCAL ROLE} (C-38). May be repeated at any time.
 */
public final class DatabaseSetup {
    // a logger without a strong reference would be collected and forget its level
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    private final PostgresServer server;
    private final SecretFiles secrets;

    public DatabaseSetup(PostgresServer server, SecretFiles secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /** Makes what is missing of the database {@code tradewind_<name>} and its roles, and runs the new migrations. */
    public DatabaseAccess prepare(String name, Migrations migrations) {
        var roles = Roles.of(name);
        String ownerPassword = secrets.ensure("database-" + roles.owner() + ".password");
        String appPassword = secrets.ensure("database-" + roles.app() + ".password");
        try {
            createRolesAndDatabase(roles, ownerPassword, appPassword);
            openDatabase(roles);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set up the database of " + name, e);
        }
        migrate(roles, ownerPassword, migrations);
        return new DatabaseAccess(
                "127.0.0.1", server.port(), roles.database(), roles.app(), appPassword, roles.worker());
    }

    /** A connection of the superuser, for tools that judge from outside; services never have it. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(database), PostgresServer.SUPERUSER, server.superuserPassword());
    }

    private void createRolesAndDatabase(Roles roles, String ownerPassword, String appPassword) throws SQLException {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("set log_min_error_statement = panic"); // a failed statement here may hold a password
            for (String role : List.of(roles.owner(), roles.app(), roles.worker())) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    statement.execute("create role " + role);
                }
            }
            String powerless = " nosuperuser nocreatedb nocreaterole noreplication nobypassrls ";
            statement.execute("alter role " + roles.owner() + powerless + "login password '" + ownerPassword + "'");
            statement.execute("alter role " + roles.app() + powerless + "login password '" + appPassword + "'");
            statement.execute("alter role " + roles.worker() + powerless + "nologin");
            // with inherit the application role would see every row at all times
            statement.execute("grant " + roles.worker() + " to " + roles.app() + " with inherit false, set true");
            // a migration that cannot get its lock must not block everybody who queues up behind it (R19)
            statement.execute("alter role " + roles.owner() + " set lock_timeout = '3s'");
            statement.execute("alter role " + roles.app() + " set statement_timeout = '10s'");
            statement.execute("alter role " + roles.app() + " set idle_in_transaction_session_timeout = '30s'");
            if (!exists(connection, "select 1 from pg_database where datname = ?", roles.database())) {
                statement.execute("create database " + roles.database() + " owner " + roles.owner());
            }
        }
    }

    private void openDatabase(Roles roles) throws SQLException {
        try (Connection connection = superuser(roles.database());
                Statement statement = connection.createStatement()) {
            statement.execute("revoke all on database " + roles.database() + " from public");
            statement.execute("grant connect on database " + roles.database() + " to " + roles.app());
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema public to " + roles.app() + ", " + roles.worker());
        }
    }

    private void migrate(Roles roles, String ownerPassword, Migrations migrations) {
        FLYWAY_LOG.setLevel(Level.SEVERE); // it tells at length that nothing is to be done
        var flyway = Flyway.configure(migrations.loader())
                .dataSource(server.jdbcUrl(roles.database()), roles.owner(), ownerPassword)
                .locations(migrations.locations().stream()
                        .map(location -> "classpath:" + location)
                        .toArray(String[]::new))
                .placeholders(Map.of("owner", roles.owner(), "app", roles.app(), "worker", roles.worker()))
                .callbacks(new BackfillWithoutPolicies())
                .validateMigrationNaming(true)
                .outOfOrder(true) // the kit's files and the service's have dates of their own
                .cleanDisabled(true)
                .load();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException(
                    "cannot migrate " + roles.database() + ": "
                            + String.valueOf(e.getMessage()).strip(),
                    e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private record Roles(String database, String owner, String app, String worker) {
        static Roles of(String name) {
            if (!name.matches("[a-z]{1,20}")) {
                throw new IllegalArgumentException("not a name of a service: " + name);
            }
            return new Roles("tradewind_" + name, name + "_owner", name + "_app", name + "_worker");
        }
    }
}
