package dev.tradewind.engine.orders;

import dev.tradewind.engine.money.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The venue's view of one order, from an answer, a look-up, a stream or a sweep.
 *
 * @param filledQuantity the venue's cumulative figure
 * @param sequence the venue's number of this view; a smaller one is older and moves nothing back
 * @param executions those that came with it; may be empty or a part
 * @param reason the venue's word for a refusal or an end
 */
public record OrderReport(
        ClientOrderId clientOrderId,
        VenueOrderId venueOrderId,
        VenueStatus status,
        Quantity filledQuantity,
        long sequence,
        List<Execution> executions,
        @Nullable String reason,
        Receipt receipt) {

    public OrderReport {
        executions = List.copyOf(executions);
    }
}
