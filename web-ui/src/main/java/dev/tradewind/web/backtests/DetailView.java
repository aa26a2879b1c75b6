package dev.tradewind.web.backtests;

import org.jspecify.annotations.Nullable;

/**
 * A job with what it has found so far: a tear sheet for one run and for the chained test parts of a walk-forward, a heat
 * map for a sweep. {@code query} keeps what the reader chose to see.
 */
public record DetailView(
        JobView job,
        @Nullable SheetView sheet,
        @Nullable SweepView sweep,
        @Nullable WindowsView windows,
        String query) {}
