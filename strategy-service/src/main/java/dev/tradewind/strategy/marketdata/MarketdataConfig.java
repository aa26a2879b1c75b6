package dev.tradewind.strategy.marketdata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Optional;

/** Where price history is kept and how much of it may come in. */
@ConfigMapping(prefix = "strategy.marketdata")
public interface MarketdataConfig {
    /** Folder of the candle files, shared with the workers; by default {@code candles} in the state folder. */
    Optional<Path> folder();

    /** Most heap for series that nobody uses right now, in bytes. */
    @WithDefault("8000000")
    @Min(0)
    long cacheBytes();

    /** Whether the shipped sample series are installed at the start. */
    @WithDefault("true")
    boolean samples();

    /** Largest upload, in bytes. */
    @WithDefault("1073741824")
    @Min(1)
    long maxUploadBytes();

    /** Most bars of one import. */
    @WithDefault("20000000")
    @Min(1)
    @Max(100_000_000)
    long maxBars();

    /** Most series and unfinished imports of one user. */
    @WithDefault("50")
    @Min(1)
    int maxPerUser();

    /** Live candles. */
    Live live();

    /** How live candles are made and kept. */
    interface Live {
        /** Whether broker-service's quote stream is followed; tests feed quotes by hand. */
        @WithDefault("true")
        boolean enabled();

        /** Venue under which the live candles are kept. */
        @WithDefault("PAPER")
        String venue();

        /** Most minutes kept per symbol; the oldest go first. */
        @WithDefault("525600")
        @Min(1_440)
        int keptBars();

        /** Fewest minutes that are moved from the database into a new file at once. */
        @WithDefault("1440")
        @Min(60)
        int rollBars();

        /** How long a file stays after a longer one took its place, for backtests that name it. */
        @WithDefault("24h")
        java.time.Duration replacedFor();
    }
}
