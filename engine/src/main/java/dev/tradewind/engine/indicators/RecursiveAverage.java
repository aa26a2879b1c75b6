package dev.tradewind.engine.indicators;

/**
 * The recursion average ← average + weight · (input − average), in groups of eight inputs. Within a group everything is taken
 * relative to its first input: the average is base + power · (average before the group − base) + partial, where power and partial do not depend on
 * the average before. So a processor can work on a group while the one before it is unfinished, which is what makes a
 * batch fast; and an average that has reached an input which stays the same stays exactly there.
 */
final class RecursiveAverage {
    private static final int GROUP = 8;

    private int place = GROUP;
    private double base;
    private double distance;
    private double power;
    private double partial;
    private double average;

    void start(double seed) {
        average = seed;
    }

    double next(double input, double weight) {
        if (place == GROUP) {
            place = 0;
            base = input;
            distance = average - input;
            power = 1;
            partial = 0;
        }
        double decay = 1 - weight;
        power *= decay;
        partial = Math.fma(partial, decay, weight * (input - base));
        place++;
        average = base + Math.fma(power, distance, partial);
        return average;
    }

    double value() {
        return average;
    }

    void save(StateWriter out) {
        out.add(place);
        out.add(base);
        out.add(distance);
        out.add(power);
        out.add(partial);
        out.add(average);
    }

    void restore(StateReader in) {
        place = in.nextInteger(0, GROUP);
        base = in.next();
        distance = in.next();
        power = in.next();
        partial = in.next();
        average = in.next();
    }

    /** The averages after the inputs from {@code from} on; the two arrays may be the same. */
    static void batch(double[] inputs, int from, double seed, double weight, double[] out) {
        double decay = 1 - weight;
        double average = seed;
        int i = from;
        for (; i <= inputs.length - GROUP; i += GROUP) {
            double base = inputs[i];
            double distance = average - base;
            double power = 1;
            double partial = 0;
            for (int place = 0; place < GROUP; place++) {
                power *= decay;
                partial = Math.fma(partial, decay, weight * (inputs[i + place] - base));
                average = base + Math.fma(power, distance, partial);
                out[i + place] = average;
            }
        }
        RecursiveAverage rest = new RecursiveAverage();
        rest.start(average);
        for (; i < inputs.length; i++) {
            out[i] = rest.next(inputs[i], weight);
        }
    }

    /** As above with a weight for each input; {@code weights} may be the same array as {@code out}. */
    static void batch(double[] inputs, int from, double seed, double[] weights, double[] out) {
        double average = seed;
        int i = from;
        for (; i <= inputs.length - GROUP; i += GROUP) {
            double base = inputs[i];
            double distance = average - base;
            double power = 1;
            double partial = 0;
            for (int place = 0; place < GROUP; place++) {
                double weight = weights[i + place];
                double decay = 1 - weight;
                power *= decay;
                partial = Math.fma(partial, decay, weight * (inputs[i + place] - base));
                average = base + Math.fma(power, distance, partial);
                out[i + place] = average;
            }
        }
        RecursiveAverage rest = new RecursiveAverage();
        rest.start(average);
        for (; i < inputs.length; i++) {
            out[i] = rest.next(inputs[i], weights[i]);
        }
    }
}
