package dev.tradewind.web;

import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.StrategyTypeView;
import dev.tradewind.contracts.rest.StrategyView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What belongs to price history, strategies and backtests, for the fake services. */
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

    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2025-07-01T00:00:00Z");

    private FakeResearch() {}

    static UUID id(String end) {
        return UUID.fromString("01937000-0000-7000-9000-0000000000" + end);
    }

    static BigDecimal n(String text) {
        return new BigDecimal(text);
    }

    static BigDecimal n(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    }

    static Instant ago(long seconds) {
        return Instant.now().minusSeconds(seconds);
    }

    /** Answer to a read, or null when the path is none of these. */
    static @Nullable Object read(String path, String query, boolean isEmpty) {
        if (path.startsWith("/api/v1/backtests/")) {
            return FakeBacktests.job(path.substring("/api/v1/backtests/".length()));
        }
        if (path.startsWith("/api/v1/strategies/")) {
            return path.endsWith(STRATEGY.toString()) ? strategies().getFirst() : null;
        }
        if (path.startsWith("/api/v1/candle-series/")) {
            return FakeMarketData.series().stream()
                    .filter(one -> path.endsWith(one.id().toString()))
                    .findFirst()
                    .orElse(null);
        }
        if (path.startsWith("/api/v1/candle-imports/")) {
            return FakeMarketData.imports().stream()
                    .filter(one -> path.endsWith(one.id().toString()))
                    .findFirst()
                    .orElse(null);
        }
        return switch (path) {
            case "/api/v1/strategy-types" -> types();
            case "/api/v1/strategies" -> isEmpty ? List.of() : strategies();
            case "/api/v1/candle-series" -> isEmpty ? List.of() : FakeMarketData.series();
            case "/api/v1/candle-imports" -> isEmpty ? List.of() : FakeMarketData.imports();
            case "/api/v1/candles" -> FakeMarketData.candles();
            case "/api/v1/chart" -> FakeMarketData.chart(query.contains("1day") ? 86_400 : 3_600);
            case "/api/v1/executions" -> isEmpty ? List.of() : FakeMarketData.executions();
            case "/api/v1/backtests" -> page(isEmpty ? List.of() : FakeBacktests.jobs());
            default -> null;
        };
    }

    static Page<?> page(List<?> items) {
        return new Page<>(items, items.size(), 50, 0);
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
                                parameter(
                                        "stopPercent",
                                        "DECIMAL",
                                        "0.5",
                                        "20",
                                        "3",
                                        "0.5",
                                        "Loss at which it gives up."),
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
                on ? ago(12) : null,
                last,
                last == null ? 0 : 12,
                3,
                ago(800_000));
    }
}
