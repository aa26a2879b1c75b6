package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Price;
import java.time.Instant;
import java.util.List;

/**
 * One entry signal of a group (D-01, D-08).
 *
 * @param index zero-based; 0 is the first entry
 * @param basePrice P0 of this pyramid, where its grid starts
 * @param validUntil until then its first leg may be sent (C-47)
 */
public record Pyramid(int index, PyramidStatus status, Price basePrice, Instant validUntil, List<Leg> legs) {
    public Pyramid {
        legs = List.copyOf(legs);
    }

    Pyramid with(PyramidStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("a pyramid cannot go from " + status + " to " + next);
        }
        return new Pyramid(index, next, basePrice, validUntil, legs);
    }
}
