package dev.tradewind.strategy.marketdata.rest;

import dev.tradewind.contracts.rest.ChartView;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.indicators.AverageDirectionalIndex;
import dev.tradewind.engine.indicators.AverageTrueRange;
import dev.tradewind.engine.indicators.BollingerBands;
import dev.tradewind.engine.indicators.KaufmanMovingAverage;
import dev.tradewind.engine.indicators.MovingAverageConvergenceDivergence;
import dev.tradewind.engine.indicators.RegimeDetector;
import dev.tradewind.engine.indicators.RelativeStrengthIndex;
import dev.tradewind.engine.indicators.SimpleMovingAverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a chart: bars, and indicators with the parameters of D-19. */
final class ChartColumns {
    static final Set<String> KNOWN =
            Set.of("kama", "rsi", "adx", "atr", "regime", "sma20", "sma50", "sma200", "bollinger", "macd");

    /** Bars computed before the first one shown: more than the slowest indicator needs, so that its value does not depend on the cut. */
    static final int WARM_UP = 400;

    private final BarSeries bars;
    private final int skipped;
    private final Map<String, List<@Nullable Double>> columns = new TreeMap<>();

    private ChartColumns(BarSeries bars, int skipped) {
        this.bars = bars;
        this.skipped = skipped;
    }

    static ChartView of(
            UUID series, String symbol, CandleTimeframe timeframe, BarSeries bars, Set<String> wanted, int limit) {
        var chart = new ChartColumns(bars, Math.max(0, bars.size() - limit));
        wanted.forEach(chart::add);
        return new ChartView(
                series,
                symbol,
                timeframe.label(),
                Arrays.stream(bars.opensAt()).skip(chart.skipped).boxed().toList(),
                chart.values(bars.opens()),
                chart.values(bars.highs()),
                chart.values(bars.lows()),
                chart.values(bars.closes()),
                chart.values(bars.volumes()),
                chart.columns,
                wanted.contains("regime") ? chart.regimes() : List.of());
    }

    private void add(String name) {
        double[] closes = bars.closes();
        var out = new double[bars.size()];
        switch (name) {
            case "kama" -> KaufmanMovingAverage.batch(closes, 10, 2, 30, out);
            case "rsi" -> RelativeStrengthIndex.batch(closes, 14, out);
            case "adx" -> AverageDirectionalIndex.batch(bars.highs(), bars.lows(), closes, 14, out);
            case "atr" -> AverageTrueRange.batch(bars.highs(), bars.lows(), closes, 14, out);
            case "sma20" -> SimpleMovingAverage.batch(closes, 20, out);
            case "sma50" -> SimpleMovingAverage.batch(closes, 50, out);
            case "sma200" -> SimpleMovingAverage.batch(closes, 200, out);
            case "bollinger" -> {
                bollinger();
                return;
            }
            case "macd" -> {
                macd();
                return;
            }
            default -> {
                return; // the regime is a column of words
            }
        }
        columns.put(name, withGaps(out));
    }

    private void bollinger() {
        var bands = new BollingerBands(20, 2);
        var upper = new double[bars.size()];
        var lower = new double[bars.size()];
        for (int i = 0; i < bars.size(); i++) {
            bands.update(bars.closes()[i]);
            upper[i] = bands.upper();
            lower[i] = bands.lower();
        }
        columns.put("bollingerUpper", withGaps(upper));
        columns.put("bollingerLower", withGaps(lower));
    }

    private void macd() {
        var indicator = new MovingAverageConvergenceDivergence(12, 26, 9);
        var line = new double[bars.size()];
        var signal = new double[bars.size()];
        for (int i = 0; i < bars.size(); i++) {
            line[i] = indicator.update(bars.closes()[i]);
            signal[i] = indicator.signal();
        }
        columns.put("macd", withGaps(line));
        columns.put("macdSignal", withGaps(signal));
    }

    private List<String> regimes() {
        var detector = new RegimeDetector();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            String word = detector.update(bars.highs()[i], bars.lows()[i], bars.closes()[i])
                    .name();
            if (i >= skipped) {
                words.add(detector.isReady() ? word : "");
            }
        }
        return words;
    }

    private List<Double> values(double[] column) {
        return Arrays.stream(column).skip(skipped).boxed().toList();
    }

    private List<@Nullable Double> withGaps(double[] column) {
        List<@Nullable Double> values = new ArrayList<>();
        for (int i = skipped; i < column.length; i++) {
            values.add(Double.isNaN(column[i]) ? null : column[i]);
        }
        return values;
    }
}
