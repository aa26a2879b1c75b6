package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.kit.lifecycle.Stopping;
import dev.tradewind.strategy.marketdata.CandleKey;
import dev.tradewind.strategy.marketdata.ClosedCandles;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands closed candles to the runner, each series on a line of its own, so that whoever makes the candles never waits. */
@Singleton
public class CandleFollower {
    private final ClosedCandles candles;
    private final LiveRunner runner;
    private final LiveConfig config;
    private final Stopping stopping;
    private final InstantSource clock;
    private final SerialLines<CandleKey> lines = new SerialLines<>();

    CandleFollower(
            ClosedCandles candles, LiveRunner runner, LiveConfig config, Stopping stopping, InstantSource clock) {
        this.candles = candles;
        this.runner = runner;
        this.config = config;
        this.stopping = stopping;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        ClosedCandles.Listening listening = candles.listen(this::closed);
        stopping.onStop(() -> {
            listening.close();
            lines.stop();
        });
        Thread.ofVirtual().name("strategies start").start(this::catchUp);
    }

    /** A strategy was switched on: it is warmed up now, not at the next candle. */
    public void switchedOn(CandleKey key) {
        if (config.enabled()) {
            lines.submit(key, () -> runner.catchUp(key));
        }
    }

    private void closed(CandleKey key, BarSeries bar, ClosedCandles.MarketThen market) {
        var heard = HeardCandle.of(key, bar, clock.instant(), market);
        lines.submit(key, () -> runner.closed(heard));
    }

    private void catchUp() {
        try {
            runner.series().forEach(key -> lines.submit(key, () -> runner.catchUp(key)));
        } catch (RuntimeException failure) {
            Log.warnf(failure, "strategies wait for their next candle");
        }
    }
}
