package dev.tradewind.broker.venue.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How history is replayed. */
@ConfigMapping(prefix = "tradewind.replay")
public interface ReplayConfig {
    /** Whether the market moves by itself; tests and the manual market switch it off. */
    @WithDefault("true")
    boolean enabled();

    /** Speed: bars of history per minute of ours. */
    @WithDefault("60")
    @Min(1)
    @Max(6000)
    int barsPerMinute();
}
