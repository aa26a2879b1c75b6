package dev.tradewind.system.bench;

import dev.tradewind.system.harness.Trader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Synthetic alerts in the shape of TradingView's, each different from all before. */
final class Alerts {
    // no position is opened in it, so the exits below are decided and have nothing to close
    private static final String IDLE_TIMEFRAME = "15";

    private final List<Trader> traders;
    private final InstantSource clock;
    private final Instant began;
    private final AtomicLong number = new AtomicLong();

    /** An alert on its way to a hook. */
    record Addressed(String path, String body) {}

    Alerts(List<Trader> traders, InstantSource clock) {
        this.traders = List.copyOf(traders);
        this.clock = clock;
        this.began = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    List<Trader> traders() {
        return traders;
    }

    /** An exit of the next user in turn, where there is nothing to close. */
    Addressed exit() {
        long next = number.incrementAndGet();
        Trader trader = traders.get((int) (next % traders.size()));
        // exits have no age limit (D-09), so that the past gives each a timestamp, and with it a key, of its own
        return addressed(
                trader,
                "BTCUSDT",
                IDLE_TIMEFRAME,
                "sell",
                began.minusMillis(next),
                "{\"type\":\"exit\",\"side\":\"long\"}");
    }

    Addressed entry(Trader trader, String symbol, String timeframe) {
        return addressed(
                trader,
                symbol,
                timeframe,
                "buy",
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "{\"type\":\"signal\",\"strategy\":\"grid\",\"side\":\"long\"}");
    }

    private static Addressed addressed(
            Trader trader, String symbol, String timeframe, String action, Instant at, String intent) {
        return new Addressed(trader.webhookPath(), """
                {"tv":{"exchange":"BINANCE","symbol":"%s","timeframe":"%s","action":"%s"},\
                "timestamp":"%s","execution_intent":%s}""".formatted(symbol, timeframe, action, at, intent));
    }
}
