package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grid leg by leg (D-03, D-04). */
public record GridPreviewView(
        String symbol,
        BigDecimal entryPrice,
        List<Row> rows,
        BigDecimal capital,
        BigDecimal allocated,
        BigDecimal unallocated,
        BigDecimal fullQuantity,
        BigDecimal fullAverage,
        @Nullable BigDecimal stopPrice,
        List<String> warnings) {
    /** One leg; {@code bounceNeededPercent} is the rise from this leg's price to the take-profit on the running average. */
    public record Row(
            int leg,
            BigDecimal gapPercent,
            BigDecimal weightPercent,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal notional,
            BigDecimal takeProfitPrice,
            BigDecimal runningAverage,
            BigDecimal bounceNeededPercent) {}
}
