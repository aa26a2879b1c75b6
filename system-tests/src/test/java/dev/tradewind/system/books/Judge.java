package dev.tradewind.system.books;

import dev.tradewind.system.books.Table.Row;
import dev.tradewind.system.books.Verdict.Fault;
import dev.tradewind.system.harness.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges the books of a platform from outside, with plain SQL against every service's own tables. */
public final class Judge {
    private static final Set<String> FINAL_OUTCOMES = Set.of("REFUSED", "DUPLICATE", "REJECTED", "CLOSED", "FAILED");
    private static final List<String> CONSUMERS = List.of("auth", "strategy", "risk", "broker", "notification");

    private final TestPlatform platform;

    public Judge(TestPlatform platform) {
        this.platform = platform;
    }

    /** Whether nothing is open or under way any more. */
    public boolean isAtRest(Set<String> acceptedSignals) {
        try (Connection broker = platform.database("broker");
                Connection strategy = platform.database("strategy")) {
            return count(broker, "select count(*) from position_group where status not in ('CLOSED', 'FAILED')") == 0
                    && count(
                                    broker,
                                    "select count(*) from order_intent where state not in ('FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')")
                            == 0
                    && unfinished(strategy, acceptedSignals) == 0;
        } catch (SQLException e) {
            return false; // the database may be coming back
        }
    }

    /** Everything that is wrong. */
    public Verdict judge(Set<String> acceptedSignals) throws SQLException {
        var verdict = new Verdict();
        try (Connection broker = platform.database("broker");
                Connection venue = platform.database("venue");
                Connection strategy = platform.database("strategy");
                Connection risk = platform.database("risk")) {
            new VenueJudge(venue, verdict).judge();
            new OrderJudge(broker, venue, verdict).judge();
            judgeSignals(strategy, risk, acceptedSignals, verdict);
            judgeGroups(broker, verdict);
            judgeReservations(risk, verdict);
        }
        for (String consumer : CONSUMERS) {
            try (Connection connection = platform.database(consumer)) {
                for (Row row : Table.read(connection, "select type, failure from parked_event")) {
                    verdict.add(Fault.STUCK, consumer + " parked " + row.text("type") + ": " + row.text("failure"));
                }
            }
        }
        return verdict;
    }

    /** How much there was to judge; a run without executions proves nothing. */
    public Extent extent() throws SQLException {
        try (Connection broker = platform.database("broker");
                Connection venue = platform.database("venue")) {
            return new Extent(
                    count(broker, "select count(*) from position_group"),
                    count(broker, "select count(*) from order_intent"),
                    count(venue, "select count(*) from venue_order"),
                    count(venue, "select count(*) from venue_execution"));
        }
    }

    /** Counts of what was judged. */
    public record Extent(long groups, long orders, long venueOrders, long executions) {
        @Override
        public String toString() {
            return "groups=%d orders=%d venue-orders=%d executions=%d"
                    .formatted(groups, orders, venueOrders, executions);
        }
    }

    private void judgeSignals(Connection strategy, Connection risk, Set<String> accepted, Verdict verdict)
            throws SQLException {
        Map<String, String> outcomes = outcomes(strategy);
        for (String signal : accepted) {
            String outcome = outcomes.get(signal);
            if (outcome == null) {
                verdict.add(Fault.LOST, "signal " + signal + " was answered with 202 and is not stored");
            } else if (!FINAL_OUTCOMES.contains(outcome)) {
                verdict.add(Fault.LOST, "signal " + signal + " has no final outcome, it is " + outcome);
            }
        }
        for (Row row : Table.read(risk, """
                select signal_id, step, count(*) as times from decision
                where outcome <> 'QUEUED' group by signal_id, step having count(*) > 1""")) {
            verdict.add(
                    Fault.DOUBLED, "signal " + row.text("signal_id") + " was decided " + row.text("times") + " times");
        }
    }

    private static void judgeGroups(Connection broker, Verdict verdict) throws SQLException {
        for (Row row :
                Table.read(broker, "select id, status from position_group where status not in ('CLOSED', 'FAILED')")) {
            verdict.add(Fault.STUCK, "group " + row.text("id") + " is " + row.text("status"));
        }
        for (Row row : Table.read(
                broker, "select signal_id, count(*) as times from pyramid group by signal_id having count(*) > 1")) {
            verdict.add(Fault.DOUBLED, "signal " + row.text("signal_id") + " made " + row.text("times") + " pyramids");
        }
    }

    private static void judgeReservations(Connection risk, Verdict verdict) throws SQLException {
        for (Row row : Table.read(risk, "select decision_id, leg_index, held from reservation where state = 'HELD'")) {
            verdict.add(
                    Fault.STUCK,
                    "reservation " + row.text("decision_id") + "/" + row.text("leg_index") + " still holds "
                            + row.text("held"));
        }
    }

    private static long unfinished(Connection strategy, Set<String> accepted) throws SQLException {
        Map<String, String> outcomes = outcomes(strategy);
        return accepted.stream()
                .filter(signal -> !FINAL_OUTCOMES.contains(outcomes.getOrDefault(signal, "")))
                .count();
    }

    private static Map<String, String> outcomes(Connection strategy) throws SQLException {
        var outcomes = new HashMap<String, String>();
        for (Row row : Table.read(strategy, "select id, outcome from signal")) {
            outcomes.put(row.text("id"), row.text("outcome"));
        }
        return outcomes;
    }

    private static long count(Connection connection, String query) throws SQLException {
        return Table.read(connection, query).getFirst().number("count");
    }
}
