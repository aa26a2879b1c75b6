package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Quantity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a group to shrink or end; open until it is settled.
 *
 * @param percent share of every lot, for REDUCE
 * @param target how much a started REDUCE sells in all, fixed once the exits were out of the way
 * @param firstGeneration of the close orders that belong to a started REDUCE
 */
public record ExitRequest(
        UUID id,
        Kind kind,
        @Nullable Percent percent,
        Instant requestedAt,
        @Nullable Quantity target,
        int firstGeneration) {

    /** What is asked for. */
    public enum Kind {
        KILL,
        MANUAL_CLOSE,
        EXIT_SIGNAL,
        RISK_OFFSET,
        /** Sell a percentage of every lot (D-09). */
        REDUCE,
        /** End the resting entry legs and keep what is held. */
        CANCEL_ENTRIES
    }

    /** How a request ended. */
    public enum Outcome {
        DONE,
        /** There was nothing that could be sold or cancelled. */
        NOTHING_TO_DO,
        /** The venue rejected it three times; the position goes on. */
        GIVEN_UP
    }

    public static ExitRequest of(UUID id, Kind kind, Instant requestedAt) {
        return new ExitRequest(id, kind, null, requestedAt, null, 0);
    }

    public static ExitRequest reduce(UUID id, Percent percent, Instant requestedAt) {
        return new ExitRequest(id, Kind.REDUCE, percent, requestedAt, null, 0);
    }

    ExitRequest started(Quantity sells, int generation) {
        return new ExitRequest(id, kind, percent, requestedAt, sells, generation);
    }
}
