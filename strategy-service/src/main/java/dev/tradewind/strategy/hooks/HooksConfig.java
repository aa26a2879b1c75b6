package dev.tradewind.strategy.hooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of webhooks. */
@ConfigMapping(prefix = "strategy.hooks")
public interface HooksConfig {
    /** How long the old token works after a rotation (S7). */
    @WithDefault("24h")
    Duration rotationOverlap();

    /** Most hooks of one user (R22). */
    @WithDefault("50")
    @Min(1)
    @Max(1000)
    int maxPerUser();

    /** How long an arriving alert may use what was read of its hook before; a change by its user ends it at once. */
    @WithDefault("2s")
    Duration remembered();
}
