package dev.tradewind.engine.positions;

/** What made a group move; written into its timeline. */
public enum Trigger {
    OPENED,
    ENTRY_ACKNOWLEDGED,
    ENTRY_FILLED,
    ENTRIES_ENDED,
    PYRAMID_ADDED,
    EVERY_ATTEMPT_DEAD,
    ENTRY_TTL,
    EXIT_SIGNAL,
    MANUAL_CLOSE,
    KILL_SWITCH,
    RISK_OFFSET,
    STOP_LOSS,
    AGGREGATE_TAKE_PROFIT,
    /** Nothing is left to hold. */
    FLAT,
    /** KEEP_GRID's 24 hours are over (D-07). */
    GRID_KEPT_LONG_ENOUGH,
    LATE_FILL,
    CLOSE_REJECTED,
    CLOSE_PROVEN
}
