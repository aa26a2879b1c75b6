package dev.tradewind.engine.backtest;

import dev.tradewind.engine.positions.CloseReason;

/** How a trade ended. */
public enum TradeEnd {
    TAKE_PROFIT,
    STOP,
    SIGNAL,
    /** It did not: the bars were over first. */
    OPEN,
    /** Closed for a reason that only a person or the offset of risk has. */
    OTHER;

    static TradeEnd of(CloseReason reason) {
        return switch (reason) {
            case TP_HIT -> TAKE_PROFIT;
            case SL_HIT -> STOP;
            case EXIT_SIGNAL -> SIGNAL;
            case MANUAL_CLOSE, RISK_OFFSET, KILL_SWITCH, NEVER_FILLED, RECOVERY -> OTHER;
        };
    }
}
