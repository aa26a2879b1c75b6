package dev.tradewind.engine.bars;

import dev.tradewind.engine.signals.Timeframe;
import java.util.Arrays;

/** Growing columns, for building a {@link BarSeries} bar by bar. */
public final class BarColumns {
    private static final int COLUMNS = 6;
    private final long[][] columns = new long[COLUMNS][256];
    private int size;

    public void add(long opensAt, long open, long high, long low, long close, long volume) {
        if (size == columns[0].length) {
            for (int i = 0; i < COLUMNS; i++) {
                columns[i] = Arrays.copyOf(columns[i], size + (size >> 1));
            }
        }
        columns[0][size] = opensAt;
        columns[1][size] = open;
        columns[2][size] = high;
        columns[3][size] = low;
        columns[4][size] = close;
        columns[5][size] = volume;
        size++;
    }

    public int size() {
        return size;
    }

    /** What was added so far, in arrays of its own. */
    public BarSeries toSeries(Timeframe timeframe, int priceDecimals, int volumeDecimals) {
        return new BarSeries(
                timeframe,
                priceDecimals,
                volumeDecimals,
                column(0),
                column(1),
                column(2),
                column(3),
                column(4),
                column(5));
    }

    private long[] column(int index) {
        return Arrays.copyOf(columns[index], size);
    }
}
