package dev.tradewind.broker.orders.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Duration;

/** How orders are sent and watched. */
@ConfigMapping(prefix = "tradewind.orders")
public interface OrdersConfig {
    /** What marks our client order ids (D-01). */
    @WithDefault("tw")
    @Pattern(regexp = "[a-z]{1,3}")
    String idPrefix();

    /** Restore epoch: raise it by one after a restore from a backup, so that ids are never reused (R20). */
    @WithDefault("1")
    @Min(1)
    @Max(46655)
    int restoreEpoch();

    /** Time that must be left before a deadline for sending to make sense. */
    @WithDefault("500ms")
    Duration sendMargin();

    /**
     * Life of an account's lease: how long a dead process blocks its accounts (R15). A third of it plus the broker's answer
     * timeout must stay below two thirds.
     */
    @WithDefault("12s")
    Duration leaseLife();

    /** First look-up of an order in UNKNOWN; later ones take twice as long each time, up to a minute. */
    @WithDefault("2s")
    Duration resolveAfter();

    /** After this long in UNKNOWN a person is alarmed and the order goes to REVIEW; look-ups go on (R2). */
    @WithDefault("15m")
    Duration reviewAfter();

    /** Pace of the fill monitor (D-14). */
    @WithDefault("10s")
    Duration fillMonitorEvery();

    /** Pace of the full reconcile (D-14). */
    @WithDefault("60s")
    Duration reconcileEvery();

    /** No entries when the last clean reconcile is older (R2). */
    @WithDefault("120s")
    Duration reconcileMaxAge();

    /** No entries when the last quote of the symbol is older (R12). */
    @WithDefault("30s")
    Duration quoteMaxAge();

    /** No entries when the broker's clock is further away (R17). */
    @WithDefault("2s")
    Duration clockMaxOffset();

    /** Venue updates that may wait for an account's lane; more are dropped and found by the fill monitor (R22). */
    @WithDefault("2000")
    @Min(10)
    int updateQueue();

    /** Last gate (R21): requests that increase risk, per account and minute. */
    @WithDefault("600")
    @Min(1)
    int maxEntriesPerMinute();

    /** Last gate (R21): all requests, per account and minute. */
    @WithDefault("2400")
    @Min(1)
    int maxOrdersPerMinute();

    /** Last gate (R21): notional of requests that increase risk, per account and UTC day, in quote currency. */
    @WithDefault("50000000")
    BigDecimal maxNotionalPerDay();

    /** Last gate (R21): orders of an account that are not over. */
    @WithDefault("1000")
    @Min(1)
    int maxOpenOrders();

    /**
     * Last gate (R21): how many percent beyond the other side of the market an entry's limit may lie. Wider than the 5 %
     * of the risk decision, so that a fast market does not trip what is meant for a runaway.
     */
    @WithDefault("10")
    BigDecimal priceBandPercent();
}
