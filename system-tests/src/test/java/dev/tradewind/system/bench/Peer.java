package dev.tradewind.system.bench;

import dev.tradewind.local.process.OwnSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * The other side of the comparison: the same two rows, a signal and its event, inserted by one statement and one commit
 * per alert into copies of the tables on the same PostgreSQL. It reads no HTTP, checks no token and has no row-level
 * security, and its head of the log is a sequence.
 */
final class Peer {
    static final int CONNECTIONS = 32;

    private static final String PREPARE = """
            create schema peer;
            create sequence peer.position;
            create table peer.signal (like public.signal including all);
            create table peer.event_log (like public.event_log including all);
            create table peer.probe (at timestamptz not null default clock_timestamp());
            create table peer.signal_template as
              select (row_number() over ())::int - 1 as number, first.*
              from (select distinct on (user_id) * from public.signal where is_valid order by user_id, received_at) first;
            create table peer.event_template as
              select t.number, e.* from peer.signal_template t join public.event_log e on e.aggregate_id = t.id::text;
            alter table peer.signal_template add primary key (number);
            alter table peer.event_template add primary key (number);
            analyze peer.signal_template, peer.event_template;""";

    private final BenchPlatform platform;
    private final Optional<Path> pgbench = OwnSession.findProgram("pgbench");
    private final String statement;
    private final int users;

    /** Takes rows that were stored by strategy-service as patterns, one for each user. */
    Peer(BenchPlatform platform, int users) throws SQLException {
        this.platform = platform;
        this.users = users;
        try (var prepare = platform.database("strategy").createStatement()) {
            prepare.execute(PREPARE);
        }
        WrongCount.unlessEqual(
                "patterns for the peer", users, platform.count("strategy", "select count(*) from peer.event_template"));
        statement = """
                with fresh as (select uuidv7() as id, nextval('peer.position') as position),
                stored as (insert into peer.signal (%s) select %s from peer.signal_template t, fresh where t.number = :user)
                insert into peer.event_log (%s) select %s from peer.event_template t, fresh where t.number = :user""".formatted(
                        String.join(", ", columns("signal")),
                        values("signal"),
                        String.join(", ", columns("event_log")),
                        values("event_log"));
    }

    String name() {
        return pgbench.isPresent() ? "pgbench" : "plain JDBC (pgbench is not installed)";
    }

    /** Alerts per second; so many commits over all connections. */
    double perSecond(int alerts) throws SQLException {
        int each = alerts / CONNECTIONS;
        long before = rows();
        double perSecond = pgbench.isPresent() ? withPgbench(pgbench.get(), each) : withJdbc(each);
        WrongCount.unlessEqual("signals of the peer", (long) each * CONNECTIONS, rows() - before);
        return perSecond;
    }

    /** Times of durable commits of one tiny row on one connection, in milliseconds. */
    Spread commits(int count) throws SQLException {
        var nanos = new long[count];
        try (Connection connection = platform.newConnection("strategy");
                var insert = connection.prepareStatement("insert into peer.probe default values")) {
            for (int index = -count / 10; index < count; index++) { // the first ones prepare the statement
                long began = System.nanoTime();
                insert.execute();
                if (index >= 0) {
                    nanos[index] = System.nanoTime() - began;
                }
            }
        }
        return Spread.ofNanos(nanos);
    }

    private long rows() throws SQLException {
        WrongCount.unlessEqual(
                "events of the peer",
                platform.count("strategy", "select count(*) from peer.signal"),
                platform.count("strategy", "select count(*) from peer.event_log"));
        return platform.count("strategy", "select count(*) from peer.signal");
    }

    private double withPgbench(Path program, int each) {
        try {
            Path script = Files.writeString(
                    platform.settings().home().resolve("peer.sql"),
                    "\\set user random(0, " + (users - 1) + ")\n" + statement + ";\n");
            var builder = new ProcessBuilder(List.of(
                            program.toString(),
                            "--no-vacuum",
                            "--protocol=prepared",
                            "--client=" + CONNECTIONS,
                            "--jobs=2",
                            "--transactions=" + each,
                            "--file=" + script,
                            "--host=127.0.0.1",
                            "--port=" + platform.settings().postgresPort(),
                            "--username=postgres",
                            "tradewind_strategy"))
                    .redirectErrorStream(true);
            builder.environment()
                    .put(
                            "PGPASSWORD",
                            Files.readString(platform.settings().secrets().resolve("postgres-superuser.password"))
                                    .strip());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines()
                    .filter(line -> line.startsWith("tps = "))
                    .map(line -> Double.parseDouble(line.split(" ")[2]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("pgbench says: " + output));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + program, e);
        }
    }

    private double withJdbc(int each) throws SQLException {
        var connections = new ArrayList<Connection>();
        try (var workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int index = 0; index < CONNECTIONS; index++) {
                connections.add(platform.newConnection("strategy"));
            }
            List<Callable<Integer>> tasks = connections.stream()
                    .map(connection -> (Callable<Integer>) () -> insert(connection, each))
                    .toList();
            long began = System.nanoTime();
            int inserted = 0;
            for (Future<Integer> task : workers.invokeAll(tasks)) {
                inserted += task.get();
            }
            return inserted / ((System.nanoTime() - began) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the peer failed", e);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private int insert(Connection connection, int times) throws SQLException {
        try (var insert = connection.prepareStatement(statement.replace(":user", "?"))) {
            for (int done = 0; done < times; done++) {
                int user = ThreadLocalRandom.current().nextInt(users);
                insert.setInt(1, user);
                insert.setInt(2, user);
                insert.executeUpdate();
            }
            return times;
        }
    }

    private List<String> columns(String table) throws SQLException {
        var names = new ArrayList<String>();
        try (var query = platform.database("strategy").createStatement();
                var rows = query.executeQuery("""
                        select column_name from information_schema.columns
                        where table_schema = 'peer' and table_name = '%s' order by ordinal_position""".formatted(table))) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private String values(String table) throws SQLException {
        return columns(table).stream()
                .map(column -> switch (column) {
                    case "id", "position" -> "fresh." + column;
                    case "aggregate_id" -> "fresh.id::text";
                    case "dedupe_key" -> "t.dedupe_key || fresh.position";
                    default -> "t." + column;
                })
                .collect(Collectors.joining(", "));
    }
}
