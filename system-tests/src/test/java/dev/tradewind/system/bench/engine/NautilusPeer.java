package dev.tradewind.system.bench.engine;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.system.bench.BenchSize;
import dev.tradewind.system.bench.Report;
import dev.tradewind.system.bench.Spread;
import dev.tradewind.system.bench.WrongCount;
import java.util.List;

/** nautilus_trader's event engine; its market orders fill at the close they were decided at, so only trades are compared. */
final class NautilusPeer {
    private NautilusPeer() {}

    /**
     * Adds its figure and the ratio to ours.
     *
     * @param ours bars a second of event mode, in millions
     */
    static void compare(
            Report report, BenchSize size, BarSeries bars, int fast, int slow, int closedTrades, Spread ours) {
        PythonPeer.run(
                        "nautilus_cross.py",
                        bars,
                        size.rounds(),
                        List.of(Integer.toString(fast), Integer.toString(slow)))
                .ifPresentOrElse(
                        lines -> {
                            WrongCount.unlessEqual("closed trades of nautilus_trader", closedTrades, (long)
                                    lines.getFirst().numbers()[0]);
                            Spread theirs = Rounds.millionsPerSecond(
                                    bars.size(),
                                    Spread.of(lines.stream()
                                            .skip(1)
                                            .mapToDouble(line -> line.numbers()[0])
                                            .toArray()));
                            report.tell("nautilus_trader, moving averages that cross", theirs, "M bars/s");
                            report.atLeast(
                                    50,
                                    "event mode against nautilus_trader, medians",
                                    Spread.of(new double[] {ours.median() / theirs.median()}),
                                    "times");
                        },
                        () -> report.note("nautilus_trader was not measured (make bench-peers installs it)."));
    }
}
