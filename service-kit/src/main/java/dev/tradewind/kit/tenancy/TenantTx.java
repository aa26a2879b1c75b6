package dev.tradewind.kit.tenancy;

import dev.tradewind.kit.config.Installation;
import io.quarkus.logging.Log;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The one way to the service's database. Each transaction says first whose it is, and row-level security holds it to that (S1, D-20). */
@Singleton
public class TenantTx {
    private final Transactions transactions;

    @Inject
    TenantTx(Instance<Pool> pool, Installation installation) {
        this(new Transactions(pool::get, installation.workerRole()));
    }

    /** For tests without a container. */
    public TenantTx(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Work of one user. */
    public <T> T as(UUID user, Function<Sql, T> work) {
        return transactions.as(java.util.Objects.requireNonNull(user, "user"), work);
    }

    /** Work of one user without a result. */
    public void run(UUID user, Consumer<Sql> work) {
        as(user, sql -> {
            work.accept(sql);
            return Boolean.TRUE;
        });
    }

    /** Work without a user (C-38): sees what explicit policies show the worker role. {@code job} names it in failures. */
    public <T> T system(String job, Function<Sql, T> work) {
        if (job.isBlank()) {
            throw new IllegalArgumentException("a job has a name");
        }
        return transactions.system(work);
    }

    /** Work without a user and without a result. */
    public void runSystem(String job, Consumer<Sql> work) {
        system(job, sql -> {
            work.accept(sql);
            return Boolean.TRUE;
        });
    }

    /** The application role with no user set: sees no user's rows. Consumers start like this and then {@link Sql#actAs}. */
    public <T> T nobody(Function<Sql, T> work) {
        return transactions.plain(work);
    }

    /** Whether Postgres answers now. */
    public boolean isReachable() {
        try {
            return nobody(sql -> sql.one("select 1 as up", row -> row.integer("up"))) == 1;
        } catch (RuntimeException gone) {
            Log.debugf("database not reachable: %s", gone.toString());
            return false;
        }
    }
}
