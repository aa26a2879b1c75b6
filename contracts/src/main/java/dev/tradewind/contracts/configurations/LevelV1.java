package dev.tradewind.contracts.configurations;

import java.math.BigDecimal;

/** One grid level (D-03): gap from the first price (0 or negative), share of the capital and take-profit, all in percent. */
public record LevelV1(BigDecimal gapPercent, BigDecimal weightPercent, BigDecimal takeProfitPercent) {}
