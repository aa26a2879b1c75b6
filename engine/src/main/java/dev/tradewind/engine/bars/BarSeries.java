package dev.tradewind.engine.bars;

import dev.tradewind.engine.signals.Timeframe;
import java.util.Arrays;

/**
 * Closed bars of one instrument in ascending time, one array per column. Prices are whole numbers of 10^−priceDecimals, volumes
 * of 10^−volumeDecimals: exact, and the same on every machine. The double columns are the correctly rounded quotients, made
 * once; they are for statistics only. Arrays are shared, not copied: nobody may write to them.
 */
public final class BarSeries {
    /** Above this many decimals a power of ten is no exact double. */
    public static final int MAX_DECIMALS = 12;

    private final Timeframe timeframe;
    private final int priceDecimals;
    private final int volumeDecimals;
    private final long[] opensAt;
    private final long[] open;
    private final long[] high;
    private final long[] low;
    private final long[] close;
    private final long[] volume;
    private final double[] openPrices;
    private final double[] highPrices;
    private final double[] lowPrices;
    private final double[] closePrices;
    private final double[] volumes;

    /**
     * @param opensAt epoch seconds, strictly ascending
     * @throws IllegalArgumentException when the columns differ in length, times do not ascend, a price is not positive, high or
     *     low do not enclose open and close, or a volume is negative; the message names the row
     */
    public BarSeries(
            Timeframe timeframe,
            int priceDecimals,
            int volumeDecimals,
            long[] opensAt,
            long[] open,
            long[] high,
            long[] low,
            long[] close,
            long[] volume) {
        if (priceDecimals < 0 || priceDecimals > MAX_DECIMALS || volumeDecimals < 0 || volumeDecimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals must be 0 to " + MAX_DECIMALS);
        }
        int size = opensAt.length;
        for (long[] column : new long[][] {open, high, low, close, volume}) {
            if (column.length != size) {
                throw new IllegalArgumentException("columns of " + size + " and " + column.length + " bars");
            }
        }
        this.timeframe = timeframe;
        this.priceDecimals = priceDecimals;
        this.volumeDecimals = volumeDecimals;
        this.opensAt = opensAt;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
        check();
        this.openPrices = quotients(open, priceDecimals);
        this.highPrices = quotients(high, priceDecimals);
        this.lowPrices = quotients(low, priceDecimals);
        this.closePrices = quotients(close, priceDecimals);
        this.volumes = quotients(volume, volumeDecimals);
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    public int priceDecimals() {
        return priceDecimals;
    }

    public int volumeDecimals() {
        return volumeDecimals;
    }

    public int size() {
        return opensAt.length;
    }

    /** Whether any bar has a volume; without one, sizes are not limited by it. */
    public boolean hasVolume() {
        return Arrays.stream(volume).anyMatch(units -> units > 0);
    }

    public long[] opensAt() {
        return opensAt;
    }

    public long[] openUnits() {
        return open;
    }

    public long[] highUnits() {
        return high;
    }

    public long[] lowUnits() {
        return low;
    }

    public long[] closeUnits() {
        return close;
    }

    public long[] volumeUnits() {
        return volume;
    }

    public double[] opens() {
        return openPrices;
    }

    public double[] highs() {
        return highPrices;
    }

    public double[] lows() {
        return lowPrices;
    }

    public double[] closes() {
        return closePrices;
    }

    public double[] volumes() {
        return volumes;
    }

    /** The bars from index {@code from} (inclusive) to {@code to} (exclusive), in arrays of their own. */
    public BarSeries slice(int from, int to) {
        return new BarSeries(
                timeframe,
                priceDecimals,
                volumeDecimals,
                Arrays.copyOfRange(opensAt, from, to),
                Arrays.copyOfRange(open, from, to),
                Arrays.copyOfRange(high, from, to),
                Arrays.copyOfRange(low, from, to),
                Arrays.copyOfRange(close, from, to),
                Arrays.copyOfRange(volume, from, to));
    }

    /** A view that walks over the bars; it starts before the first. */
    public Cursor cursor() {
        return new Cursor();
    }

    /** The bar at {@link #index}; moving it changes what it shows. */
    public final class Cursor implements Bar {
        private int index = -1;

        private Cursor() {}

        /** Moves to a bar and returns itself. */
        public Cursor at(int position) {
            index = position;
            return this;
        }

        public int index() {
            return index;
        }

        @Override
        public long opensAt() {
            return opensAt[index];
        }

        @Override
        public long closesAt() {
            return opensAt[index] + timeframe.seconds();
        }

        @Override
        public double open() {
            return openPrices[index];
        }

        @Override
        public double high() {
            return highPrices[index];
        }

        @Override
        public double low() {
            return lowPrices[index];
        }

        @Override
        public double close() {
            return closePrices[index];
        }

        @Override
        public double volume() {
            return volumes[index];
        }
    }

    private void check() {
        for (int i = 0; i < opensAt.length; i++) {
            if (i > 0 && opensAt[i] <= opensAt[i - 1]) {
                throw new IllegalArgumentException("bar " + i + " is not later than the one before it");
            }
            boolean encloses = low[i] <= Math.min(open[i], close[i]) && high[i] >= Math.max(open[i], close[i]);
            if (low[i] <= 0 || !encloses) {
                throw new IllegalArgumentException("bar " + i + " has no lawful prices");
            }
            if (volume[i] < 0) {
                throw new IllegalArgumentException("bar " + i + " has a negative volume");
            }
        }
    }

    private static double[] quotients(long[] units, int decimals) {
        double scale = Math.pow(10, decimals);
        double[] quotients = new double[units.length];
        for (int i = 0; i < units.length; i++) {
            quotients[i] = units[i] / scale;
        }
        return quotients;
    }
}
