package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Value of the account at the close of a bar, and how far it is below its highest value so far (0 or negative):
 * {@code GET /api/v1/backtests/{id}/equity?points=1000}, or all of them at {@code /equity.csv}.
 */
public record EquityPointView(Instant at, BigDecimal equity, double drawdownPercent) {}
