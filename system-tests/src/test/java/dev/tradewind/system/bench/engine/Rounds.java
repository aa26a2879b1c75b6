package dev.tradewind.system.bench.engine;

import dev.tradewind.system.bench.Spread;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Ours and the peer's in turns, after a warm-up of both. */
final class Rounds {
    /** Two runs are enough for loops over bars. Trades are rare in them, and what decides trades is compiled much later. */
    private static final int WARM_UP_ROUNDS = 2;

    private static final double WARM_UP_SECONDS = 5;

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
        warmUp(theirs);
        warmUp(ours);
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
        warmUp(ours);
        return Spread.of(
                IntStream.range(0, rounds).mapToDouble(round -> seconds(ours)).toArray());
    }

    private static void warmUp(LongSupplier work) {
        double spent = 0;
        for (int round = 0; round < WARM_UP_ROUNDS || spent < WARM_UP_SECONDS; round++) {
            spent += seconds(work);
        }
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
