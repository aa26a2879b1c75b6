package dev.tradewind.broker.venue.persistence;

import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The one way to the venue's own database. It has no users and no row-level security: an account is an id that a client chose. */
@Singleton
public class VenueDatabase {
    private final Transactions transactions;

    VenueDatabase(@ReactiveDataSource("venue") Instance<Pool> pool) {
        this.transactions = new Transactions(pool::get, "venue_worker");
    }

    /** One transaction. */
    public <T> T transaction(Function<Sql, T> work) {
        return transactions.plain(work);
    }
}
