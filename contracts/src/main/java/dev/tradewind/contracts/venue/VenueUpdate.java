package dev.tradewind.contracts.venue;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the venue's numbered update stream. Exactly one of order and execution is present. An order that changed
 * several times between two reads appears once, in its newest state; every execution appears.
 *
 * @param kind {@code ORDER} or {@code EXECUTION}
 */
public record VenueUpdate(
        long sequence,
        String kind,
        @Nullable VenueOrder order,
        @Nullable VenueExecution execution) {}
