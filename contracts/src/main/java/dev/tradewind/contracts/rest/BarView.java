package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;

/** One bar of a chart, one minute of market time; the newest one is not finished. */
public record BarView(Instant opensAt, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {}
