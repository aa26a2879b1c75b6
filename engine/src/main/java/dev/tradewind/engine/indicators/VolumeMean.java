package dev.tradewind.engine.indicators;

/** Mean volume of the last bars, the latest included; the volume filter compares with it (D-19). */
public final class VolumeMean implements Indicator {
    private final SimpleMovingAverage mean;

    public VolumeMean(int period) {
        this.mean = new SimpleMovingAverage(period);
    }

    /** @param volume in base units, not negative */
    public double update(double volume) {
        if (volume < 0) {
            throw new IllegalArgumentException("volume must not be negative, was " + volume);
        }
        return mean.update(volume);
    }

    @Override
    public boolean isReady() {
        return mean.isReady();
    }

    @Override
    public double value() {
        return mean.value();
    }

    @Override
    public void save(StateWriter out) {
        mean.save(out);
    }

    @Override
    public void restore(StateReader in) {
        mean.restore(in);
    }

    /** The mean of each window that ends at {@code volumes[i]}; NaN before index period − 1. */
    public static void batch(double[] volumes, int period, double[] out) {
        for (int i = 0; i < volumes.length; i++) {
            if (volumes[i] < 0) {
                throw new IllegalArgumentException("volume " + i + " must not be negative, was " + volumes[i]);
            }
        }
        SimpleMovingAverage.batch(volumes, period, out);
    }
}
