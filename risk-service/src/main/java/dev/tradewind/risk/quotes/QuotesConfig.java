package dev.tradewind.risk.quotes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where prices come from. */
@ConfigMapping(prefix = "tradewind.risk.quotes")
public interface QuotesConfig {
    /** Whether broker-service's quote stream is followed; tests set quotes by hand. */
    @WithDefault("true")
    boolean enabled();
}
