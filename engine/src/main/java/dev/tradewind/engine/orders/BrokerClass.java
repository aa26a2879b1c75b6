package dev.tradewind.engine.orders;

import java.time.Duration;

/** What an unknown outcome allows, by how the broker treats our order id (promises.md section 3). */
public sealed interface BrokerClass {

    /** How long a request may be under way before the venue must refuse it. */
    Duration requestLife();

    /**
     * Class A: our id is unique for ever and a request carries its deadline. Look up; absent: send the same id again.
     *
     * @param fenceMargin how far the venue's clock must be past the deadlines before absence counts
     */
    record PermanentId(Duration requestLife, Duration fenceMargin) implements BrokerClass {}

    /**
     * Class B: our id is unique among open orders only. Look-ups prove absence only after the fence: the venue's clock past
     * the deadline, its engine's time-out and the lag of its reads.
     */
    record DeadlineBearing(Duration requestLife, Duration engineTimeout, Duration readLag) implements BrokerClass {}

    /** Class C: our id is a label. Nothing proves absence; a person decides. */
    record LabelOnly(Duration requestLife) implements BrokerClass {}
}
