package dev.tradewind.engine.orders;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution as the venue reports it, booked once per account and id (R5). Notional and fee are stored amounts (C-54).
 *
 * @param id the broker's id, unique in the account
 * @param refersTo the trade that a bust or correction changes
 * @param sequence the venue's number of it, rising per account: the high-water mark of the fill monitor
 */
public record Execution(
        String id,
        ExecutionKind kind,
        @Nullable String refersTo,
        VenueOrderId venueOrderId,
        ExecutionPart part,
        Quantity quantity,
        Price price,
        Money notional,
        Money fee,
        Instant executedAt,
        long sequence) {

    public Execution {
        if ((kind == ExecutionKind.TRADE) != (refersTo == null)) {
            throw new IllegalArgumentException(kind + " refers to " + refersTo);
        }
    }
}
