package dev.tradewind.contracts.events;

import java.math.BigDecimal;

/** Tick size from a price upwards. */
public record TickTierV1(BigDecimal fromPrice, BigDecimal tick) {}
