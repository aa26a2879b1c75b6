package dev.tradewind.system.bench.engine;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.system.bench.BenchSize;
import dev.tradewind.system.bench.Report;
import dev.tradewind.system.bench.Spread;
import dev.tradewind.system.bench.WrongCount;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** vectorbt on the same pairs of simple averages; it keeps every bar of every set, so only some of them fit into memory. */
final class VectorbtPeer {
    private static final String SCRIPT = "vectorbt_sweep.py";

    /** Its running sums round, so that a tie of two averages may look like a crossing: seen once in 2,641 trades. */
    private static final double TIES = 0.001;

    private VectorbtPeer() {}

    /**
     * Adds its figures and ours on the same sets.
     *
     * @param sets of two axes, the fast period and the slow one
     * @param ours sweeps these sets on all cores
     * @param trades closed trades of each set by ours, in order
     */
    static void compare(
            Report report, BenchSize size, BarSeries bars, SweepSpec sets, LongSupplier ours, LongStream trades) {
        PythonPeer.run(SCRIPT, bars, size.rounds(), List.of(values(sets, 0), values(sets, 1)))
                .ifPresentOrElse(
                        lines -> {
                            mustAgree(lines, trades.toArray());
                            tell(report, (double) sets.size() * bars.size(), lines, Rounds.alone(size.rounds(), ours));
                        },
                        () -> report.note("vectorbt was not measured (make bench-peers installs it)."));
    }

    private static void mustAgree(List<PythonPeer.Line> lines, long[] ours) {
        double[] theirs = named(lines, "trades").findFirst().orElseThrow();
        WrongCount.unlessEqual("sets of vectorbt", ours.length, theirs.length);
        for (int set = 0; set < ours.length; set++) {
            if (Math.abs(ours[set] - theirs[set]) > ours[set] * TIES) {
                throw new WrongCount("closed trades of vectorbt in set " + set + ": " + ours[set] + " expected, "
                        + (long) theirs[set] + " found");
            }
        }
    }

    private static void tell(Report report, double work, List<PythonPeer.Line> lines, Spread ourSeconds) {
        double[] seconds =
                named(lines, "seconds").mapToDouble(numbers -> numbers[0]).toArray();
        Spread theirs = Rounds.millionsPerSecond(work, Spread.of(seconds));
        Spread ours = Rounds.millionsPerSecond(work, ourSeconds);
        report.tell("vectorbt, simple averages that cross", theirs, "M bar-sets/s");
        report.tell("ours, the same sets", ours, "M bar-sets/s");
        report.atLeast(
                10,
                "sweep against vectorbt, medians",
                Spread.of(new double[] {ours.median() / theirs.median()}),
                "times");
        report.tell(
                "vectorbt, peak memory of its process",
                named(lines, "mebibytes").findFirst().orElseThrow()[0],
                "MiB");
    }

    private static Stream<double[]> named(List<PythonPeer.Line> lines, String name) {
        return lines.stream().filter(line -> line.name().equals(name)).map(PythonPeer.Line::numbers);
    }

    private static String values(SweepSpec sets, int axis) {
        return LongStream.range(0, sets.axes().get(axis).count().longValueExact())
                .mapToObj(index -> sets.axes().get(axis).value(index).toPlainString())
                .collect(Collectors.joining(","));
    }
}
