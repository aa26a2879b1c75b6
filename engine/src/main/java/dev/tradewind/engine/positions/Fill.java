package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.ExecutionPart;
import java.time.Instant;
import java.util.Comparator;

/**
 * An execution as the books of a group see it.
 *
 * @param notional the stored amount in quote currency (C-54)
 * @param fee the stored amount, in quote or base currency
 * @param part tells take-profit from stop by what executed, never by price (D-13)
 * @param bookedAt when it was executed, by the venue's clock
 * @param sequence order of booking
 */
public record Fill(
        String id,
        Price price,
        Quantity quantity,
        Money notional,
        Money fee,
        ExecutionPart part,
        Instant bookedAt,
        long sequence) {
    static final Comparator<Fill> IN_ORDER = Comparator.comparing(Fill::bookedAt)
            .thenComparingLong(Fill::sequence)
            .thenComparing(Fill::id);
}
