package dev.tradewind.strategy.worker.wire;

/** What kind of job. */
public enum JobKind {
    /** One run in event mode. */
    SINGLE,
    /** Every combination of ranges, in chunks. */
    SWEEP,
    /** Optimised and tested window by window; the sets of the training in chunks. */
    WALK_FORWARD
}
