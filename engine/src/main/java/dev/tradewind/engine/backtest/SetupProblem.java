package dev.tradewind.engine.backtest;

/** What is wrong with a setup: a stable code and a sentence with the numbers. */
public record SetupProblem(Code code, String detail) {
    /** Stable, part of the API. */
    public enum Code {
        NO_MARKETS,
        DUPLICATE_SYMBOL,
        MIXED_TIMEFRAMES,
        MIXED_CURRENCIES,
        NO_BARS,
        TICK_TIERS,
        PRICE_BELOW_TICK,
        NUMBERS_TOO_LARGE,
        CASH_OUT_OF_RANGE,
        NOT_SUPPORTED
    }
}
