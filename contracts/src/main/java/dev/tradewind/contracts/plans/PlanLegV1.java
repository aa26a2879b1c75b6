package dev.tradewind.contracts.plans;

import java.math.BigDecimal;

/** One leg of an approved grid. {@code orderType} LIMIT or MARKETABLE_LIMIT (immediate-or-cancel); {@code reserved} = price times quantity plus fee, in quote currency. */
public record PlanLegV1(
        int index,
        String orderType,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal notional,
        BigDecimal reserved,
        BigDecimal takeProfitPercent) {}
