package dev.tradewind.system.bench.engine;

import dev.tradewind.system.bench.Spread;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Ours and the peer's in turns, after a warm-up of both. */
final class Rounds {
    private static final int WARM_UP = 2;

    private Rounds() {}

    /**
     * Seconds of each round.
     *
     * @param first seconds of the very first run of ours, nothing compiled yet
     */
    record Pair(Spread ours, Spread theirs, Spread timesFaster, double first) {}

    /** {@code ours} and {@code theirs} return something that depends on all their work, so that none of it is left out. */
    static Pair of(int rounds, LongSupplier ours, LongSupplier theirs) {
        double first = seconds(ours);
        for (int i = 0; i < WARM_UP; i++) {
            seconds(theirs);
            seconds(ours);
        }
        var our = new double[rounds];
        var their = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            our[round] = seconds(ours);
            their[round] = seconds(theirs);
        }
        double[] ratios = IntStream.range(0, rounds)
                .mapToDouble(round -> their[round] / our[round])
                .toArray();
        return new Pair(Spread.of(our), Spread.of(their), Spread.of(ratios), first);
    }

    /** Ours alone. */
    static Spread alone(int rounds, LongSupplier ours) {
        for (int i = 0; i < WARM_UP; i++) {
            seconds(ours);
        }
        return Spread.of(
                IntStream.range(0, rounds).mapToDouble(round -> seconds(ours)).toArray());
    }

    /** Work per second, in millions. */
    static Spread millionsPerSecond(double work, Spread seconds) {
        double[] rates = new double[seconds.sorted().length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = work / seconds.sorted()[i] / 1e6;
        }
        return Spread.of(rates);
    }

    private static volatile long sink;

    private static double seconds(LongSupplier work) {
        long began = System.nanoTime();
        sink = work.getAsLong();
        return (System.nanoTime() - began) / 1e9;
    }
}
