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
    private final RecursiveAverage average = new RecursiveAverage();

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
            double weight = weight(Math.abs(input - before), rest[place] + changes, floor, reach);
            return average.next(input, weight);
        }
        return warmUp(input, change);
    }

    private double warmUp(double input, double change) {
        if (seen > 0) {
            changes += change;
        }
        seen++;
        if (isReady()) {
            average.start(input);
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
        return isReady() ? average.value() : Double.NaN;
    }

    @Override
    public void save(StateWriter out) {
        out.add(place);
        out.add(seen);
        out.add(changes);
        average.save(out);
        for (int i = 0; i < Math.min(seen, period); i++) {
            out.add(values[i]);
        }
    }

    @Override
    public void restore(StateReader in) {
        place = in.nextInteger(-1, period - 1);
        seen = in.nextInteger(0, period + 1);
        changes = in.next();
        average.restore(in);
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
        double floor = slowest(fast, slow);
        double reach = reach(fast, slow);
        Inputs.usable(values, 0, Math.min(period + 1, values.length));
        if (!Inputs.warmUp(period, out)) {
            return;
        }
        ways(values, period, out);
        // with the value before in its place, the loop reads and writes one index and runs several bars at a time
        double[] before = new double[values.length];
        System.arraycopy(values, 0, before, period, values.length - period);
        for (int i = period; i < values.length; i++) {
            out[i] = weight(Math.abs(values[i] - before[i]), out[i], floor, reach);
        }
        out[period] = values[period];
        RecursiveAverage.batch(values, period + 1, values[period], out, out);
        Inputs.usableByLast(values, 0, out);
    }

    /** The way gone in each window; what the block before adds to it stands in the out array first. */
    private static void ways(double[] values, int period, double[] out) {
        int place = (values.length - 1) % period;
        double way = 0;
        for (int i = values.length - 1 - place + period - 1; i >= values.length; i--) {
            way += change(values, i - period);
        }
        for (int i = values.length - 1; i > period; i--) {
            out[i] = way;
            way += change(values, i - period);
            place--;
            if (place < 0) {
                place = period - 1;
                way = 0;
            }
        }
        out[period] = way;
        way = 0;
        place = 0;
        for (int i = period; i < values.length; i++) {
            way += change(values, i);
            out[i] += way;
            place++;
            if (place == period) {
                place = 0;
                way = 0;
            }
        }
    }

    private static double change(double[] values, int at) {
        return Math.abs(values[at] - values[at - 1]);
    }

    /** The smoothing constant for a price that got so far on such a way. */
    private static double weight(double gained, double way, double floor, double reach) {
        return constant(Math.min(gained / Math.max(way, Double.MIN_NORMAL), 1), floor, reach);
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
