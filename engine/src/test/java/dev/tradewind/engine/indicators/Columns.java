package dev.tradewind.engine.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bars as the indicators read them. */
record Columns(String name, double[] high, double[] low, double[] close, double[] volume) {
    int size() {
        return close.length;
    }

    /** The first bars. */
    Columns first(int size) {
        return new Columns(
                name + " cut to " + size,
                Arrays.copyOf(high, size),
                Arrays.copyOf(low, size),
                Arrays.copyOf(close, size),
                Arrays.copyOf(volume, size));
    }

    /** The same up to {@code kept}, and from there on something else. */
    Columns changedFrom(int kept, Random random) {
        Columns changed = first(size());
        for (int i = kept; i < size(); i++) {
            changed.setBar(i, close[i] * (0.5 + random.nextDouble()), close[i] * random.nextDouble() * 0.2);
            changed.volume[i] = random.nextInt(1_000);
        }
        return changed;
    }

    static List<Columns> kinds(int size, long seed) {
        Random random = new Random(seed);
        return List.of(
                walk(size, 100, 0.01, random),
                walk(size, 3e-7, 0.02, random),
                walk(size, 1e9, 1e-9, random),
                flat(size, 0.1),
                flat(size, 61_234.57),
                stairs(size, random),
                gaps(size, random),
                swings(size));
    }

    /** A random walk in ticks of a millionth of its start. */
    static Columns walk(int size, double start, double volatility, Random random) {
        Columns bars = empty("walk from " + start, size);
        double tick = start / 1e6;
        double close = start;
        for (int i = 0; i < size; i++) {
            double step = start * volatility * random.nextGaussian();
            close = Math.max(tick, Math.round((close + step) / tick) * tick);
            bars.setBar(i, close, Math.abs(start * volatility * random.nextGaussian()));
            bars.volume[i] = random.nextInt(100_000) / 1e3;
        }
        return bars;
    }

    static Columns flat(int size, double price) {
        Columns bars = empty("flat at " + price, size);
        for (int i = 0; i < size; i++) {
            bars.setBar(i, price, 0);
            bars.volume[i] = 0;
        }
        return bars;
    }

    /** Long rests, and between them a step or two: most windows are partly or wholly flat. */
    private static Columns stairs(int size, Random random) {
        Columns bars = empty("stairs", size);
        double close = 50;
        for (int i = 0; i < size; i++) {
            close += random.nextInt(23) == 0 ? random.nextInt(-3, 4) * 0.7 : 0;
            bars.setBar(i, close, 0);
            bars.volume[i] = random.nextInt(2);
        }
        return bars;
    }

    /** Ten thousand times up or down from one bar to the next. */
    private static Columns gaps(int size, Random random) {
        Columns bars = empty("gaps", size);
        double close = 0.013;
        for (int i = 0; i < size; i++) {
            close = i % 37 == 36 ? (close < 1 ? 130.3 : 0.013) : close * (1 + 0.001 * random.nextGaussian());
            bars.setBar(i, close, close * 0.0007);
            bars.volume[i] = i % 37;
        }
        return bars;
    }

    private static Columns swings(int size) {
        Columns bars = empty("swings", size);
        for (int i = 0; i < size; i++) {
            bars.setBar(i, i % 2 == 0 ? 99.9 : 100.1, 0.05);
            bars.volume[i] = 10;
        }
        return bars;
    }

    private static Columns empty(String name, int size) {
        return new Columns(name, new double[size], new double[size], new double[size], new double[size]);
    }

    private void setBar(int i, double price, double reach) {
        close[i] = price;
        high[i] = price + reach;
        low[i] = Math.max(price / 2, price - reach);
    }

    @Override
    public String toString() {
        return name;
    }
}
