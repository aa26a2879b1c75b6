package dev.tradewind.broker.positions.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How position groups are looked after. */
@ConfigMapping(prefix = "tradewind.positions")
public interface PositionsConfig {
    /** A quote older than this triggers nothing and lets no entry be placed (R12). */
    @WithDefault("10s")
    Duration quoteMaxAge();

    /** Pace of the take-profit check, the safety net behind the trigger book (D-14). */
    @WithDefault("15s")
    Duration takeProfitCheckEvery();

    /** Pace of the timers: entry time to live, waiting closes, kept grids. */
    @WithDefault("1s")
    Duration timersEvery();

    /** Groups that one tick of a timer looks at; more wait for the next tick (R22). */
    @WithDefault("500")
    @Min(1)
    int groupsPerTick();

    /** Groups that are worked on at once. */
    @WithDefault("6")
    @Min(1)
    int concurrency();

    /** WAITING longer than this is looked at again by force (D-02). */
    @WithDefault("60s")
    Duration waitingTooLong();

    /** CLOSING longer than this is looked at again by force (D-02). */
    @WithDefault("2m")
    Duration closingTooLong();
}
