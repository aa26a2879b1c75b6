package dev.tradewind.strategy.strategies.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How strategies follow live candles. */
@ConfigMapping(prefix = "strategy.live")
public interface LiveConfig {
    /** Whether closed candles are followed; tests feed them by hand. */
    @WithDefault("true")
    boolean enabled();

    /** Life of the lease that makes one replica the owner of a series (R15). */
    @WithDefault("15s")
    Duration lease();
}
