package dev.tradewind.system.bench;

import dev.tradewind.system.harness.Eventually;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When the platform has worked off everything it was told, and whether it did so once. */
final class Rest {
    private static final List<String> CONSUMERS = List.of("strategy", "risk", "broker", "notification");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final BenchPlatform platform;

    Rest(BenchPlatform platform) {
        this.platform = platform;
    }

    /** Waits until every fact told so far is consumed, then counts: each stored signal has exactly one decision. */
    void await() throws SQLException {
        Eventually.within(LIMIT, "every signal is decided", () -> ask(this::undecided) == 0);
        Map<String, Long> told = heads();
        Eventually.within(LIMIT, "every fact is consumed", () -> ask(() -> behind(told)) == 0);
        long signals = signals();
        WrongCount.unlessEqual("decisions", signals, platform.count("risk", """
                select count(*) from decision where step = 0 and outcome <> 'QUEUED'"""));
        WrongCount.unlessEqual("signals with a decision", signals, platform.count("risk", """
                select count(distinct signal_id) from decision where step = 0 and outcome <> 'QUEUED'"""));
        for (String consumer : CONSUMERS) {
            WrongCount.unlessEqual(
                    "facts parked by " + consumer, 0, platform.count(consumer, "select count(*) from parked_event"));
        }
    }

    /** Signals stored so far. */
    long signals() throws SQLException {
        return platform.count("strategy", "select count(*) from signal where is_valid");
    }

    private long undecided() throws SQLException {
        long decided = platform.count("risk", """
                select count(distinct signal_id) from decision where step = 0 and outcome <> 'QUEUED'""");
        return signals() - decided;
    }

    private Map<String, Long> heads() throws SQLException {
        var heads = new HashMap<String, Long>();
        for (String producer : CONSUMERS) {
            heads.put(producer, platform.count(producer, "select sum(position) from event_log_head"));
        }
        return heads;
    }

    // positions of the producers that a service listens to, as far as they were not read yet
    private long behind(Map<String, Long> told) throws SQLException {
        long behind = 0;
        for (String consumer : CONSUMERS) {
            for (var producer : told.entrySet()) {
                Optional<Long> read = read(consumer, producer.getKey());
                behind += read.map(position -> Math.max(0, producer.getValue() - position))
                        .orElse(0L);
            }
        }
        return behind;
    }

    private Optional<Long> read(String consumer, String producer) throws SQLException {
        try (var statement = platform.database(consumer)
                .prepareStatement("select sum(position) from event_cursor where producer = ? having count(*) > 0")) {
            statement.setString(1, producer);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    private interface Question {
        long ask() throws SQLException;
    }

    private static long ask(Question question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look into the database", e);
        }
    }
}
