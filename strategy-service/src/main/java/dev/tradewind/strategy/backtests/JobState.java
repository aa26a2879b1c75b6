package dev.tradewind.strategy.backtests;

/** Where a job stands. The first two are the only ones that change. */
enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELED;

    boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
