package dev.tradewind.system.parity;

import dev.tradewind.system.books.Table;
import dev.tradewind.system.books.Table.Row;
import dev.tradewind.system.harness.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether everything that a quote set in motion has come to its end: the order core knows what the venue knows, no order and no
 * position is between two states, and every service has read all that the others told.
 */
final class Quiet implements AutoCloseable {
    private static final List<String> SERVICES = List.of("strategy", "risk", "broker");

    private final Map<String, Connection> databases = new HashMap<>();

    Quiet(TestPlatform platform) throws SQLException {
        for (String service : List.of("strategy", "risk", "broker", "venue")) {
            databases.put(service, platform.database(service));
        }
    }

    /** Facts told before and after are the same, so that nothing happened while the services were asked one after the other. */
    boolean isQuiet() {
        try {
            Map<String, Map<Long, Long>> told = told();
            return isSettled() && knowsTheVenue() && hasReadAll(told) && told.equals(told());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isSettled() throws SQLException {
        return count("broker", """
                        select count(*) from order_intent
                        where state not in ('LIVE', 'PARTIAL', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')
                           or cancel_requested_at is not null and ended_at is null""") == 0
                && count("broker", "select count(*) from position_group where status in ('WAITING', 'CLOSING')") == 0
                && count("broker", """
                        select count(*) from position_group
                        where status not in ('CLOSED', 'FAILED') and unprotected_since is not null""") == 0
                && count("strategy", "select count(*) from signal where outcome in ('RECEIVED', 'APPROVED')") == 0;
    }

    private boolean knowsTheVenue() throws SQLException {
        return count("broker", "select count(*) from execution where kind = 'TRADE'")
                        == count("venue", "select count(*) from venue_execution")
                && count("broker", "select count(*) from order_intent where state in ('LIVE', 'PARTIAL')")
                        == count(
                                "venue",
                                "select count(*) from venue_order where status in ('NEW', 'PARTIALLY_FILLED')");
    }

    private Map<String, Map<Long, Long>> told() throws SQLException {
        var told = new HashMap<String, Map<Long, Long>>();
        for (String producer : SERVICES) {
            var heads = new HashMap<Long, Long>();
            for (Row row : read(producer, "select partition, position from event_log_head where position > 0")) {
                heads.put(row.number("partition"), row.number("position"));
            }
            told.put(producer, heads);
        }
        return told;
    }

    private boolean hasReadAll(Map<String, Map<Long, Long>> told) throws SQLException {
        for (String reader : SERVICES) {
            var cursors = new HashMap<String, Map<Long, Long>>();
            for (Row row : read(reader, "select consumer, producer, partition, position from event_cursor")) {
                cursors.computeIfAbsent(row.text("consumer") + " " + row.text("producer"), unused -> new HashMap<>())
                        .put(row.number("partition"), row.number("position"));
            }
            for (var cursor : cursors.entrySet()) {
                String producer = cursor.getKey().split(" ", -1)[1];
                var heads = told.getOrDefault(producer, Map.of());
                var positions = cursor.getValue();
                if (heads.entrySet().stream()
                        .anyMatch(head -> positions.getOrDefault(head.getKey(), 0L) < head.getValue())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What is not at rest, for the message of a test that waited in vain. */
    List<String> unrest() {
        var sentences = new ArrayList<String>();
        try {
            for (Row row : read("broker", "select client_order_id, role, state, reason from order_intent")) {
                sentences.add(row.columns().toString());
            }
            for (Row row : read("broker", "select status, close_reason, unprotected_since from position_group")) {
                sentences.add(row.columns().toString());
            }
            for (Row row : read("strategy", "select classification, outcome, outcome_code from signal")) {
                sentences.add(row.columns().toString());
            }
            sentences.add("settled " + isSettled() + ", knows the venue " + knowsTheVenue() + ", has read all "
                    + hasReadAll(told()));
        } catch (SQLException e) {
            sentences.add(e.toString());
        }
        return sentences;
    }

    List<Row> read(String service, String query) throws SQLException {
        return Table.read(databases.get(service), query);
    }

    private long count(String service, String query) throws SQLException {
        return read(service, query).getFirst().number("count");
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : databases.values()) {
            connection.close();
        }
    }
}
