package dev.tradewind.contracts.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Precision metadata of one instrument (D-04); stale 24 h after {@code at}. */
public record InstrumentPublishedV1(
        String venue,
        String symbol,
        String base,
        String quote,
        List<TickTierV1> ticks,
        BigDecimal step,
        BigDecimal minQuantity,
        BigDecimal maxQuantity,
        BigDecimal minNotional,
        BigDecimal feePercent,
        Instant at) {
    public InstrumentPublishedV1 {
        ticks = List.copyOf(ticks);
    }
}
