package dev.tradewind.engine.risk;

/** What a breach leads to, weakest first; the strongest breached action wins (D-15). */
public enum RuleAction {
    /** Nothing was breached. */
    NONE,
    ALERT,
    REDUCE_SIZE,
    BLOCK,
    CLOSE_POSITION,
    CLOSE_ALL
}
