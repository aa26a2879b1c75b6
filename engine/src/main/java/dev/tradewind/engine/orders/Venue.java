package dev.tradewind.engine.orders;

import java.time.Duration;
import java.time.Instant;

/**
 * Port: one account at a broker. Implementations never retry by themselves (R1e). An exception counts as no information.
 */
public interface Venue {

    BrokerClass brokerClass();

    /** The venue's clock minus ours, as last measured (R17). */
    Duration clockOffset();

    /** Sends one request, once. The venue must refuse it after the deadline, which is on its own clock. */
    PlaceAnswer place(OrderIntent intent, Instant deadline);

    LookUpAnswer lookUp(ClientOrderId id);

    /** Asks once for the end of an order and returns the venue's view after it. */
    LookUpAnswer cancel(ClientOrderId id);
}
