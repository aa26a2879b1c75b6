package dev.tradewind.engine.sweep;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.indicators.SimpleMovingAverage;
import dev.tradewind.engine.strategies.EntryFilters;
import java.util.Arrays;

/**
 * Where the volume lets an entry pass. The mean is taken piece by piece, each so small that it stays close to the processor, and
 * no column of it is kept. Pieces begin where a block of the mean does, so its values are those of a whole column.
 */
final class EnoughVolume implements Mask.Words {
    private static final int PERIOD = EntryFilters.PERIOD;
    private static final int PIECE = Long.SIZE * PERIOD;

    private final double[] volume;
    private final double minimum;
    private double[] means = new double[0];
    /** The bars that {@link #means} begins and ends with. */
    private int from;

    private int to;

    EnoughVolume(BarSeries series, double minimum) {
        this.volume = series.volumes();
        this.minimum = minimum;
    }

    @Override
    public long word(int first, int size) {
        if (first >= to) {
            takeMeans(first);
        }
        long word = 0;
        for (int bit = 0; bit < size; bit++) {
            int bar = first + bit;
            word |= Mask.bit(EntryFilters.isVolumeEnough(volume[bar], means[bar - from], minimum), bit);
        }
        return word;
    }

    private void takeMeans(int first) {
        from = Math.max(0, first - PERIOD);
        to = Math.min(first + PIECE, volume.length);
        double[] piece = Arrays.copyOfRange(volume, from, to);
        means = means.length == piece.length ? means : new double[piece.length];
        SimpleMovingAverage.batch(piece, PERIOD, means);
    }
}
