package dev.tradewind.kit.tenancy;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions over one connection pool, READ COMMITTED, for callers on threads that may wait. */
public final class Transactions {
    private static final Duration ACQUIRE = Duration.ofSeconds(10);

    private final Supplier<Pool> pool;
    private final String workerRole;
    private final ThreadLocal<Boolean> inside = new ThreadLocal<>();

    /** {@code workerRole} is the role of work without a user (C-38). */
    public Transactions(Supplier<Pool> pool, String workerRole) {
        if (!workerRole.matches("[a-z_][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a role name: " + workerRole);
        }
        this.pool = pool;
        this.workerRole = workerRole;
    }

    /** Work of one user: row-level security shows that user's rows only. */
    public <T> T as(UUID user, Function<Sql, T> work) {
        return run(user, false, work);
    }

    /** Work of the application role without a user: sees no user's rows. */
    public <T> T plain(Function<Sql, T> work) {
        return run(null, false, work);
    }

    /** Work without a user under the worker role and its explicit policies. */
    public <T> T system(Function<Sql, T> work) {
        return run(null, true, work);
    }

    private <T> T run(@Nullable UUID user, boolean asWorker, Function<Sql, T> work) {
        Await.refuseEventLoop();
        if (inside.get() != null) {
            throw new IllegalStateException("a transaction is open on this thread already; pass its Sql on instead");
        }
        SqlConnection connection = acquire();
        inside.set(Boolean.TRUE);
        Sql sql = new Sql(connection, workerRole, user, asWorker);
        T result;
        try {
            sql.begin();
            result = work.apply(sql);
            if (sql.isBroken()) {
                throw new IllegalStateException("a failed statement was swallowed; the transaction cannot commit");
            }
            sql.runBeforeCommit();
            sql.settle();
        } catch (Throwable failure) {
            sql.close();
            inside.remove();
            if (failure instanceof StalePlan) {
                throwAway(connection);
            } else {
                rollback(connection);
            }
            throw failure;
        }
        List<Runnable> afterwards = sql.close();
        inside.remove();
        commit(connection, sql.ahead());
        runAfterCommit(afterwards);
        return result;
    }

    private SqlConnection acquire() {
        CompletableFuture<SqlConnection> coming =
                pool.get().getConnection().toCompletionStage().toCompletableFuture();
        try {
            return coming.get(ACQUIRE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            giveBackWhenItComes(coming);
            Thread.currentThread().interrupt();
            throw new Interrupted(interrupted);
        } catch (java.util.concurrent.TimeoutException slow) {
            giveBackWhenItComes(coming);
            throw new DatabaseUnavailable(false, slow);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new DatabaseUnavailable(false, failed.getCause());
        }
    }

    private static void giveBackWhenItComes(CompletableFuture<SqlConnection> coming) {
        coming.thenAccept(SqlConnection::close);
    }

    /**
     * Waits even if interrupted: whether a commit happened is worth knowing. If a statement ahead of it failed, Postgres answered the
     * COMMIT with a silent ROLLBACK.
     */
    private static void commit(SqlConnection connection, List<Future<?>> ahead) {
        Future<?> commit = connection.query("commit").execute();
        commit.onComplete(done -> connection.close());
        Throwable failure = uninterruptibly(commit);
        if (failure != null) {
            RuntimeException translated = Await.translate(failure);
            throw translated instanceof DatabaseUnavailable ? new DatabaseUnavailable(true, failure) : translated;
        }
        for (Future<?> before : ahead) {
            if (before.failed()) {
                throw Await.translate(before.cause());
            }
        }
    }

    /** The connection goes back to the pool only after the rollback, also when a statement is still running. */
    private static void rollback(SqlConnection connection) {
        Future<?> rollback = connection.query("rollback").execute();
        rollback.onComplete(done -> connection.close());
        uninterruptibly(rollback);
    }

    /** The client keeps prepared statements per connection, so a stale one is got rid of with its connection only. */
    private static void throwAway(SqlConnection connection) {
        Promise<Void> gone = Promise.promise();
        // the pool itself hears of it only after this handler has returned
        connection.closeHandler(closed -> Vertx.currentContext().runOnContext(afterwards -> gone.tryComplete()));
        Future<?> end = connection
                .query("rollback; select pg_terminate_backend(pg_backend_pid())")
                .execute();
        // the pool must see the closed socket before the next caller asks for a connection
        Future<?> over = end.eventually(gone::future);
        over.onComplete(done -> connection.close());
        uninterruptibly(over);
    }

    private static @Nullable Throwable uninterruptibly(Future<?> future) {
        CompletableFuture<?> coming = future.toCompletionStage().toCompletableFuture();
        boolean interrupted = false;
        long until = System.nanoTime() + Await.LONGEST.toNanos();
        try {
            while (true) {
                try {
                    coming.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return null;
                } catch (InterruptedException again) {
                    interrupted = true;
                } catch (java.util.concurrent.ExecutionException failed) {
                    return failed.getCause();
                } catch (java.util.concurrent.TimeoutException slow) {
                    return slow;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void runAfterCommit(List<Runnable> actions) {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException failure) {
                Log.errorf(failure, "action after commit failed");
            }
        }
    }
}
