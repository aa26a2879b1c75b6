package dev.tradewind.web;

import static dev.tradewind.web.FakeResearch.BROKEN_IMPORT;
import static dev.tradewind.web.FakeResearch.END;
import static dev.tradewind.web.FakeResearch.IMPORT;
import static dev.tradewind.web.FakeResearch.RUNNING_IMPORT;
import static dev.tradewind.web.FakeResearch.SERIES;
import static dev.tradewind.web.FakeResearch.START;
import static dev.tradewind.web.FakeResearch.ago;
import static dev.tradewind.web.FakeResearch.id;
import static dev.tradewind.web.FakeResearch.n;

import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.rest.CandleImportView;
import dev.tradewind.contracts.rest.CandleQualityView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.CandlesView;
import dev.tradewind.contracts.rest.ChartView;
import dev.tradewind.contracts.rest.ExecutionView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Price history of one user, for the fake services. */
final class FakeMarketData {
    private FakeMarketData() {}

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

    static List<double[]> walk(int count, long seed) {
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
}
