package dev.tradewind.engine.indicators;

/** The last values of a rolling window, kept in blocks of one period as the package's description says. */
abstract class BlockWindow implements Indicator {
    final int period;

    /** The block at hand up to {@link #place}, the block before it after that. */
    final double[] values;

    /** Index of the latest value in its block; −1 before the first. */
    int place = -1;

    boolean isFull;
    double value = Double.NaN;

    BlockWindow(int period, int shortest) {
        this.period = Inputs.period(period, shortest);
        this.values = new double[period];
    }

    @Override
    public final boolean isReady() {
        return isFull;
    }

    @Override
    public final double value() {
        return value;
    }

    @Override
    public final void save(StateWriter out) {
        out.add(place);
        out.add(isFull);
        int known = isFull ? period : place + 1;
        for (int i = 0; i < known; i++) {
            out.add(values[i]);
        }
    }

    @Override
    public final void restore(StateReader in) {
        place = in.nextInteger(-1, period - 1);
        isFull = in.nextFlag();
        int known = isFull ? period : place + 1;
        for (int i = 0; i < known; i++) {
            values[i] = in.next();
        }
        if (place >= 0) {
            rebuild();
        }
    }

    /** Recomputes everything else from the values, by the same additions in the same order. */
    abstract void rebuild();
}
