package dev.tradewind.kit.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How facts are consumed and kept. */
@ConfigMapping(prefix = "tradewind.events")
public interface EventsConfig {
    /** Whether consumer loops run; tests switch them off and drive them by hand. */
    @WithDefault("true")
    boolean enabled();

    /** Most facts applied in one transaction. */
    @WithDefault("200")
    @Min(1)
    @Max(2000)
    int batch();

    /** Longest time a pull waits at the producer. */
    @WithDefault("20s")
    Duration longPoll();

    /** Pause between safety pulls while NATS delivers copies. */
    @WithDefault("2s")
    Duration safetyPull();

    /** How long log rows are kept at least. */
    @WithDefault("30d")
    Duration retention();

    /** Tries before a fact is parked (C-40). */
    @WithDefault("5")
    @Min(1)
    int tries();

    /** Life of the lease that makes one replica the owner of a consumer. */
    @WithDefault("15s")
    Duration lease();
}
