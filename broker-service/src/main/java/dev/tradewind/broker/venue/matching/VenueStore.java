package dev.tradewind.broker.venue.matching;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Port: the durable side of the venue's books. */
public interface VenueStore {
    /**
     * Becomes the writer and reads everything that is open. Every other writer's commits fail from then on.
     */
    StoredVenue takeOver();

    /** Which of these ids were used before. */
    Set<ClientOrder> used(Collection<ClientOrder> ids);

    /**
     * Stores a batch in one transaction.
     *
     * @throws PassedOver when another process has taken over; nothing was stored
     */
    void commit(long writer, VenueBatch batch, Instant at);
}
