package dev.tradewind.system.bench;

import dev.tradewind.local.postgres.DatabaseSetup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The peer of the webhook: plain inserts of rows of the same size into the same server, one durable commit each. */
final class CommitBench {
    private static final String ROW = "x".repeat(600);

    private final DatabaseSetup databases;

    CommitBench(DatabaseSetup databases) {
        this.databases = databases;
    }

    void prepare() throws SQLException {
        try (Connection connection = databases.superuser("tradewind_strategy");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists bench_row (id bigint generated always as identity, body text)");
        }
    }

    /** Time of one commit at a time. */
    Samples alone(int commits) throws SQLException {
        try (Connection connection = databases.superuser("tradewind_strategy");
                PreparedStatement insert = connection.prepareStatement("insert into bench_row (body) values (?)")) {
            var nanos = new long[commits];
            for (int index = 0; index < commits; index++) {
                insert.setString(1, ROW);
                long began = System.nanoTime();
                insert.executeUpdate();
                nanos[index] = System.nanoTime() - began;
            }
            return new Samples(nanos);
        }
    }

    /** Commits per second over so many connections. */
    double together(int connections, int commits) throws InterruptedException {
        var left = new AtomicLong(commits);
        var threads = new ArrayList<Thread>();
        long began = System.nanoTime();
        for (int index = 0; index < connections; index++) {
            threads.add(Thread.ofVirtual().start(() -> insertWhileAnyIsLeft(left)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return commits / ((System.nanoTime() - began) / 1e9);
    }

    private void insertWhileAnyIsLeft(AtomicLong left) {
        try (Connection connection = databases.superuser("tradewind_strategy");
                PreparedStatement insert = connection.prepareStatement("insert into bench_row (body) values (?)")) {
            while (left.getAndDecrement() > 0) {
                insert.setString(1, ROW);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
