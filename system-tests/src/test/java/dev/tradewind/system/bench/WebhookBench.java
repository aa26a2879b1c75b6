package dev.tradewind.system.bench;

import dev.tradewind.system.harness.Client;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.TestPlatform;
import dev.tradewind.system.harness.Trader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** P6 and P7: alerts against one commit of the same server, and against the order that arrives at the venue. */
final class WebhookBench {
    private static final int TRADERS = 16;
    private static final int CONNECTIONS = 256;
    private static final int COMMIT_CONNECTIONS = 64;

    private final TestPlatform platform;
    private final Report report;
    private final int alerts;
    private final AtomicLong number = new AtomicLong();

    WebhookBench(TestPlatform platform, Report report, int alerts) {
        this.platform = platform;
        this.report = report;
        this.alerts = alerts;
    }

    static Map<String, String> withoutLimits() {
        return Map.of(
                "STRATEGY_SIGNALS_RATE_PER_MINUTE", "1000000",
                "STRATEGY_SIGNALS_BURST", "1000000",
                "TRADEWIND_AUTH_LIMITS_REGISTER_PER_MINUTE", "10000");
    }

    void run() throws Exception {
        List<Trader> traders = IntStream.rangeClosed(1, TRADERS)
                .mapToObj(index -> Trader.register(platform, "bench" + index))
                .toList();
        var commits = new CommitBench(platform.platform().databases());
        commits.prepare();
        commits.alone(200);
        Samples commit = commits.alone(300);
        Samples quiet = oneByOne(traders.getFirst(), 100);
        report.add(
                "P6",
                "one alert at a time, to its 202",
                quiet + "; one commit " + commit,
                "p50 at most 2 commits' time");
        orderLatency(traders.get(1), commit);
        load(traders, commits);
    }

    private Samples oneByOne(Trader trader, int times) {
        var nanos = new long[times];
        for (int index = 0; index < times; index++) {
            nanos[index] = post(trader, "exit", "BTCUSDT", "30");
        }
        return new Samples(nanos);
    }

    private void orderLatency(Trader trader, Samples commit) {
        var nanos = new ArrayList<Long>();
        for (String timeframe : List.of("1", "3", "5", "15", "60")) {
            long before = platform.proxy().ordersSeen();
            long began = System.nanoTime();
            post(trader, "signal", "BTCUSDT", timeframe);
            Eventually.within(
                    Duration.ofSeconds(10),
                    "an order arrives",
                    () -> platform.proxy().ordersSeen() > before);
            nanos.add(platform.proxy().lastOrderAt() - began);
            Eventually.pause(500);
        }
        var samples = new Samples(nanos.stream().mapToLong(Long::longValue).toArray());
        report.add(
                "P7",
                "alert to its order at the venue's door",
                "%s = %.1f commits".formatted(samples, samples.median() / commit.median()),
                "p50 at most 5 commits and the broker's own time");
    }

    private void load(List<Trader> traders, CommitBench commits) throws InterruptedException {
        var ratios = new ArrayList<Double>();
        var rates = new ArrayList<String>();
        Samples last = new Samples(new long[0]);
        for (int round = 0; round < 3; round++) {
            double peer = commits.together(COMMIT_CONNECTIONS, alerts);
            long began = System.nanoTime();
            last = burst(traders);
            double ours = alerts / ((System.nanoTime() - began) / 1e9);
            ratios.add(ours / peer);
            rates.add("%.0f/s against %.0f/s".formatted(ours, peer));
        }
        ratios.sort(null);
        report.add(
                "P6",
                "alerts over " + CONNECTIONS + " connections against commits",
                "ratio %.2f (%.2f to %.2f); %s"
                        .formatted(ratios.get(1), ratios.getFirst(), ratios.getLast(), String.join(", ", rates)),
                "at least 1.2");
        report.add("P7", "answers under that load", last.toString(), "300 ms p99 at 10,000 alerts a second");
    }

    private Samples burst(List<Trader> traders) throws InterruptedException {
        var nanos = new AtomicLongArray(alerts);
        var next = new AtomicLong();
        var threads = new ArrayList<Thread>();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            Trader trader = traders.get(connection % traders.size());
            threads.add(Thread.ofVirtual().start(() -> {
                for (long index = next.getAndIncrement(); index < alerts; index = next.getAndIncrement()) {
                    nanos.set((int) index, post(trader, "exit", "ETHUSDT", "30"));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Samples(IntStream.range(0, alerts).mapToLong(nanos::get).toArray());
    }

    // exits cost the way through the webhook and open nothing; each is one of its own by its trade id
    private long post(Trader trader, String type, String symbol, String timeframe) {
        String body = """
                {"tv":{"exchange":"BINANCE","symbol":"%s","timeframe":"%s","action":"%s"},"timestamp":"%s",\
                "strategy_info":{"trade_id":"b%d"},"execution_intent":{"type":"%s","strategy":"grid","side":"long"}}""".formatted(
                        symbol,
                        timeframe,
                        type.equals("exit") ? "sell" : "buy",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        number.incrementAndGet(),
                        type);
        long began = System.nanoTime();
        var answer = new Client(platform.webhooks()).post(trader.webhookPath(), "application/json", body);
        long nanos = System.nanoTime() - began;
        if (answer.status() != 202) {
            throw new AssertionError("answered " + answer.status() + ": " + answer.body());
        }
        return nanos;
    }
}
