package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.WalkForwardView;
import dev.tradewind.contracts.rest.WalkForwardView.Window;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.strategy.worker.documents.Csv;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Windows of a walk-forward, together and as CSV. */
final class Windows {
    private Windows() {}

    static WalkForwardView view(BacktestView job, List<Window> windows) {
        BacktestView.WindowSettings settings = job.walkForward();
        String verdict = job.verdict();
        if (settings == null || verdict == null) {
            throw NotFound.of();
        }
        int passed = count(windows, "PASS");
        int failed = count(windows, "FAIL");
        return new WalkForwardView(
                windows,
                passed,
                failed,
                windows.size() - passed - failed,
                passed + failed == 0 ? null : 100.0 * passed / (passed + failed),
                settings.passRatePercent(),
                verdict);
    }

    static List<List<String>> rows(List<Window> windows) {
        List<String> header =
                new ArrayList<>(List.of("number", "trainFrom", "trainTo", "testFrom", "testTo", "testBars", "verdict"));
        if (!windows.isEmpty()) {
            header.addAll(windows.getFirst().values().keySet());
        }
        header.addAll(
                List.of("trainMetric", "netProfit", "netProfitPercent", "maxDrawdownPercent", "sharpe", "trades"));
        List<List<String>> rows = new ArrayList<>(List.of(header));
        for (Window window : windows) {
            List<String> row = new ArrayList<>(Csv.cells(
                    window.number(),
                    window.trainFrom(),
                    window.trainTo(),
                    window.testFrom(),
                    window.testTo(),
                    window.testBars(),
                    window.verdict()));
            for (BigDecimal value : window.values().values()) {
                row.add(value.toPlainString());
            }
            row.addAll(Csv.cells(
                    window.trainMetric(),
                    window.netProfit(),
                    window.netProfitPercent(),
                    window.maxDrawdownPercent(),
                    window.sharpe(),
                    window.trades()));
            rows.add(row);
        }
        return rows;
    }

    private static int count(List<Window> windows, String verdict) {
        return (int) windows.stream()
                .filter(window -> window.verdict().equals(verdict))
                .count();
    }
}
