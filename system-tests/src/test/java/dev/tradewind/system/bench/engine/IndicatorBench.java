package dev.tradewind.system.bench.engine;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.indicators.AverageDirectionalIndex;
import dev.tradewind.engine.indicators.AverageTrueRange;
import dev.tradewind.engine.indicators.BollingerBands;
import dev.tradewind.engine.indicators.ExponentialMovingAverage;
import dev.tradewind.engine.indicators.KaufmanMovingAverage;
import dev.tradewind.engine.indicators.LinearRegression;
import dev.tradewind.engine.indicators.MovingAverageConvergenceDivergence;
import dev.tradewind.engine.indicators.RelativeStrengthIndex;
import dev.tradewind.engine.indicators.RollingMaximum;
import dev.tradewind.engine.indicators.RollingMinimum;
import dev.tradewind.engine.indicators.RollingStandardDeviation;
import dev.tradewind.engine.indicators.SimpleMovingAverage;
import dev.tradewind.system.bench.BenchSize;
import dev.tradewind.system.bench.Report;
import dev.tradewind.system.bench.Spread;
import dev.tradewind.system.bench.WrongCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** P5: indicators over one series against TA-Lib's Java port, and against its C library where Python can load it. */
final class IndicatorBench {
    private static final double CLOSE_ENOUGH = 1e-9;
    private static final double NANOS = 1e9;
    private static final Set<String> OF_DIFFERENCES = Set.of("STDDEV", "SLOPE", "MACD");

    private final BenchSize size;
    private final BarSeries bars;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] ours;
    private final double[] second;
    private final double[] third;
    private final double[] theirs;
    private final Core library = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger length = new MInteger();

    IndicatorBench(BenchSize size) {
        this.size = size;
        bars = SyntheticMarket.bars(size.bars());
        high = bars.highs();
        low = bars.lows();
        close = bars.closes();
        ours = new double[bars.size()];
        second = new double[bars.size()];
        third = new double[bars.size()];
        theirs = new double[bars.size()];
    }

    /** One indicator computed by both into {@link #ours} and {@link #theirs}. */
    private record Case(String name, Runnable ours, Runnable theirs) {}

    void run() {
        var report = new Report("P5", size);
        List<Case> cases = cases();
        var againstJava = new double[size.rounds()];
        var againstC = new double[size.rounds()];
        Map<String, double[]> inC =
                PythonPeer.run("talib_indicators.py", bars, size.rounds(), List.of()).orElse(List.of()).stream()
                        .collect(Collectors.toMap(PythonPeer.Line::name, PythonPeer.Line::numbers));
        List<String> each = new ArrayList<>();
        for (Case one : cases) {
            mustAgree(one);
            Rounds.Pair pair =
                    Rounds.of(size.rounds(), () -> computed(one.ours(), ours), () -> computed(one.theirs(), theirs));
            double[] perBar = nanos(pair.ours());
            report.tell(one.name() + ", batch", Spread.of(perBar), "ns/bar");
            for (int round = 0; round < size.rounds(); round++) {
                againstJava[round] += Math.log(pair.timesFaster().sorted()[round]) / cases.size();
                if (!inC.isEmpty()) {
                    againstC[round] += Math.log(inC.get(one.name())[round] / perBar[round]) / cases.size();
                }
            }
            each.add(String.format("%s %.2f", one.name(), pair.timesFaster().median()));
        }
        report.atLeast(1.3, "geometric mean against TA-Lib's Java port", exponentials(againstJava), "times");
        if (inC.isEmpty()) {
            report.note(
                    "TA-Lib's C library was not measured: no Python here can import talib (make bench installs it).");
        } else {
            report.atLeast(1.3, "geometric mean against TA-Lib's C library", exponentials(againstC), "times");
        }
        streaming(report);
        report.note("Against the Java port, each: " + String.join(", ", each) + ".");
        report.note(bars.size() + " synthetic bars; values agree to " + CLOSE_ENOUGH
                + " relative from the first common bar on; the C library ran in a block of its own, not in turns.");
        report.publish();
    }

    private void streaming(Report report) {
        Spread seconds = Rounds.alone(size.rounds(), () -> {
            var average = new KaufmanMovingAverage(10, 2, 30);
            var direction = new AverageDirectionalIndex(14);
            var strength = new RelativeStrengthIndex(14);
            var range = new AverageTrueRange(14);
            long bits = 0;
            for (int bar = 0; bar < close.length; bar++) {
                bits += Double.doubleToRawLongBits(average.update(close[bar]));
                bits += Double.doubleToRawLongBits(direction.update(high[bar], low[bar], close[bar]));
                bits += Double.doubleToRawLongBits(strength.update(close[bar]));
                bits += Double.doubleToRawLongBits(range.update(high[bar], low[bar], close[bar]));
            }
            return bits;
        });
        report.atMost(60, "KAMA, ADX, RSI and ATR together, streaming", Spread.of(nanos(seconds)), "ns/bar");
    }

    private List<Case> cases() {
        int last = close.length - 1;
        return List.of(
                new Case(
                        "SMA",
                        () -> SimpleMovingAverage.batch(close, 20, ours),
                        () -> library.sma(0, last, close, 20, begin, length, theirs)),
                new Case(
                        "EMA",
                        () -> ExponentialMovingAverage.batch(close, 20, ours),
                        () -> library.ema(0, last, close, 20, begin, length, theirs)),
                new Case(
                        "RSI",
                        () -> RelativeStrengthIndex.batch(close, 14, ours),
                        () -> library.rsi(0, last, close, 14, begin, length, theirs)),
                new Case(
                        "ATR",
                        () -> AverageTrueRange.batch(high, low, close, 14, ours),
                        () -> library.atr(0, last, high, low, close, 14, begin, length, theirs)),
                new Case(
                        "ADX",
                        () -> AverageDirectionalIndex.batch(high, low, close, 14, ours),
                        () -> library.adx(0, last, high, low, close, 14, begin, length, theirs)),
                new Case(
                        "KAMA",
                        () -> KaufmanMovingAverage.batch(close, 10, 2, 30, ours),
                        () -> library.kama(0, last, close, 10, begin, length, theirs)),
                new Case(
                        "MACD",
                        () -> MovingAverageConvergenceDivergence.batch(close, 12, 26, 9, ours, second, third),
                        () -> library.macd(0, last, close, 12, 26, 9, begin, length, theirs, second, third)),
                new Case(
                        "BBANDS",
                        () -> BollingerBands.batch(close, 20, 2, second, third, ours),
                        () -> library.bbands(
                                0, last, close, 20, 2, 2, MAType.Sma, begin, length, theirs, second, third)),
                new Case(
                        "SLOPE",
                        () -> LinearRegression.batch(close, 50, ours, second),
                        () -> library.linearRegSlope(0, last, close, 50, begin, length, theirs)),
                new Case(
                        "STDDEV",
                        () -> RollingStandardDeviation.batch(close, 20, ours),
                        () -> library.stdDev(0, last, close, 20, 1, begin, length, theirs)),
                new Case(
                        "MAX",
                        () -> RollingMaximum.batch(close, 20, ours),
                        () -> library.max(0, last, close, 20, begin, length, theirs)),
                new Case(
                        "MIN",
                        () -> RollingMinimum.batch(close, 20, ours),
                        () -> library.min(0, last, close, 20, begin, length, theirs)));
    }

    private void mustAgree(Case one) {
        one.ours().run();
        one.theirs().run();
        // KAMA starts from another value (D-19) and meets TA-Lib's after some hundred bars
        int from = Math.max(begin.value, one.name().equals("KAMA") ? 2_000 : 0);
        for (int bar = from; bar < ours.length; bar++) {
            double expected = theirs[bar - begin.value];
            // differences of prices are as exact as the prices they are made of
            double scale = Math.max(Math.abs(expected), OF_DIFFERENCES.contains(one.name()) ? close[bar] : 0);
            if (Math.abs(ours[bar] - expected) > CLOSE_ENOUGH * scale) {
                throw new WrongCount(one.name() + " of bar " + bar + ": ours " + ours[bar] + ", TA-Lib's " + expected);
            }
        }
    }

    private static long computed(Runnable work, double[] out) {
        work.run();
        return Double.doubleToRawLongBits(out[out.length / 2]);
    }

    private double[] nanos(Spread seconds) {
        return Arrays.stream(seconds.sorted())
                .map(value -> value * NANOS / bars.size())
                .toArray();
    }

    private static Spread exponentials(double[] logarithms) {
        return Spread.of(IntStream.range(0, logarithms.length)
                .mapToDouble(round -> Math.exp(logarithms[round]))
                .toArray());
    }
}
