package dev.tradewind.broker.venue.replay;

import dev.tradewind.engine.matching.BarTicks;
import java.math.BigDecimal;

/**
 * Where the replay of one symbol stands.
 *
 * @param bar index of the shown bar
 * @param step index of the shown quote in the bar's path, 0 to 3
 * @param lap how often history was walked through
 * @param priceFactor by which this lap's prices are multiplied, so that they go on where the last lap ended
 * @param quoteSequence number of the shown quote
 */
public record ReplayCursor(int bar, int step, int lap, BigDecimal priceFactor, long quoteSequence) {

    /** A week: what lies before the beginning is history, and strategies find enough of it to be warm at once. */
    private static final int HISTORY_BARS = 7 * 24 * 60;

    /** Where the replay of a series begins: a week into it, or with its first bar when it is not longer than that. */
    public static ReplayCursor startOf(ReplaySeries series) {
        return series.bars() > HISTORY_BARS ? new ReplayCursor(HISTORY_BARS, 0, 0, BigDecimal.ONE, 1) : start();
    }

    /** The first quote of the first bar. */
    public static ReplayCursor start() {
        return new ReplayCursor(0, 0, 0, BigDecimal.ONE, 1);
    }

    /** The quote after this one. */
    public ReplayCursor next(ReplaySeries series) {
        if (step + 1 < BarTicks.QUOTES) {
            return new ReplayCursor(bar, step + 1, lap, priceFactor, quoteSequence + 1);
        }
        if (bar + 1 < series.bars()) {
            return new ReplayCursor(bar + 1, 0, lap, priceFactor, quoteSequence + 1);
        }
        return new ReplayCursor(0, 0, lap + 1, series.nextFactor(priceFactor), quoteSequence + 1);
    }

    /** The same place with higher numbers: quotes that were shown but not stored before a crash are never numbered again. */
    public ReplayCursor skippingNumbers() {
        return new ReplayCursor(bar, step, lap, priceFactor, quoteSequence + BarTicks.QUOTES);
    }

    /** The same place with the next number, for a quote that was not taken from history. */
    public ReplayCursor renumbered() {
        return new ReplayCursor(bar, step, lap, priceFactor, quoteSequence + 1);
    }

    /** Whether a bar is complete; at the latest then the cursor is stored. */
    public boolean endsBar() {
        return step + 1 == BarTicks.QUOTES;
    }
}
