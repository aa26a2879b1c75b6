package dev.tradewind.engine.strategies;

import dev.tradewind.engine.indicators.Regime;

/** The sentences of {@link DualMode}'s explanations; {@link DualMode} knows the numbers. */
final class DualModeWords {
    private DualModeWords() {}

    static String entry(DualModeDecision decision) {
        return switch (decision) {
            case TREND_LONG -> "close {} crossed above KAMA {} + {} ATR {}";
            case TREND_SHORT -> "close {} crossed below KAMA {} − {} ATR {}";
            case REVERSION_LONG -> "RSI {} is below {} and close {} at or below the lower band {}";
            case REVERSION_SHORT -> "RSI {} is above {} and close {} at or above the upper band {}";
            default -> throw new IllegalStateException("no entry: " + decision);
        };
    }

    static String regime(Regime regime, int bars) {
        return "; regime " + regime + (bars == 1 ? " since {} bar" : " since {} bars");
    }

    static String neutralSize(DualModeDecision decision, boolean agrees) {
        String other = decision.isTrendEntry()
                ? "mean reversion " + (agrees ? "agrees" : "does not agree") + ", middle band {}"
                : "the trend " + (agrees ? "agrees" : "does not agree") + ", slope {}";
        return "; size {} because " + other;
    }

    static String exit(DualModeDecision decision) {
        return switch (decision) {
            case TREND_LOST_LONG -> "close {} is below KAMA {} − {} ATR {}";
            case TREND_LOST_SHORT -> "close {} is above KAMA {} + {} ATR {}";
            case TRAILED_LONG -> "close {} is below the trailing stop {}; entered at close {}";
            case TRAILED_SHORT -> "close {} is above the trailing stop {}; entered at close {}";
            case STOPPED_LONG, STOPPED_SHORT -> "close {} is {} % or more against the entry at close {}";
            case REVERTED_LONG, REVERTED_SHORT -> "close {} is back at the middle band {}; entered at close {}";
            case RSI_TURNED_LONG -> "RSI {} is above {}; close {}";
            case RSI_TURNED_SHORT -> "RSI {} is below {}; close {}";
            default -> throw new IllegalStateException("no exit: " + decision);
        };
    }
}
