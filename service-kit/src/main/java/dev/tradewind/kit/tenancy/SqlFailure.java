package dev.tradewind.kit.tenancy;

import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** Postgres refused a statement; the transaction is lost. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String state;
    private final @Nullable String constraint;

    SqlFailure(PgException cause) {
        super(cause.getMessage(), cause);
        this.state = cause.getSqlState();
        this.constraint = cause.getConstraint();
    }

    /** SQLSTATE, five characters. */
    public String state() {
        return state;
    }

    /** Name of the broken constraint, if it was one. */
    public @Nullable String constraint() {
        return constraint;
    }

    public boolean isUniqueViolation() {
        return "23505".equals(state);
    }

    public boolean isUniqueViolation(String constraintName) {
        return isUniqueViolation() && constraintName.equals(constraint);
    }

    /** Row-level security or a missing grant said no. */
    public boolean isForbidden() {
        return "42501".equals(state);
    }

    /** A deadlock, a lock or statement timeout: the same work may succeed when repeated as a whole. */
    public boolean isWorthRepeating() {
        return "40P01".equals(state) || "40001".equals(state) || "55P03".equals(state) || "57014".equals(state);
    }
}
