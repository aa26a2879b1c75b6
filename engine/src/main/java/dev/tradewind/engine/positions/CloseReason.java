package dev.tradewind.engine.positions;

/** Why a group ended (D-02). */
public enum CloseReason {
    TP_HIT,
    SL_HIT,
    MANUAL_CLOSE,
    EXIT_SIGNAL,
    RISK_OFFSET,
    KILL_SWITCH,
    NEVER_FILLED,
    /** A fill that arrived after the end of its group was sold at once. */
    RECOVERY
}
