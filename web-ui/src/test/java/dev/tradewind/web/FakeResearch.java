package dev.tradewind.web;

import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.BacktestMetricsView;
import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.CandleImportView;
import dev.tradewind.contracts.rest.CandleQualityView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.CandlesView;
import dev.tradewind.contracts.rest.ChartView;
import dev.tradewind.contracts.rest.EquityPointView;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.HeatMapView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.contracts.rest.StrategyTypeView;
import dev.tradewind.contracts.rest.StrategyView;
import dev.tradewind.contracts.rest.SweepSetView;
import dev.tradewind.contracts.rest.TearSheetView;
import dev.tradewind.contracts.rest.WalkForwardView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Price history, strategies and backtests of one user, for the fake services. */
final class FakeResearch {
    static final UUID SERIES = id("a1");
    static final UUID IMPORT = id("b1");
    static final UUID RUNNING_IMPORT = id("b2");
    static final UUID BROKEN_IMPORT = id("b3");
    static final UUID STRATEGY = id("c1");
    static final UUID RUN = id("d1");
    static final UUID OTHER_RUN = id("d2");
    static final UUID SWEEP = id("d3");
    static final UUID WALK_FORWARD = id("d4");
    static final UUID RUNNING = id("d5");

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2025-07-01T00:00:00Z");

    private FakeResearch() {}

    private static UUID id(String end) {
        return UUID.fromString("01937000-0000-7000-9000-0000000000" + end);
    }

    private static BigDecimal n(String text) {
        return new BigDecimal(text);
    }

    private static BigDecimal n(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static Instant ago(long seconds) {
        return Instant.now().minusSeconds(seconds);
    }

    /** Answer to a read, or null when the path is none of these. */
    static @Nullable Object read(String path, String query, boolean isEmpty) {
        if (path.startsWith("/api/v1/backtests/")) {
            return job(path.substring("/api/v1/backtests/".length()));
        }
        if (path.startsWith("/api/v1/strategies/")) {
            return path.endsWith(STRATEGY.toString()) ? strategies().getFirst() : null;
        }
        if (path.startsWith("/api/v1/candle-series/")) {
            return series().stream()
                    .filter(one -> path.endsWith(one.id().toString()))
                    .findFirst()
                    .orElse(null);
        }
        if (path.startsWith("/api/v1/candle-imports/")) {
            return imports().stream()
                    .filter(one -> path.endsWith(one.id().toString()))
                    .findFirst()
                    .orElse(null);
        }
        return switch (path) {
            case "/api/v1/strategy-types" -> types();
            case "/api/v1/strategies" -> isEmpty ? List.of() : strategies();
            case "/api/v1/candle-series" -> isEmpty ? List.of() : series();
            case "/api/v1/candle-imports" -> isEmpty ? List.of() : imports();
            case "/api/v1/candles" -> candles();
            case "/api/v1/chart" -> chart(query.contains("1day") ? 86_400 : 3_600);
            case "/api/v1/executions" -> isEmpty ? List.of() : executions();
            case "/api/v1/backtests" -> page(isEmpty ? List.of() : jobs());
            default -> null;
        };
    }

    private static Page<?> page(List<?> items) {
        return new Page<>(items, items.size(), 50, 0);
    }

    private static @Nullable Object job(String rest) {
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
            case "heat-map" -> heatMap();
            case "windows" -> windows();
            case "trades.csv", "equity.csv", "sets.csv", "windows.csv" -> "number,symbol\n1,BTC/USDT\n";
            default -> null;
        };
    }

    static List<StrategyTypeView> types() {
        return List.of(
                new StrategyTypeView(
                        "dual-mode",
                        "Dual mode",
                        "Follows the trend when there is one and buys what was sold off when there is none.",
                        List.of(
                                parameter(
                                        "kamaPeriod",
                                        "INTEGER",
                                        "2",
                                        "200",
                                        "10",
                                        "1",
                                        "Bars over which the efficiency of the price is measured."),
                                parameter(
                                        "entryAtr",
                                        "DECIMAL",
                                        "0",
                                        "5",
                                        "0.5",
                                        "0.1",
                                        "How far above the average a close must be, in ATR."),
                                parameter(
                                        "exitAtr",
                                        "DECIMAL",
                                        "0",
                                        "5",
                                        "0.3",
                                        "0.1",
                                        "How far below the average a close ends a position, in ATR."),
                                parameter("shorts", "SWITCH", "0", "1", "0", "1", "Whether it also sells short."))),
                new StrategyTypeView(
                        "moving-average-cross",
                        "Moving-average cross",
                        "Buys when a quick average crosses above a slow one.",
                        List.of(
                                parameter("fast", "INTEGER", "2", "500", "20", "1", "Bars of the quick average."),
                                parameter("slow", "INTEGER", "3", "1000", "50", "1", "Bars of the slow average."))),
                new StrategyTypeView("buy-and-hold", "Buy and hold", "Buys at the first bar.", List.of()));
    }

    private static StrategyTypeView.ParameterView parameter(
            String name, String type, String minimum, String maximum, String initial, String step, String meaning) {
        return new StrategyTypeView.ParameterView(name, type, n(minimum), n(maximum), n(initial), n(step), meaning);
    }

    static List<StrategyView> strategies() {
        return List.of(
                strategy(
                        STRATEGY,
                        "Bitcoin by the quarter",
                        true,
                        "RUNNING",
                        "It looks at each closed 15m candle of BTC/USDT.",
                        new StrategyView.LastSignal(
                                FakeData.SIGNAL,
                                "ENTRY",
                                "LONG",
                                ago(1_900),
                                "Close 67,212.40 crossed above KAMA 66,980.10 + 0.5 × ATR 310.22; regime TREND since 14 bars.",
                                "APPROVED",
                                null)),
                strategy(
                        id("c2"), "Ether, calm", true, "WARMING_UP", "It has seen 61 of 150 bars that it needs.", null),
                strategy(id("c3"), FakeData.HOSTILE, false, "DISABLED", "It is turned off.", null),
                strategy(id("c4"), "House strategy", true, "NOT_INSTALLED", "The operator removed its jar.", null));
    }

    private static StrategyView strategy(
            UUID id, String name, boolean on, String state, String text, StrategyView.@Nullable LastSignal last) {
        return new StrategyView(
                id,
                name,
                "dual-mode",
                "Dual mode",
                Map.of("kamaPeriod", n("10"), "entryAtr", n("0.5"), "exitAtr", n("0.3"), "shorts", n("0")),
                "PAPER",
                "BTC/USDT",
                "15min",
                900,
                FakeData.ACCOUNT,
                "Paper",
                true,
                FakeData.CONFIGURATION,
                "Calm grid",
                on,
                state,
                text,
                150,
                state.equals("WARMING_UP") ? 61 : 900,
                on ? ago(240) : null,
                last,
                last == null ? 0 : 12,
                3,
                ago(800_000));
    }

    static List<CandleSeriesView> series() {
        return List.of(
                series(SERIES, "Perpetual, sample", "BTC/USDT", "1min", 259_200, true, false, clean()),
                series(id("a2"), "Live candles", "BTC/USDT", "1min", 4_210, true, true, null),
                series(id("a3"), "Daily, sample", "AAPL", "1day", 2_516, true, false, clean()),
                series(id("a4"), FakeData.HOSTILE, "ETH/USDT", "1hr", 8_760, false, false, quality("WARNING")));
    }

    private static CandleSeriesView series(
            UUID id,
            String name,
            String symbol,
            String timeframe,
            long bars,
            boolean isShared,
            boolean isLive,
            @Nullable CandleQualityView quality) {
        List<String> all = List.of("1min", "5min", "15min", "30min", "1hr", "4hr", "1day");
        return new CandleSeriesView(
                id,
                name,
                isLive ? "PAPER" : "BINANCE",
                symbol,
                timeframe,
                all.subList(all.indexOf(timeframe), all.size()),
                symbol.contains("/") ? "CRYPTO" : "US_EQUITIES",
                START,
                END,
                bars,
                2,
                5,
                isLive ? "The prices of the paper account." : "Public trades of the exchange, see the notices.",
                "RAW",
                isShared,
                isLive,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                quality,
                ago(400_000));
    }

    private static CandleQualityView clean() {
        return new CandleQualityView("binance-klines", "UTC", 259_200, 259_200, Map.of(), List.of(), List.of());
    }

    private static CandleQualityView quality(String severity) {
        return new CandleQualityView(
                "date-ohlcv",
                "America/New_York",
                8_764,
                8_760,
                Map.of("GAP", 2L, "DUPLICATE", 3L, "CROSSED", 1L),
                List.of(
                        new CandleQualityView.Finding(
                                "GAP", "NOTE", 412, START.plusSeconds(400_000), "5 bars are missing before this one."),
                        new CandleQualityView.Finding(
                                "DUPLICATE",
                                "WARNING",
                                2_071,
                                START.plusSeconds(900_000),
                                "The same bar as line 2070; it is taken once."),
                        new CandleQualityView.Finding(
                                "CROSSED",
                                severity,
                                5_120,
                                START.plusSeconds(1_900_000),
                                "High 3,412.10 is below low 3,418.00."),
                        new CandleQualityView.Finding(
                                "UNREADABLE", severity, 8_001, null, "“" + FakeData.HOSTILE + "” is not a price.")),
                List.of(
                        "Times without a zone were read as America/New_York.",
                        "The columns were recognised by their heads."));
    }

    static List<CandleImportView> imports() {
        return List.of(
                new CandleImportView(
                        RUNNING_IMPORT,
                        "",
                        "btc-2024.csv.gz",
                        "IMPORT",
                        "BTC/USDT",
                        "RUNNING",
                        0.42,
                        18_400_000,
                        null,
                        null,
                        null,
                        null,
                        ago(20),
                        null),
                new CandleImportView(
                        IMPORT,
                        "Ether hours",
                        "eth.csv",
                        "IMPORT",
                        "ETH/USDT",
                        "DONE",
                        1,
                        640_112,
                        id("a4"),
                        null,
                        null,
                        quality("WARNING"),
                        ago(5_000),
                        ago(4_990)),
                new CandleImportView(
                        BROKEN_IMPORT,
                        "",
                        "broken.csv",
                        "IMPORT",
                        "SOL/USDT",
                        "FAILED",
                        1,
                        812,
                        null,
                        "CANDLES_INVALID",
                        "2 rows hold errors.",
                        quality("ERROR"),
                        ago(9_000),
                        ago(8_990)));
    }

    private static List<double[]> walk(int count, long seed) {
        var random = new Random(seed);
        List<double[]> bars = new ArrayList<>();
        double price = 64_000;
        for (int i = 0; i < count; i++) {
            double open = price;
            price *= 1 + 0.004 * random.nextGaussian() + 0.0008 * Math.sin(i / 40.0);
            double high = Math.max(open, price) * (1 + 0.002 * random.nextDouble());
            double low = Math.min(open, price) * (1 - 0.002 * random.nextDouble());
            bars.add(new double[] {open, high, low, price, 20 + 10 * random.nextDouble()});
        }
        return bars;
    }

    static CandlesView candles() {
        List<CandlesView.Candle> candles = new ArrayList<>();
        int i = 0;
        for (double[] bar : walk(1_086, 7)) {
            candles.add(new CandlesView.Candle(
                    START.plus(Duration.ofHours(4L * i++)), n(bar[0]), n(bar[1]), n(bar[2]), n(bar[3]), n(bar[4])));
        }
        return new CandlesView(SERIES, "BTC/USDT", "4hr", candles, false);
    }

    static ChartView chart(int seconds) {
        List<List<Double>> columns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            columns.add(new ArrayList<>());
        }
        List<Long> times = new ArrayList<>();
        List<@Nullable Double> average = new ArrayList<>();
        List<@Nullable Double> rsi = new ArrayList<>();
        List<@Nullable Double> adx = new ArrayList<>();
        List<@Nullable Double> atr = new ArrayList<>();
        List<String> regime = new ArrayList<>();
        List<double[]> bars = walk(400, 3);
        long first = (Instant.now().getEpochSecond() / seconds - bars.size()) * seconds;
        double smooth = bars.getFirst()[3];
        for (int i = 0; i < bars.size(); i++) {
            times.add(first + (long) i * seconds);
            for (int c = 0; c < 5; c++) {
                columns.get(c).add(bars.get(i)[c]);
            }
            smooth += 0.1 * (bars.get(i)[3] - smooth);
            boolean isReady = i >= 50;
            average.add(isReady ? smooth : null);
            rsi.add(isReady ? 50 + 22 * Math.sin(i / 9.0) : null);
            adx.add(isReady ? 24 + 9 * Math.sin(i / 30.0) : null);
            atr.add(isReady ? 250 + 60 * Math.cos(i / 25.0) : null);
            regime.add(!isReady ? "" : i % 150 < 70 ? "TREND" : i % 150 < 110 ? "NEUTRAL" : "MEAN_REVERSION");
        }
        return new ChartView(
                SERIES,
                "BTC/USDT",
                seconds == 3_600 ? "1hr" : "1day",
                times,
                columns.get(0),
                columns.get(1),
                columns.get(2),
                columns.get(3),
                columns.get(4),
                Map.of("kama", average, "rsi", rsi, "adx", adx, "atr", atr),
                regime);
    }

    static List<ExecutionView> executions() {
        return List.of(execution(OrderSide.SELL, 60_000, n("14.20")), execution(OrderSide.BUY, 200_000, null));
    }

    private static ExecutionView execution(OrderSide side, long since, @Nullable BigDecimal realised) {
        return new ExecutionView(
                UUID.randomUUID(),
                UUID.randomUUID(),
                FakeData.GROUP,
                "x",
                "BTC/USDT",
                side == OrderSide.BUY ? "E" : "T",
                0,
                0,
                side,
                n("0.00988"),
                n("67289.10"),
                n("664.81"),
                n("0.66"),
                realised,
                ago(since));
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
        List<double[]> bars = walk(400, 7);
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

    private static HeatMapView heatMap() {
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
                row.add(x == 9 && y == 6 ? null : new HeatMapView.Cell(value, 10L * y + x));
            }
            cells.add(row);
        }
        return new HeatMapView("kamaPeriod", "entryAtr", "netProfitPercent", xs, ys, cells, -12.3, 31.2);
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
