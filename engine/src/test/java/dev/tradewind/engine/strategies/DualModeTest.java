package dev.tradewind.engine.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.indicators.AverageDirectionalIndex;
import dev.tradewind.engine.indicators.AverageTrueRange;
import dev.tradewind.engine.indicators.BollingerBands;
import dev.tradewind.engine.indicators.KaufmanMovingAverage;
import dev.tradewind.engine.indicators.LinearRegression;
import dev.tradewind.engine.indicators.Regime;
import dev.tradewind.engine.indicators.RegimeDetector;
import dev.tradewind.engine.indicators.RelativeStrengthIndex;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dual mode against D-19 written down once more, naively, over whole columns. */
class DualModeTest {
    private static final int FIRST = 49;

    @Test
    void givesTheSignalsThatTheDefinitionGivesOnRealAndDrawnBars() {
        List<BarSeries> all = new ArrayList<>(List.of(SampleBars.btcHours(), SampleBars.spyDays()));
        for (long seed = 1; seed <= 60; seed++) {
            all.add(SampleBars.drawn(seed, 1_500));
        }
        int signals = 0;
        for (BarSeries series : all) {
            for (boolean shorts : new boolean[] {false, true}) {
                List<String> expected = new Definition(series, shorts).signals();
                assertThat(signalsOf(series, shorts)).isEqualTo(expected);
                signals += expected.size();
            }
        }
        assertThat(signals).isGreaterThan(2_000);
    }

    @Test
    void explainsItselfInWordsAndNumbers() {
        List<String> texts = new ArrayList<>();
        for (BarSeries series : List.of(SampleBars.btcHours(), SampleBars.spyDays())) {
            for (boolean shorts : new boolean[] {true, false}) {
                Strategy strategy = strategy(shorts);
                BarSeries.Cursor cursor = series.cursor();
                for (int i = 0; i < series.size(); i++) {
                    StrategySignal signal = strategy.onBar(cursor.at(i));
                    if (signal != null) {
                        texts.add(signal.explanation().text());
                    }
                }
            }
        }

        String number = "-?[0-9]+(\\.[0-9]+)?";
        for (String sentence : List.of(
                "close N crossed above KAMA N \\+ 0\\.5 ATR N; regime TREND since N bars?",
                "close N crossed below KAMA N − 0\\.5 ATR N; regime TREND since N bars?",
                "RSI N is below 30 and close N at or below the lower band N; regime MEAN_REVERSION since N bars?",
                "close N crossed above KAMA N \\+ 0\\.5 ATR N; regime NEUTRAL since N bars?; size 0\\.35 because mean"
                        + " reversion does not agree, middle band N",
                "close N crossed above KAMA N \\+ 0\\.5 ATR N; regime NEUTRAL since N bars?; size 0\\.7 because mean"
                        + " reversion agrees, middle band N",
                "RSI N is below 30 and close N at or below the lower band N; regime NEUTRAL since N bars?; size 0\\.35"
                        + " because the trend does not agree, slope N",
                "close N is below KAMA N − 0\\.3 ATR N",
                "close N is (below|above) the trailing stop N; entered at close N",
                "close N is back at the middle band N; entered at close N",
                "close N is 3 % or more against the entry at close N")) {
            Pattern pattern = Pattern.compile(sentence.replaceAll("\\bN\\b", number.replace("\\", "\\\\")));
            assertThat(texts.stream().filter(pattern.asMatchPredicate()))
                    .as(sentence)
                    .isNotEmpty();
        }
    }

    @Test
    void theNumbersOfAnExplanationAreThoseOfTheBar() {
        BarSeries series = SampleBars.btcHours();
        Definition definition = new Definition(series, false);
        Strategy strategy = strategy(false);
        BarSeries.Cursor cursor = series.cursor();
        for (int i = 0; i < series.size(); i++) {
            StrategySignal signal = strategy.onBar(cursor.at(i));
            if (signal != null && signal.explanation().sentence().startsWith("close {} crossed above")) {
                assertThat(signal.explanation().numbers().subList(0, 4))
                        .containsExactly(series.closes()[i], definition.kama[i], 0.5, definition.atr[i]);
                assertThat(signal.explanation().numbers().get(4)).isEqualTo((double) definition.barsInRegime(i));
            }
        }
    }

    @Test
    void needsFiftyBarsFirst() {
        assertThat(strategy(false).warmUpBars()).isEqualTo(50);
    }

    private static Strategy strategy(boolean shorts) {
        DualModeType type = new DualModeType();
        Map<String, BigDecimal> values =
                Map.of("shorts", shorts ? BigDecimal.ONE : BigDecimal.ZERO, "minimumVolume", BigDecimal.ZERO);
        return type.create(((ParameterValues.Outcome.Valid) ParameterValues.of(type, values)).values());
    }

    private static List<String> signalsOf(BarSeries series, boolean shorts) {
        Strategy strategy = strategy(shorts);
        List<String> lines = new ArrayList<>();
        BarSeries.Cursor cursor = series.cursor();
        for (int i = 0; i < series.size(); i++) {
            StrategySignal signal = strategy.onBar(cursor.at(i));
            if (signal != null) {
                lines.add(i + " " + signal.kind() + " " + signal.side() + " " + signal.sizeFactor());
            }
        }
        return lines;
    }

    /** D-19 with its own numbers, looking back in columns instead of remembering. */
    private static final class Definition {
        private final boolean shorts;
        private final double[] close;
        private final double[] kama;
        private final double[] atr;
        private final double[] rsi;
        private final double[] lower;
        private final double[] middle;
        private final double[] upper;
        private final double[] slope;
        private final Regime[] regime;

        Definition(BarSeries series, boolean shorts) {
            this.shorts = shorts;
            int size = series.size();
            close = series.closes();
            kama = new double[size];
            atr = new double[size];
            rsi = new double[size];
            lower = new double[size];
            middle = new double[size];
            upper = new double[size];
            slope = new double[size];
            double[] adx = new double[size];
            double[] rSquared = new double[size];
            byte[] regimes = new byte[size];
            KaufmanMovingAverage.batch(close, 10, 2, 30, kama);
            AverageTrueRange.batch(series.highs(), series.lows(), close, 14, atr);
            RelativeStrengthIndex.batch(close, 14, rsi);
            BollingerBands.batch(close, 20, 2, lower, middle, upper);
            AverageDirectionalIndex.batch(series.highs(), series.lows(), close, 14, adx);
            LinearRegression.batch(close, 50, slope, rSquared);
            RegimeDetector.batch(adx, rSquared, regimes);
            regime = new Regime[size];
            for (int i = 0; i < size; i++) {
                regime[i] = Regime.values()[regimes[i]];
            }
        }

        List<String> signals() {
            List<String> lines = new ArrayList<>();
            int entered = -1;
            int sign = 0;
            boolean byTrend = false;
            int exitedBefore = 0;
            for (int i = FIRST; i < close.length; i++) {
                int left = exitedBefore;
                exitedBefore = 0;
                if (sign != 0) {
                    boolean out = byTrend ? leavesTrend(entered, i, sign) : leavesRange(entered, i, sign);
                    if (out) {
                        lines.add(i + " EXIT " + (sign > 0 ? "LONG" : "SHORT") + " 1.0");
                        exitedBefore = crosses(i, -sign) ? sign : 0;
                        sign = 0;
                    }
                    continue;
                }
                for (int side : shorts ? new int[] {1, -1} : new int[] {1}) {
                    boolean crosses = crosses(i, side) || (left == -side && beyond(i, side));
                    if (sign == 0 && regime[i] != Regime.MEAN_REVERSION && crosses) {
                        sign = side;
                        byTrend = true;
                    }
                }
                for (int side : shorts ? new int[] {1, -1} : new int[] {1}) {
                    boolean extreme =
                            side > 0 ? rsi[i] < 30 && close[i] <= lower[i] : rsi[i] > 70 && close[i] >= upper[i];
                    if (sign == 0 && regime[i] != Regime.TREND && extreme) {
                        sign = side;
                        byTrend = false;
                    }
                }
                if (sign != 0) {
                    entered = i;
                    boolean agrees = byTrend ? sign * (close[i] - middle[i]) < 0 : sign * slope[i] > 0;
                    double size = regime[i] != Regime.NEUTRAL ? 1.0 : agrees ? 0.7 : 0.35;
                    lines.add(i + " ENTRY " + (sign > 0 ? "LONG" : "SHORT") + " " + size);
                }
            }
            return lines;
        }

        private boolean beyond(int i, int side) {
            double distance = 0.5 * atr[i];
            return side > 0 ? close[i] > kama[i] + distance : close[i] < kama[i] - distance;
        }

        private boolean crosses(int i, int side) {
            return !Double.isNaN(kama[i - 1]) && !Double.isNaN(atr[i - 1]) && beyond(i, side) && !beyond(i - 1, side);
        }

        private boolean leavesTrend(int entered, int i, int sign) {
            double distance = 0.3 * atr[i];
            double stop = Double.NaN;
            for (int k = entered; k < i; k++) {
                double level = close[k] - sign * (3 * atr[k]);
                stop = Double.isNaN(stop) || sign * (level - stop) > 0 ? level : stop;
            }
            return sign > 0
                    ? close[i] < kama[i] - distance || close[i] < stop
                    : close[i] > kama[i] + distance || close[i] > stop;
        }

        private boolean leavesRange(int entered, int i, int sign) {
            boolean stopped =
                    sign > 0 ? close[i] <= close[entered] * (1 - 0.03) : close[i] >= close[entered] * (1 + 0.03);
            boolean reverted = sign * (close[i] - middle[i]) >= 0;
            return stopped || reverted || (sign > 0 ? rsi[i] > 70 : rsi[i] < 30);
        }

        int barsInRegime(int i) {
            int bars = 1;
            while (i - bars >= FIRST && regime[i - bars] == regime[i]) {
                bars++;
            }
            return bars;
        }
    }
}
