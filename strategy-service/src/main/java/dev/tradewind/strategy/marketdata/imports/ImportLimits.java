package dev.tradewind.strategy.marketdata.imports;

/**
 * What one import may take.
 *
 * @param maxBars most bars
 * @param maxBytes most bytes of text after unpacking
 */
public record ImportLimits(long maxBars, long maxBytes) {}
