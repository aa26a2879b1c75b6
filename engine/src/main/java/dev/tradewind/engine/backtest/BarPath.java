package dev.tradewind.engine.backtest;

/** How the price is taken to have moved within a bar. */
public enum BarPath {
    /** Open, low, high, close, without jumps, and no profit on what was bought on the way down: the worse of both cases. */
    CONSERVATIVE,
    /** The four quotes that the paper venue's replay makes of the bar (C-56), for comparing with it. */
    REPLAY
}
