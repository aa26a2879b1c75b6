package dev.tradewind.web.charts;

import dev.tradewind.web.text.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** One or more curves over time as shapes in a fixed box; a template draws them without a script (ui.md section 7). */
public record LineChart(
        String summary, int height, List<Line> lines, String area, List<Tick> ticks, String from, String to) {
    /** Right end of the lines; the labels stand beside it. */
    public static final int PLOT = 300;

    // the box is 300 units wide: more would fall on the same spot, and be sent for nothing
    private static final int MOST_POINTS = PLOT;
    private static final double PADDING = 8;
    private static final int TICKS = 5;

    /** A curve: {@code kind} is its class, {@code name} stands in the legend, {@code mark} at its end. */
    public record Line(String kind, String path, String name, String mark, String markY) {}

    /** A horizontal line with its value. */
    public record Tick(String y, String labelY, String label) {}

    /** What to draw; one value for each time. */
    public record Curve(String kind, String name, String mark, List<Instant> times, List<Double> values) {
        public Curve {
            times = List.copyOf(times);
            values = List.copyOf(values);
        }
    }

    /** Draws curves on common axes. */
    public static LineChart of(
            String summary, int height, List<Curve> curves, DoubleFunction<String> label, Figures figures) {
        return new Drawing(height, curves).draw(summary, "", label, figures);
    }

    /** Draws one curve that hangs below zero and fills the space between: a drawdown. */
    public static LineChart below(
            String summary, int height, Curve curve, DoubleFunction<String> label, Figures figures) {
        var drawing = new Drawing(height, List.of(curve));
        drawing.stretch(0);
        return drawing.draw(summary, drawing.area(curve), label, figures);
    }

    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.path().isEmpty());
    }

    /** Height of the box with the line of times below the plot. */
    public int whole() {
        return height + 14;
    }

    private static final class Drawing {
        private final int height;
        private final List<Curve> curves;
        private double lowest = Double.MAX_VALUE;
        private double highest = -Double.MAX_VALUE;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        Drawing(int height, List<Curve> curves) {
            this.height = height;
            this.curves = curves;
            for (Curve curve : curves) {
                curve.values().forEach(this::stretch);
                for (Instant at : curve.times()) {
                    first = at.isBefore(first) ? at : first;
                    last = at.isAfter(last) ? at : last;
                }
            }
        }

        void stretch(double value) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }

        LineChart draw(String summary, String area, DoubleFunction<String> label, Figures figures) {
            if (highest < lowest) {
                return new LineChart(summary, height, List.of(), "", List.of(), "", "");
            }
            if (highest == lowest) {
                highest += Math.max(1e-9, Math.abs(highest) * 0.001);
            }
            List<Line> lines = new ArrayList<>();
            for (Curve curve : curves) {
                if (curve.values().isEmpty()) {
                    continue; // no line, and no word for it in the legend
                }
                double end = curve.values().getLast();
                lines.add(new Line(
                        curve.kind(), path(curve), curve.name(), curve.mark(), number(Math.max(8, y(end) - 3))));
            }
            return new LineChart(
                    summary,
                    height,
                    lines,
                    area,
                    ticks(label),
                    figures.day(first).text(),
                    figures.day(last).text());
        }

        String area(Curve curve) {
            String path = path(curve);
            String zero = number(y(0));
            return path.isEmpty()
                    ? ""
                    : path + "L" + number(x(curve.times().getLast())) + " " + zero + "L"
                            + number(x(curve.times().getFirst())) + " " + zero + "Z";
        }

        // of neighbours that fall on the same spot the one farthest from the last drawn: peaks and lows stay
        private String path(Curve curve) {
            int size = curve.values().size();
            int step = (size + MOST_POINTS - 1) / MOST_POINTS;
            var path = new StringBuilder();
            int drawn = 0;
            for (int i = 0; i < size; i += step) {
                int next = i;
                for (int j = i + 1; j < Math.min(i + step, size); j++) {
                    if (distance(curve, drawn, j) > distance(curve, drawn, next)) {
                        next = j;
                    }
                }
                point(path, curve, next);
                drawn = next;
            }
            if (drawn < size - 1) {
                point(path, curve, size - 1);
            }
            return path.toString();
        }

        private static double distance(Curve curve, int one, int other) {
            return Math.abs(curve.values().get(one) - curve.values().get(other));
        }

        private void point(StringBuilder path, Curve curve, int index) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(number(x(curve.times().get(index))))
                    .append(' ')
                    .append(number(y(curve.values().get(index))));
        }

        private List<Tick> ticks(DoubleFunction<String> label) {
            double rough = (highest - lowest) / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double step = rough / power <= 1
                    ? power
                    : rough / power <= 2 ? 2 * power : rough / power <= 5 ? 5 * power : 10 * power;
            List<Tick> ticks = new ArrayList<>();
            for (double value = Math.ceil(lowest / step) * step; value <= highest + step / 1000; value += step) {
                double clean = Math.abs(value) < step / 1000 ? 0 : value;
                ticks.add(new Tick(number(y(clean)), number(Math.max(8, y(clean) + 3.5)), label.apply(clean)));
            }
            return ticks;
        }

        private double x(Instant at) {
            double whole = Math.max(1, last.getEpochSecond() - first.getEpochSecond());
            return (at.getEpochSecond() - first.getEpochSecond()) / whole * PLOT;
        }

        private double y(double value) {
            return PADDING + (highest - value) / (highest - lowest) * (height - 2 * PADDING);
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
    }
}
