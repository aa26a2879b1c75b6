package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The values {@code from, from + step, …} up to {@code to} of a parameter; {@code takeProfitPercent} and {@code stopPercent} are parameters too. */
public record ParameterRange(
        String name,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        @Nullable BigDecimal step) {}
