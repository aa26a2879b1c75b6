package dev.tradewind.engine.strategies;

/** A signal that a filter held back (S-26); the strategy itself goes on as if it had been given (ADR 0012). */
public record SignalRefusal(Code code, StrategySignal signal, Explanation explanation) {
    /** Which filter; part of the API. */
    public enum Code {
        VOLUME_TOO_LOW,
        SPREAD_TOO_WIDE,
        SESSION_CLOSING
    }
}
