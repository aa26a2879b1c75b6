package dev.tradewind.engine.sizing;

import dev.tradewind.engine.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The capital after all caps, with both numbers (C-32).
 *
 * @param limitingRule the first cap that bit, null when none did
 */
public record CappedCapital(
        Money desired, Money allowed, @Nullable LimitingRule limitingRule, List<SizeCap> caps) {
    public CappedCapital {
        caps = List.copyOf(caps);
    }

    /** Applies the caps in their order; the smallest wins, the first that bites is named (D-05). */
    public static CappedCapital of(Money desired, List<SizeCap> capsInOrder) {
        Money allowed = desired;
        LimitingRule first = null;
        for (SizeCap cap : capsInOrder) {
            if (cap.atMost().compareTo(allowed) < 0) {
                allowed = cap.atMost();
                first = first == null ? cap.rule() : first;
            }
        }
        return new CappedCapital(desired, allowed, first, capsInOrder);
    }
}
