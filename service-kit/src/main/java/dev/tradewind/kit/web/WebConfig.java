package dev.tradewind.kit.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Limits at the door. */
@ConfigMapping(prefix = "tradewind.web")
public interface WebConfig {
    /** Requests per minute and user on {@code /api} (D-17). */
    @WithDefault("120")
    @Min(1)
    int apiLimitPerMinute();
}
