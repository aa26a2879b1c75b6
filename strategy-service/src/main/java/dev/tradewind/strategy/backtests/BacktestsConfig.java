package dev.tradewind.strategy.backtests;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of backtests, and how their work is cut. */
@ConfigMapping(prefix = "strategy.backtests")
public interface BacktestsConfig {
    /** Most jobs of one user that are not over yet. */
    @WithDefault("3")
    @Min(1)
    @Max(100)
    int maxUnfinished();

    /** Most jobs of one user that are kept. */
    @WithDefault("200")
    @Min(1)
    @Max(10000)
    int maxKept();

    /** Most bars of one run, all its symbols together. */
    @WithDefault("2000000")
    @Min(1000)
    @Max(100000000)
    long maxBars();

    /** Most parameter sets of one sweep or walk-forward. */
    @WithDefault("100000")
    @Min(1)
    @Max(1000000)
    long maxSets();

    /** Most bars times sets of one job. */
    @WithDefault("50000000000")
    @Min(1000)
    long maxWork();

    /** Bars times sets in one chunk of a sweep, a two hundredth of it in event mode: about a second of one core, so that users take turns. */
    @WithDefault("100000000")
    @Min(1000)
    long chunkWork();

    /** How long a worker may be silent before another one gets its chunk. */
    @WithDefault("15s")
    Duration lease();
}
