package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.contracts.rest.SweepSetView;
import dev.tradewind.strategy.worker.documents.Csv;
import dev.tradewind.strategy.worker.wire.RunPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Sets of a sweep as CSV, in the order of their numbers. */
final class SetCsv {
    private SetCsv() {}

    static List<String> header(RunPlan plan) {
        List<String> cells = new ArrayList<>(List.of("number"));
        for (ParameterRange range : plan.ranges()) {
            cells.add(String.valueOf(range.name()));
        }
        cells.addAll(List.of(
                "netProfitPercent", "sharpe", "maxDrawdownPercent", "trades", "winRatePercent", "profitFactor"));
        return cells;
    }

    static List<String> row(SweepSetView set) {
        List<String> cells = new ArrayList<>(Csv.cells(set.number()));
        for (BigDecimal value : set.values().values()) {
            cells.add(value.toPlainString());
        }
        cells.addAll(Csv.cells(
                set.netProfitPercent(),
                set.sharpe(),
                set.maxDrawdownPercent(),
                set.trades(),
                set.winRatePercent(),
                set.profitFactor()));
        return cells;
    }
}
