package dev.tradewind.broker.quotes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How quotes come in. */
@ConfigMapping(prefix = "tradewind.quotes")
public interface QuotesConfig {
    /** Whether the venue's quote stream is followed. */
    @WithDefault("true")
    boolean enabled();

    /** A quote older than this is stale: no entries on it (R12). */
    @WithDefault("10s")
    Duration maxAge();

    /** Silence after which the stream is taken for broken; the venue says something every 5 s. */
    @WithDefault("15s")
    Duration longestSilence();

    /** One-minute bars kept per symbol for charts. */
    @WithDefault("1440")
    int bars();
}
