package dev.tradewind.system.killlab;

import dev.tradewind.system.harness.Answer;
import dev.tradewind.system.harness.Client;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.Trader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Alerts as TradingView sends them: entries, exits, repeats and nonsense, sent again after a 5xx and at no other time. */
final class AlertStream {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    private static final List<String> TIMEFRAMES = List.of("1", "3", "5");
    private static final int SENDS = 4;

    private final List<Trader> traders;
    private final List<URI> doors;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final AtomicLong brokenLines = new AtomicLong();
    private volatile boolean isOver;

    AlertStream(List<Trader> traders, List<URI> doors, InstantSource clock, long seed) {
        this.traders = List.copyOf(traders);
        this.doors = List.copyOf(doors);
        this.clock = clock;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Sends until it is told that it is over. */
    void run() {
        while (!isOver) {
            Trader trader = traders.get(random.nextInt(traders.size()));
            URI door = doors.get(random.nextInt(doors.size()));
            String body = nextBody();
            int copies = random.nextInt(10) == 0 ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                send(door, trader, body);
            }
            Eventually.pause(random.nextLong(200, 900));
        }
    }

    void end() {
        isOver = true;
    }

    /** Asks every position to close: one exit per key of every trader. */
    void exitEverything() {
        for (Trader trader : traders) {
            for (String symbol : SYMBOLS) {
                for (String timeframe : TIMEFRAMES) {
                    send(doors.getFirst(), trader, exit(symbol, timeframe));
                }
            }
        }
    }

    /** Ids of the signals that were answered with 202. */
    Set<String> accepted() {
        return Set.copyOf(accepted);
    }

    String counts() {
        return "answers " + statuses + ", lines broken " + brokenLines + ", signals accepted " + accepted.size();
    }

    private void send(URI door, Trader trader, String body) {
        for (int sends = 0; sends < SENDS; sends++) {
            try {
                Answer answer = new Client(door)
                        .patientFor(Duration.ofSeconds(8))
                        .post(trader.webhookPath(), "application/json", body);
                statuses.computeIfAbsent(answer.status(), any -> new AtomicLong())
                        .incrementAndGet();
                if (answer.status() == 202) {
                    accepted.add(answer.json().path("signal_id").asText());
                }
                if (answer.status() < 500) {
                    return;
                }
            } catch (UncheckedIOException e) {
                brokenLines.incrementAndGet();
            }
            Eventually.pause(1000);
        }
    }

    private String nextBody() {
        String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        String timeframe = TIMEFRAMES.get(random.nextInt(TIMEFRAMES.size()));
        int kind = random.nextInt(20);
        if (kind < 14) {
            return entry(symbol, timeframe);
        }
        if (kind < 17) {
            return exit(symbol, timeframe);
        }
        if (kind < 19) {
            return reduce(symbol, timeframe);
        }
        return "{\"tv\":{\"symbol\":\"{{ticker}}\"";
    }

    private String entry(String symbol, String timeframe) {
        return body(symbol, timeframe, "buy", "{\"type\":\"signal\",\"strategy\":\"grid\",\"side\":\"long\"}");
    }

    private String exit(String symbol, String timeframe) {
        return body(symbol, timeframe, "sell", "{\"type\":\"exit\",\"side\":\"long\"}");
    }

    private String reduce(String symbol, String timeframe) {
        return body(symbol, timeframe, "sell", "{\"type\":\"reduce\",\"side\":\"long\",\"reduce_percent\":\"50\"}");
    }

    private String body(String symbol, String timeframe, String action, String intent) {
        return """
                {"tv":{"exchange":"BINANCE","symbol":"%s","timeframe":"%s","action":"%s"},\
                "timestamp":"%s","execution_intent":%s}""".formatted(symbol, timeframe, action, clock.instant().truncatedTo(ChronoUnit.SECONDS), intent);
    }
}
