package dev.tradewind.kit.tenancy;

import dev.tradewind.kit.problem.Unavailable;
import io.vertx.pgclient.PgException;

/** A table changed under a prepared statement, as a rolling deploy does (R19). The connection is thrown away; the next try works. */
final class StalePlan extends Unavailable {
    private static final long serialVersionUID = 1L;

    StalePlan(PgException cause) {
        super("DATABASE_UNAVAILABLE", "The database is being upgraded. Try again.", cause);
    }
}
