package dev.tradewind.web;

import static dev.tradewind.web.FakeResearch.END;
import static dev.tradewind.web.FakeResearch.OTHER_RUN;
import static dev.tradewind.web.FakeResearch.RUN;
import static dev.tradewind.web.FakeResearch.RUNNING;
import static dev.tradewind.web.FakeResearch.SERIES;
import static dev.tradewind.web.FakeResearch.START;
import static dev.tradewind.web.FakeResearch.SWEEP;
import static dev.tradewind.web.FakeResearch.WALK_FORWARD;
import static dev.tradewind.web.FakeResearch.ago;
import static dev.tradewind.web.FakeResearch.id;
import static dev.tradewind.web.FakeResearch.n;
import static dev.tradewind.web.FakeResearch.page;

import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.BacktestMetricsView;
import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.EquityPointView;
import dev.tradewind.contracts.rest.HeatMapView;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.contracts.rest.SweepSetView;
import dev.tradewind.contracts.rest.TearSheetView;
import dev.tradewind.contracts.rest.WalkForwardView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Backtests of one user, for the fake services. */
final class FakeBacktests {
    private FakeBacktests() {}

    static @Nullable Object job(String rest) {
        String[] parts = rest.split("/");
        BacktestView job = jobs().stream()
                .filter(one -> one.id().toString().equals(parts[0]))
                .findFirst()
                .orElse(null);
        if (job == null || parts.length == 1) {
            return job;
        }
        return switch (parts[1]) {
            case "result" -> sheet(job);
            case "trades" -> page(trades());
            case "sets" -> page(sets());
            case "heat-map" -> heatMap(job);
            case "windows" -> windows();
            case "trades.csv", "equity.csv", "sets.csv", "windows.csv" -> "number,symbol\n1,BTC/USDT\n";
            case "export.json" -> Map.of("job", job);
            default -> null;
        };
    }

    private static BacktestCommand settings() {
        return new BacktestCommand(
                null,
                "dual-mode",
                Map.of("kamaPeriod", n("10"), "entryAtr", n("0.5"), "exitAtr", n("0.3"), "shorts", n("0")),
                List.of(SERIES.toString()),
                "1h",
                START,
                END,
                n("100000"),
                null,
                n("20"),
                n("0"),
                n("3"),
                n("5"),
                n("0.1"),
                "CONSERVATIVE");
    }

    static List<BacktestView> jobs() {
        return List.of(
                view(RUNNING, "SWEEP", "Wide sweep", "RUNNING", 0.37, 14L, 4_096, null, null),
                view(RUN, "SINGLE", "Dual mode on BTC/USDT", "DONE", 1, null, 1, 12.31, null),
                view(OTHER_RUN, "SINGLE", FakeData.HOSTILE, "DONE", 1, null, 1, -4.02, null),
                view(SWEEP, "SWEEP", "KAMA against entry", "DONE", 1, null, 63, 31.2, null),
                view(WALK_FORWARD, "WALK_FORWARD", "Is it luck?", "DONE", 1, null, 63, 6.4, "PASS"),
                view(id("d6"), "SINGLE", "Too little history", "FAILED", 0, null, 1, null, null),
                view(id("d7"), "SINGLE", "Waits", "QUEUED", 0, null, 1, null, null),
                view(id("d8"), "SINGLE", "Stopped by hand", "CANCELED", 0.6, null, 1, null, null));
    }

    private static BacktestView view(
            UUID id,
            String kind,
            String name,
            String state,
            double progress,
            @Nullable Long left,
            long sets,
            @Nullable Double profit,
            @Nullable String verdict) {
        return new BacktestView(
                id,
                kind,
                name,
                state,
                progress,
                left,
                "dual-mode",
                List.of("BTC/USDT"),
                "1h",
                START,
                END,
                sets,
                4_344,
                settings(),
                kind.equals("SINGLE")
                        ? List.of()
                        : List.of(
                                new ParameterRange("kamaPeriod", n("5"), n("50"), n("5")),
                                new ParameterRange("entryAtr", n("0.2"), n("1.4"), n("0.2"))),
                kind.equals("WALK_FORWARD")
                        ? new BacktestView.WindowSettings(63, 21, n("60"), "netProfitPercent")
                        : null,
                state.equals("FAILED") ? "The strategy needs 150 bars to warm up, and the range holds 90." : null,
                profit == null
                        ? null
                        : new BacktestView.Figures(settings().values(), profit, profit / 10, -8.41, 41, 53.66),
                verdict,
                ago(3_000),
                ago(2_990),
                state.equals("DONE") ? ago(2_988) : null);
    }

    private static TearSheetView sheet(BacktestView job) {
        List<EquityPointView> curve = new ArrayList<>();
        List<Double> held = new ArrayList<>();
        double peak = 0;
        double equity = 100_000;
        var random = new Random(job.id().getLeastSignificantBits());
        List<double[]> bars = FakeMarketData.walk(400, 7);
        for (int i = 0; i < bars.size(); i++) {
            equity *= 1 + 0.003 * random.nextGaussian() + 0.0004;
            peak = Math.max(peak, equity);
            curve.add(new EquityPointView(
                    START.plus(Duration.ofMinutes(651L * i)), n(equity), (equity / peak - 1) * 100));
            held.add(100_000 * bars.get(i)[3] / bars.getFirst()[0]);
        }
        List<@Nullable Double> months = new ArrayList<>(List.of(2.1, -1.4, 3.9, 0.0, 4.4, 2.7));
        while (months.size() < 12) {
            months.add(null);
        }
        return new TearSheetView(
                job.strategy(),
                "Dual mode",
                settings().values(),
                job.symbols(),
                "1h",
                START,
                END,
                4_344,
                settings(),
                metrics(),
                List.of(new TearSheetView.Month(2025, months, 12.31)),
                List.of(
                        new TearSheetView.Drawdown(
                                START.plusSeconds(2_000_000),
                                START.plusSeconds(2_900_000),
                                START.plusSeconds(4_000_000),
                                -8.41,
                                555),
                        new TearSheetView.Drawdown(
                                START.plusSeconds(9_000_000), START.plusSeconds(9_900_000), null, -5.02, 301)),
                List.of(
                        new TearSheetView.BenchmarkLine("BTC/USDT", 9.2, -18.3, 0.71, held),
                        new TearSheetView.BenchmarkLine("SPY", 4.4, -6.1, 0.9, List.of())),
                Map.of("SHORT_NOT_SUPPORTED", 3L, "MAX_HEAT", 1L),
                curve);
    }

    private static BacktestMetricsView metrics() {
        return new BacktestMetricsView(
                n("100000"),
                n("112312.44"),
                n("12312.44"),
                12.31,
                26.4,
                18.2,
                1.31,
                1.92,
                3.1,
                -8.41,
                555,
                41,
                22,
                18,
                1,
                1,
                53.66,
                1.74,
                300.3,
                1_120.1,
                -660.2,
                31.5,
                n("812.44"),
                n("401.10"),
                9.2);
    }

    static List<BacktestTradeView> trades() {
        List<BacktestTradeView> trades = new ArrayList<>();
        String[] reasons = {"TAKE_PROFIT", "STOP", "SIGNAL"};
        for (int i = 0; i < 12; i++) {
            Instant in = START.plus(Duration.ofHours(90L + 320L * i));
            boolean isOpen = i == 11;
            double profit = i % 3 == 1 ? -610.2 : 420.5 + i;
            trades.add(new BacktestTradeView(
                    i + 1,
                    "BTC/USDT",
                    "LONG",
                    in,
                    isOpen ? null : in.plus(Duration.ofHours(40)),
                    n("0.29912"),
                    n("66810.25"),
                    isOpen ? null : n("68215.75"),
                    n(profit),
                    profit / 200,
                    n("39.9"),
                    n("19.8"),
                    isOpen ? "OPEN" : reasons[i % 3],
                    40,
                    2.61,
                    -1.12,
                    "Close 66,800.10 crossed above KAMA 66,512.40 + 0.5 × ATR 280.11; regime TREND since 14 bars.",
                    isOpen ? null : "Close 68,220.00 fell below KAMA 68,301.20 − 0.3 × ATR 260.90."));
        }
        return trades;
    }

    private static List<SweepSetView> sets() {
        List<SweepSetView> sets = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sets.add(new SweepSetView(
                    30 - i,
                    Map.of("kamaPeriod", n("25"), "entryAtr", n("0.8"), "exitAtr", n("0.3"), "shorts", n("0")),
                    31.2 - 2 * i,
                    1.8 - 0.1 * i,
                    6.2 + i,
                    61 - i,
                    55.1,
                    i == 7 ? null : 1.9));
        }
        return sets;
    }

    // of a running sweep the first rows are there
    private static HeatMapView heatMap(BacktestView job) {
        boolean isRunning = job.state().equals("RUNNING");
        List<BigDecimal> xs = new ArrayList<>();
        List<BigDecimal> ys = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            xs.add(BigDecimal.valueOf(5L * i));
        }
        for (int i = 1; i <= 7; i++) {
            ys.add(BigDecimal.valueOf(2L * i).movePointLeft(1));
        }
        List<List<HeatMapView.@Nullable Cell>> cells = new ArrayList<>();
        for (int y = 0; y < 7; y++) {
            List<HeatMapView.@Nullable Cell> row = new ArrayList<>();
            for (int x = 0; x < 10; x++) {
                double value = 31.2 - 3.1 * Math.abs(x - 4) - 9 * Math.abs(y - 3);
                row.add((x == 9 && y == 6) || (isRunning && y > 2) ? null : new HeatMapView.Cell(value, 10L * y + x));
            }
            cells.add(row);
        }
        return new HeatMapView(
                "kamaPeriod",
                "entryAtr",
                "netProfitPercent",
                isRunning ? 1_516 : job.sets(),
                job.sets(),
                xs,
                ys,
                cells,
                -12.3,
                31.2);
    }

    private static WalkForwardView windows() {
        List<WalkForwardView.Window> windows = new ArrayList<>();
        String[] verdicts = {"PASS", "PASS", "FAIL", "PASS", "NO_TRADE", "PASS"};
        for (int i = 0; i < verdicts.length; i++) {
            Instant from = START.plus(Duration.ofDays(21L * i));
            boolean isQuiet = verdicts[i].equals("NO_TRADE");
            double profit = isQuiet ? 0 : verdicts[i].equals("PASS") ? 812.2 : -440.1;
            windows.add(new WalkForwardView.Window(
                    i + 1,
                    from,
                    from.plus(Duration.ofDays(63)),
                    from.plus(Duration.ofDays(63)),
                    from.plus(Duration.ofDays(84)),
                    21,
                    Map.of("kamaPeriod", n("20"), "entryAtr", n("0.6")),
                    isQuiet ? null : 14.2,
                    verdicts[i],
                    n(profit),
                    profit / 1000,
                    -2.2,
                    isQuiet ? null : 1.1,
                    isQuiet ? 0 : 6));
        }
        return new WalkForwardView(windows, 4, 1, 1, 80.0, n("60"), "PASS");
    }
}
