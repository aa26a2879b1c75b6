package dev.tradewind.contracts.rest;

import java.util.List;

/** Two to four finished runs side by side: {@code GET /api/v1/backtests/compare?ids=a,b,c}. */
public record BacktestComparisonView(List<Run> runs) {
    /** A job and its tear sheet. */
    public record Run(BacktestView job, TearSheetView tearSheet) {}
}
