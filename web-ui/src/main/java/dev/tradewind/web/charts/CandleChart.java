package dev.tradewind.web.charts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the chart script draws. Times are seconds of the viewer's wall clock, because the library knows no zones; they rise
 * strictly, also when the clocks go back.
 *
 * @param bars time, open, high, low, close
 * @param bands time, code and word of the background behind a bar
 * @param digits of a price
 * @param intraday whether the axis shows times of day
 * @param whole whether everything is shown at first instead of the newest part
 */
public record CandleChart(
        List<double[]> bars,
        List<Line> lines,
        List<Object[]> bands,
        List<Marker> markers,
        int digits,
        boolean intraday,
        boolean whole) {
    private static final int SECONDS_OF_DAY = 86_400;

    /** A curve: on the candles for pane 0, else in a pane of its own; dashed levels; time and value or null. */
    public record Line(String name, int pane, int digits, List<Double> levels, List<@Nullable Number[]> points) {}

    /** An arrow at a candle. */
    public record Marker(long time, boolean buy, String text) {}

    /** A candle; numbers for drawing, not for money. */
    public record Bar(Instant at, double open, double high, double low, double close) {}

    /** Gathers the parts of a chart for one viewer. */
    public static final class Builder {
        private final List<Bar> source;
        private final long[] times;
        private final int timeframeSeconds;
        private final int digits;
        private final List<Line> lines = new ArrayList<>();
        private final List<Object[]> bands = new ArrayList<>();
        private final List<Marker> markers = new ArrayList<>();

        public Builder(List<Bar> source, int timeframeSeconds, int digits, ZoneId zone) {
            this.source = List.copyOf(source);
            this.digits = Math.clamp(digits, 0, 8);
            this.timeframeSeconds = timeframeSeconds;
            this.times = new long[source.size()];
            for (int i = 0; i < times.length; i++) {
                Instant at = source.get(i).at();
                // a day belongs to its exchange or to UTC, whatever the viewer's clock says
                long shift = timeframeSeconds >= SECONDS_OF_DAY
                        ? 0
                        : zone.getRules().getOffset(at).getTotalSeconds();
                long wall = at.getEpochSecond() + shift;
                times[i] = i == 0 ? wall : Math.max(times[i - 1] + 1, wall);
            }
        }

        /** Adds a curve with one value for each bar; null and NaN leave a gap. */
        public Builder line(String name, int pane, int digits, List<Double> levels, List<@Nullable Double> values) {
            List<@Nullable Number[]> points = new ArrayList<>();
            for (int i = 0; i < times.length && i < values.size(); i++) {
                Double value = values.get(i);
                points.add(new Number[] {times[i], value == null || !Double.isFinite(value) ? null : value});
            }
            lines.add(new Line(name, pane, digits, levels, points));
            return this;
        }

        /** Colours the background behind a bar. */
        public Builder band(int bar, String code, String word) {
            bands.add(new Object[] {times[bar], code.toLowerCase(Locale.ROOT), word});
            return this;
        }

        /** Adds an arrow at the bar that holds this instant; one outside the bars is left out. */
        public Builder marker(Instant at, boolean buy, String text) {
            int bar = barAt(at);
            if (bar >= 0) {
                markers.add(new Marker(times[bar], buy, text));
            }
            return this;
        }

        private int barAt(Instant at) {
            int low = 0;
            int high = source.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (source.get(middle).at().isAfter(at)) {
                    high = middle - 1;
                } else {
                    low = middle + 1;
                }
            }
            boolean isInside = high >= 0
                    && (high < source.size() - 1
                            || at.getEpochSecond() < source.get(high).at().getEpochSecond() + timeframeSeconds);
            return isInside ? high : -1;
        }

        /** The chart; markers in the order of time, as the library wants them. */
        public CandleChart build(boolean whole) {
            List<double[]> bars = new ArrayList<>();
            for (int i = 0; i < times.length; i++) {
                Bar bar = source.get(i);
                bars.add(new double[] {times[i], bar.open(), bar.high(), bar.low(), bar.close()});
            }
            markers.sort((a, b) -> Long.compare(a.time(), b.time()));
            return new CandleChart(bars, lines, bands, markers, digits, timeframeSeconds < SECONDS_OF_DAY, whole);
        }
    }
}
