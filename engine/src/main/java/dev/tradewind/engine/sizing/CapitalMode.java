package dev.tradewind.engine.sizing;

/** Where the capital of a pyramid comes from (D-05). */
public enum CapitalMode {
    /** The configured amount in quote currency. */
    FIXED_QUOTE,
    /** The configured percentage of the account's equity. */
    PCT_EQUITY,
    /** The order size that the signal carries. */
    SIGNAL,
    /** As much as loses the configured percentage of the equity at the stop. */
    RISK
}
