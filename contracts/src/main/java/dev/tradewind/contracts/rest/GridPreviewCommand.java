package dev.tradewind.contracts.rest;

import dev.tradewind.contracts.plans.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Asks what a configuration would place. */
public record GridPreviewCommand(
        String symbol,
        Side side,
        @Nullable BigDecimal entryPrice,
        @Nullable BigDecimal equity,
        DcaConfigurationCommand configuration) {}
