package dev.tradewind.strategy.signals.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of arriving alerts (D-09, D-17, C-57). */
@ConfigMapping(prefix = "strategy.signals")
public interface SignalsConfig {
    /** Largest body of an alert, in bytes. */
    @WithDefault("16384")
    @Min(1024)
    @Max(65536)
    int maxBodyBytes();

    /** How old an alert may be to open anything, and how far ahead of our clock it may claim to be. */
    @WithDefault("60s")
    Duration window();

    /** Alerts per minute and token. */
    @WithDefault("60")
    @Min(1)
    int ratePerMinute();

    /** Alerts of one token at once, above the rate. */
    @WithDefault("20")
    @Min(1)
    int burst();

    /** Tokens whose rate is remembered. */
    @WithDefault("50000")
    @Min(100)
    int rememberedTokens();
}
