package dev.tradewind.system.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.Trader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** P7, from the alert to the order at the broker: the way of single entries, and a burst that is worked off once. */
final class OrderPathBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    private static final List<String> TIMEFRAMES = List.of("1", "3");
    private static final String BURST_TIMEFRAME = "5";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final BenchPlatform platform;
    private final BenchSize size;
    private final Alerts alerts;
    private final Peer peer;
    private final Rest rest;
    private final InstantSource clock;
    private final Report report;

    /**
     * Times of one entry in milliseconds.
     *
     * @param toVenue from sending the alert to the order's row at the venue
     * @param atVenue from the attempt to the evidence that the venue has the order
     */
    private record Way(double toVenue, double atVenue) {}

    OrderPathBench(BenchPlatform platform, BenchSize size, Alerts alerts, Peer peer, Rest rest, InstantSource clock) {
        this.platform = platform;
        this.size = size;
        this.alerts = alerts;
        this.peer = peer;
        this.rest = rest;
        this.clock = clock;
        this.report = new Report("P7", size);
    }

    void run() throws SQLException {
        entries();
        burst();
        report.publish();
    }

    private void entries() throws SQLException {
        double commit = peer.commits(200).median();
        var ways = new ArrayList<Way>();
        List<Trader> traders = alerts.traders();
        try (var connection = new AlertConnection(platform.webhooks())) {
            for (int number = 0; number < size.entries(); number++) {
                int lap = number / traders.size();
                ways.add(way(
                        connection,
                        alerts.entry(
                                traders.get(number % traders.size()),
                                SYMBOLS.get((number + lap) % SYMBOLS.size()),
                                TIMEFRAMES.get(lap / SYMBOLS.size() % TIMEFRAMES.size()))));
            }
        } catch (IOException e) {
            throw new WrongCount("an entry was not answered: " + e);
        }
        Spread toVenue = Spread.of(ways.stream().mapToDouble(Way::toVenue).toArray());
        Spread atVenue = Spread.of(ways.stream().mapToDouble(Way::atVenue).toArray());
        double commitAfter = peer.commits(200).median();
        double oneCommit = Spread.of(commit, commitAfter).median();
        report.tell("entries that arrived", ways.size(), "orders");
        report.tell("alert to the order's row at the venue, p50", toVenue.median(), "ms");
        report.tell("alert to the order's row at the venue, p95", toVenue.at(0.95), "ms");
        report.tell("the venue's own time, p50", atVenue.median(), "ms");
        report.tell("one durable commit, p50", oneCommit, "ms");
        report.atMost(
                5,
                "p50 without the venue's own time, against a commit",
                Spread.of(Math.max(0, toVenue.median() - atVenue.median()) / oneCommit),
                "times");
        report.tell("p50 as it is, against a commit", toVenue.median() / oneCommit, "times");
    }

    private Way way(AlertConnection connection, Alerts.Addressed alert) throws IOException {
        Instant sent = clock.instant();
        AlertConnection.Reply reply = connection.post(alert.path(), alert.body());
        WrongCount.unlessEqual("status", 202, reply.status());
        UUID signal =
                UUID.fromString(JSON.readTree(reply.body()).path("signal_id").asText());
        return Eventually.get(LIMIT, "the order of signal " + signal + " at the venue", () -> find(signal, sent));
    }

    private Optional<Way> find(UUID signal, Instant sent) {
        try (var orders = platform.database("broker").prepareStatement("""
                select o.client_order_id, a.started_at, o.acknowledged_at
                from order_intent o join order_attempt a on a.order_id = o.id and a.number = 1
                where o.signal_id = ? and o.acknowledged_at is not null order by a.started_at limit 1""")) {
            orders.setObject(1, signal);
            try (var rows = orders.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                Instant arrived = arrival(platform.database("venue"), rows.getString(1));
                return Optional.of(new Way(
                        millis(sent, arrived),
                        millis(
                                rows.getTimestamp(2).toInstant(),
                                rows.getTimestamp(3).toInstant())));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for the order", e);
        }
    }

    private static Instant arrival(Connection venue, String clientOrderId) throws SQLException {
        try (var query = venue.prepareStatement("select created_at from venue_order where client_order_id = ?")) {
            query.setString(1, clientOrderId);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new WrongCount("order " + clientOrderId + " is acknowledged and unknown to the venue");
                }
                Timestamp created = rows.getTimestamp(1);
                return created.toInstant();
            }
        }
    }

    private void burst() throws SQLException {
        var burst = new ArrayList<Alerts.Addressed>();
        for (Trader trader : alerts.traders()) {
            burst.add(alerts.entry(trader, SYMBOLS.getFirst(), BURST_TIMEFRAME));
        }
        while (burst.size() < size.burst()) {
            burst.add(alerts.exit());
        }
        long before = rest.signals();
        long began = System.nanoTime();
        Flood.Result result = new Flood(platform.webhooks()).send(burst, Flood.CONNECTIONS);
        WrongCount.unlessEqual("signals stored", burst.size(), rest.signals() - before);
        rest.await();
        double workedOff = (System.nanoTime() - began) / 1e9;
        checkWorkedOnce();
        report.atMost(
                300,
                "burst of " + burst.size() + ": answers, p99",
                Spread.of(result.answers().at(0.99)),
                "ms");
        report.atMost(0, "burst: answered with 503 and sent again", Spread.of(result.turnedAway()), "answers");
        report.tell("burst: answered", result.perSecond(), "alerts/s");
        report.tell("burst: last answer after", result.seconds(), "s");
        report.tell("burst: every signal decided and told after", workedOff, "s");
        report.note("The burst holds one entry of each user, the rest are exits that close nothing;"
                + " each signal has one decision, each approved entry one pyramid, each order one row at the venue.");
    }

    /** Each approved entry became one pyramid unless the broker refused it, and no order reached the venue twice. */
    private void checkWorkedOnce() throws SQLException {
        Eventually.within(LIMIT, "approved entries became groups", () -> {
            try {
                return approvedEntries() == pyramids();
            } catch (SQLException e) {
                throw new IllegalStateException("cannot count", e);
            }
        });
        WrongCount.unlessEqual(
                "signals with a pyramid",
                pyramids(),
                platform.count("broker", "select count(distinct signal_id) from pyramid"));
        WrongCount.unlessEqual(
                "orders at the venue without an intent",
                0,
                platform.count("venue", "select count(*) from venue_order") - acknowledged());
    }

    private long approvedEntries() throws SQLException {
        return platform.count("risk", """
                select count(*) from decision
                where outcome = 'APPROVED' and kind in ('ENTRY', 'PYRAMID') and refused_code is null""");
    }

    private long pyramids() throws SQLException {
        return platform.count("broker", "select count(*) from pyramid");
    }

    private long acknowledged() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (var query = platform.database("venue").createStatement();
                var rows = query.executeQuery("select client_order_id from venue_order")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        Connection broker = platform.database("broker");
        try (var query = broker.prepareStatement("select count(*) from order_intent where client_order_id = any (?)")) {
            query.setArray(1, broker.createArrayOf("text", ids.toArray()));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static double millis(Instant from, Instant to) {
        return ChronoUnit.MICROS.between(from, to) / 1e3;
    }
}
