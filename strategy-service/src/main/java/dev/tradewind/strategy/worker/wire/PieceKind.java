package dev.tradewind.strategy.worker.wire;

/** Parts of a result. Each piece is compressed by itself and small enough for one request. */
public enum PieceKind {
    /** The tear sheet, JSON, in as many slices as it needs. */
    TEAR_SHEET,
    /** Trades in order, JSON. */
    TRADES,
    /** Times and equity as columns. */
    EQUITY,
    /** Parameter sets with their metrics as columns. */
    SETS,
    /** Windows of a walk-forward, JSON. */
    WINDOWS,
    /** What one training chunk of a walk-forward chose for each window, as columns; for the last chunk, not for users. */
    CHOICES
}
