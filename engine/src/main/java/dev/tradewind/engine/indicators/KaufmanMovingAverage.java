package dev.tradewind.engine.indicators;

/**
 * Adaptive moving average of Perry Kaufman (D-19): the more directly the price went its way over the last {@code period} bars,
 * the closer the average follows. It starts as the price itself at bar {@code period} (KAMA_10 = P_10).
 *
 * <p>TA-Lib differs at two places. It starts one bar earlier, with the price of bar period − 1, and moves from there; the two then approach each
 * other by the factor 1 − smoothing constant at each bar. And where nothing moved it takes the efficiency 1, we take 0.
 */
public final class KaufmanMovingAverage implements Indicator {
    private final int period;
    private final double floor;
    private final double reach;

    /** The last closes: the block at hand up to {@link #place}, the block before it after that. */
    private final double[] values;

    /** Per place, the sum of the changes that the block before has after it. */
    private final double[] rest;

    private int place = -1;

    /** Values seen, up to period + 1. */
    private int seen;

    private double latest;
    private double changes;
    private double average;

    /** @param period bars of the efficiency ratio; {@code fast} and {@code slow} are the periods at efficiency 1 and 0 */
    public KaufmanMovingAverage(int period, int fast, int slow) {
        this.period = Inputs.period(period, 1);
        this.floor = slowest(fast, slow);
        this.reach = reach(fast, slow);
        this.values = new double[period];
        this.rest = new double[period];
    }

    /** (efficiency · (2 / (fast + 1) − 2 / (slow + 1)) + 2 / (slow + 1))². */
    public static double smoothingConstant(double efficiency, int fast, int slow) {
        return constant(efficiency, slowest(fast, slow), reach(fast, slow));
    }

    public double update(double input) {
        Inputs.usable(input);
        place++;
        if (place == period) {
            startBlock();
        }
        double change = Math.abs(input - latest);
        double before = values[place];
        values[place] = input;
        latest = input;
        if (seen > period) {
            changes += change;
            average = next(average, input, before, rest[place] + changes, floor, reach);
            return average;
        }
        return warmUp(input, change);
    }

    private double warmUp(double input, double change) {
        if (seen > 0) {
            changes += change;
        }
        seen++;
        if (isReady()) {
            average = input;
        }
        return value();
    }

    private void startBlock() {
        place = 0;
        changes = 0;
        sumRest(0);
    }

    private void sumRest(int from) {
        double total = 0;
        for (int i = period - 1; i > from; i--) {
            total += Math.abs(values[i] - values[i - 1]);
            rest[i - 1] = total;
        }
    }

    @Override
    public boolean isReady() {
        return seen > period;
    }

    @Override
    public double value() {
        return isReady() ? average : Double.NaN;
    }

    @Override
    public void save(StateWriter out) {
        out.add(place);
        out.add(seen);
        out.add(changes);
        out.add(average);
        for (int i = 0; i < Math.min(seen, period); i++) {
            out.add(values[i]);
        }
    }

    @Override
    public void restore(StateReader in) {
        place = in.nextInteger(-1, period - 1);
        seen = in.nextInteger(0, period + 1);
        changes = in.next();
        average = in.next();
        for (int i = 0; i < Math.min(seen, period); i++) {
            values[i] = in.next();
        }
        latest = place < 0 ? 0 : values[place];
        if (isReady()) {
            // the change into the value after this place is not known any more, and no longer part of a window
            sumRest(place + 1);
        }
    }

    /** The average after each value; NaN before index {@code period}. */
    public static void batch(double[] values, int period, int fast, int slow, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(values.length, out);
        Inputs.usable(values, 0);
        double floor = slowest(fast, slow);
        double reach = reach(fast, slow);
        if (!Inputs.warmUp(period, out)) {
            return;
        }
        double[] rest = new double[period];
        double average = values[period];
        for (int start = period; start < values.length; start += period) {
            double total = 0;
            for (int i = period - 1; i > 0; i--) {
                total += Math.abs(values[start - period + i] - values[start - period + i - 1]);
                rest[i - 1] = total;
            }
            int end = Math.min(start + period, values.length);
            double changes = 0;
            for (int i = start; i < end; i++) {
                changes += Math.abs(values[i] - values[i - 1]);
                if (i > period) {
                    average = next(average, values[i], values[i - period], rest[i - start] + changes, floor, reach);
                }
                out[i] = average;
            }
        }
    }

    private static double next(
            double average, double input, double before, double changes, double floor, double reach) {
        double efficiency = changes == 0 ? 0 : Math.abs(input - before) / changes;
        return Math.fma(constant(efficiency > 1 ? 1 : efficiency, floor, reach), input - average, average);
    }

    private static double constant(double efficiency, double floor, double reach) {
        double root = efficiency * reach + floor;
        return root * root;
    }

    private static double slowest(int fast, int slow) {
        if (fast < 1 || slow <= fast || slow > Inputs.LONGEST_PERIOD) {
            throw new IllegalArgumentException("fast " + fast + " must be at least 1 and below slow " + slow);
        }
        return 2.0 / (slow + 1);
    }

    private static double reach(int fast, int slow) {
        return 2.0 / (fast + 1) - 2.0 / (slow + 1);
    }
}
