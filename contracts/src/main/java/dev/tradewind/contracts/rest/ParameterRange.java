package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The values {@code from, from + step, …} up to {@code to} of one of the strategy's parameters. */
public record ParameterRange(
        String name,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        @Nullable BigDecimal step) {}
