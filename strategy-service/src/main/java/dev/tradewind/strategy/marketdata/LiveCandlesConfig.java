package dev.tradewind.strategy.marketdata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How live candles are made and kept. */
@ConfigMapping(prefix = "strategy.live-candles")
public interface LiveCandlesConfig {
    /** Whether broker-service's quote stream is followed; tests feed quotes by hand. */
    @WithDefault("true")
    boolean enabled();

    /** Venue under which the live candles are kept. */
    @WithDefault("PAPER")
    String venue();

    /** Venue of the shared one-minute series that lie before the live ones; the replay plays these months. */
    @WithDefault("BINANCE-PERP")
    String olderVenue();

    /** Most minutes kept per symbol; the oldest go first. */
    @WithDefault("525600")
    @Min(1440)
    int keptBars();

    /** Fewest minutes that are moved from the database into a new file at once. */
    @WithDefault("240")
    @Min(60)
    int rollBars();

    /** How long a file stays after a longer one took its place, for backtests that name it. */
    @WithDefault("24h")
    Duration replacedFor();
}
