package dev.tradewind.strategy.strategies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of strategies on live prices. */
@ConfigMapping(prefix = "strategy.strategies")
public interface StrategiesConfig {
    /** Most strategies of one user, switched off ones included (R22). */
    @WithDefault("50")
    @Min(1)
    @Max(1000)
    int maxPerUser();
}
