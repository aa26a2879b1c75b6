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
}
