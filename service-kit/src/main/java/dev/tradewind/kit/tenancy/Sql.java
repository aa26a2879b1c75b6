package dev.tradewind.kit.tenancy;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Handle of one transaction. Parameters are {@code $1, $2}; it is valid only inside the work it was given to. */
public final class Sql {
    private final SqlConnection connection;
    private final String workerRole;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> beforeCommit = new ArrayList<>();
    private final Map<Object, Object> attachments = new HashMap<>();
    private final List<Future<?>> sent = new ArrayList<>();
    private final List<Future<?>> ahead = new ArrayList<>();
    private @Nullable UUID user;
    private boolean isWorker;
    private boolean isBroken;
    private boolean isOver;

    Sql(SqlConnection connection, String workerRole, @Nullable UUID user, boolean isWorker) {
        this.connection = connection;
        this.workerRole = workerRole;
        this.user = user;
        this.isWorker = isWorker;
    }

    /** All rows. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... args) {
        return rows(execute(sql, args), mapper);
    }

    /**
     * As {@link #list}, but it goes out at once and its rows are waited for when they are asked for: questions that do not depend on
     * each other cost one round trip together.
     */
    public <T> Supplier<List<T>> ask(String sql, RowMapper<T> mapper, @Nullable Object... args) {
        check();
        Future<RowSet<Row>> coming = connection.preparedQuery(sql).execute(Parameters.of(args));
        sent.add(coming);
        return () -> rows(await(coming), mapper);
    }

    private static <T> List<T> rows(RowSet<Row> rows, RowMapper<T> mapper) {
        List<T> result = new ArrayList<>(rows.size());
        for (Row row : rows) {
            result.add(mapper.apply(new SqlRow(row)));
        }
        return result;
    }

    /** No row or one; more than one is a broken invariant. */
    public <T> Optional<T> find(String sql, RowMapper<T> mapper, @Nullable Object... args) {
        List<T> rows = list(sql, mapper, args);
        if (rows.size() > 1) {
            throw new IllegalStateException("expected at most one row, got " + rows.size() + ": " + sql);
        }
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }

    /** Exactly one row. */
    public <T> T one(String sql, RowMapper<T> mapper, @Nullable Object... args) {
        List<T> rows = list(sql, mapper, args);
        if (rows.size() != 1) {
            throw new IllegalStateException("expected one row, got " + rows.size() + ": " + sql);
        }
        return rows.getFirst();
    }

    /** Number of rows inserted, updated or deleted. */
    public int update(String sql, @Nullable Object... args) {
        return execute(sql, args).rowCount();
    }

    /** The same statement once per entry, sent together and not waited for, as by {@link #send}. */
    public void batch(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        check();
        List<Tuple> tuples = rows.stream().map(Parameters::of).toList();
        sent.add(connection.preparedQuery(sql).executeBatch(tuples));
    }

    /**
     * As {@link #update}, for callers who need no count: it goes out at once and is waited for together with what comes next. A
     * failure shows there, at the latest before the commit.
     */
    public void send(String sql, @Nullable Object... args) {
        check();
        sent.add(connection.preparedQuery(sql).execute(Parameters.of(args)));
    }

    /**
     * Sent as the last statement, with the COMMIT right behind it: a round trip less, and its locks are held for that much less.
     * Only for statements of the kit whose parameters the client itself never refuses; what the server refuses is a rollback.
     * The rows are there after the commit.
     */
    public <T> Supplier<List<T>> sendLast(String sql, RowMapper<T> mapper, @Nullable Object... args) {
        settle();
        Future<RowSet<Row>> coming = ahead(connection.preparedQuery(sql).execute(Parameters.of(args)));
        return () -> rows(coming.result(), mapper);
    }

    /** From here on the transaction works for another user ({@code null}: for none). For consumers, whose batches carry facts of many users. */
    public void actAs(@Nullable UUID other) {
        if (isWorker) {
            throw new IllegalStateException("work without a user cannot become work of a user");
        }
        if (java.util.Objects.equals(user, other)) {
            return;
        }
        check();
        tellUser(other);
        user = other;
    }

    /** User the transaction works for; null for none. */
    public @Nullable UUID user() {
        return user;
    }

    /** Runs after the commit, outside the transaction; lost if the process dies in between. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** Runs as the last thing before the commit, in the transaction. */
    public void beforeCommit(Runnable action) {
        beforeCommit.add(action);
    }

    /** Something that lives as long as this transaction, made on first use. */
    @SuppressWarnings("unchecked")
    public <T> T attachment(Object key, Supplier<T> create) {
        return (T) attachments.computeIfAbsent(key, unused -> create.get());
    }

    /** Takes the worker role for the rest of the transaction (C-38); only kit code that writes rows of several users needs it. */
    public void becomeWorker() {
        if (!isWorker) {
            check();
            tellRole();
            isWorker = true;
        }
    }

    /** BEGIN, role and user go out together with the first statement; if one of them fails, so does everything behind it. */
    void begin() {
        ahead(connection.query("begin").execute());
        if (isWorker) {
            tellRole();
        }
        tellUser(user);
    }

    private void tellRole() {
        ahead(connection.query("set local role \"" + workerRole + "\"").execute());
    }

    private void tellUser(@Nullable UUID whose) {
        ahead(connection
                .preparedQuery("select set_config('app.user_id', $1, true)")
                .execute(Tuple.of(whose == null ? "" : whose.toString())));
    }

    private <T> Future<T> ahead(Future<T> future) {
        ahead.add(future);
        return future;
    }

    /** The kit's own statements that went out and were not looked at yet. */
    List<Future<?>> ahead() {
        return ahead;
    }

    boolean isBroken() {
        return isBroken;
    }

    void runBeforeCommit() {
        for (int i = 0; i < beforeCommit.size(); i++) {
            beforeCommit.get(i).run();
        }
    }

    List<Runnable> close() {
        isOver = true;
        return afterCommit;
    }

    private RowSet<Row> execute(String sql, @Nullable Object... args) {
        check();
        if (args.length == 0) {
            return await(connection.query(sql).execute());
        }
        return await(connection.preparedQuery(sql).execute(Parameters.of(args)));
    }

    private void check() {
        if (isOver) {
            throw new IllegalStateException("this transaction is over");
        }
        if (isBroken) {
            throw new IllegalStateException(
                    "a statement of this transaction failed before; it can only be rolled back");
        }
    }

    /** Waits for what was sent without waiting. */
    void settle() {
        if (!sent.isEmpty()) {
            await(sent.getLast());
        }
    }

    // the server answers in order, so what went out before is answered when this is, and its failure is the first cause
    private <T> T await(Future<T> future) {
        try {
            look(ahead);
            look(sent);
            return Await.get(future, Await.LONGEST);
        } catch (InterruptedException interrupted) {
            isBroken = true;
            Thread.currentThread().interrupt();
            throw new Interrupted(interrupted);
        } catch (RuntimeException failure) {
            isBroken = true; // Postgres answers a later COMMIT with a silent ROLLBACK
            throw failure;
        }
    }

    private static void look(List<Future<?>> futures) throws InterruptedException {
        for (Future<?> future : futures) {
            Await.get(future, Await.LONGEST);
        }
        futures.clear();
    }
}
