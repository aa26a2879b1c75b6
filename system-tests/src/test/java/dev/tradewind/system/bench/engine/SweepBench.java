package dev.tradewind.system.bench.engine;

import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.Axis;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.sweep.Sweep;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.Objective;
import dev.tradewind.engine.walkforward.WalkForward;
import dev.tradewind.engine.walkforward.WalkForwardResult;
import dev.tradewind.engine.walkforward.WindowPlan;
import dev.tradewind.system.bench.BenchSize;
import dev.tradewind.system.bench.Report;
import dev.tradewind.system.bench.Spread;
import dev.tradewind.system.bench.WrongCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** P3 and P4: a sweep on all cores, and a walk-forward against the sweep's cost per bar and set. */
final class SweepBench {
    private static final int DAYS_A_YEAR = 365;
    private static final int SETS = 4_096;
    private static final int CHUNKS_PER_CORE = 4;
    private static final Money CASH = Money.of("100000", SyntheticMarket.USDT);
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final BenchSize size;
    private final BarSeries bars;
    private final int cores = Runtime.getRuntime().availableProcessors();

    SweepBench(BenchSize size) {
        this.size = size;
        this.bars = SyntheticMarket.bars(size.bars() / 4);
    }

    void sweep() {
        var report = new Report("P3", size);
        for (String strategy : List.of("moving-average-cross", "dual-mode")) {
            SweepSpec few = sets(strategy, SETS / 16, Map.of());
            SweepSpec many = sets(strategy, SETS, Map.of());
            long memoryOfFew = memoryOf(few);
            long memoryOfMany = memoryOf(many);
            Spread seconds = Rounds.alone(size.rounds(), () -> run(many));
            report.atLeast(
                    300,
                    "sweep of " + many.size() + " sets on " + cores + " cores, " + strategy,
                    Rounds.millionsPerSecond((double) many.size() * bars.size(), seconds),
                    "M bar-sets/s");
            report.tell(strategy + ": heap in use after " + few.size() + " sets", memoryOfFew / MEBIBYTE, "MiB");
            report.tell(strategy + ": heap in use after " + many.size() + " sets", memoryOfMany / MEBIBYTE, "MiB");
        }
        SweepSpec simple = sets("moving-average-cross", SETS / 64, BacktestBench.crossValues());
        VectorbtPeer.compare(report, size, bars, simple, () -> run(simple), trades(simple));
        report.note(
                bars.size()
                        + " synthetic one-minute bars, indicators included; no exits by price, so that sets differ by signals.");
        report.publish();
    }

    void walkForward() {
        var report = new Report("P4", size);
        SweepSpec sets = sets("moving-average-cross", SETS / 16, Map.of());
        var plan = WindowPlan.of(bars.size() / 8, bars.size() / 16);
        var ratios = new double[size.rounds()];
        for (int round = -2; round < size.rounds(); round++) {
            double perBarAndSet = timed(() -> chunk(sets, 0, sets.size())) / ((double) sets.size() * bars.size());
            double walked = timed(() -> walk(plan, sets)) / WalkForward.barsSimulated(plan, bars.size(), sets.size());
            if (round >= 0) {
                ratios[round] = walked / perBarAndSet;
            }
        }
        report.atMost(1.25, "walk-forward, per bar and set, against the sweep", Spread.of(ratios), "times");
        report.note(bars.size() + " synthetic bars, " + plan.count(bars.size()) + " windows, " + sets.size()
                + " sets, one core.");
        report.publish();
    }

    private BacktestSetup setup(StrategyType type) {
        return BacktestSetup.of(
                SyntheticMarket.instrument(),
                bars,
                type,
                ParameterValues.initial(type),
                SimpleConfiguration.of(SimpleConfiguration.CAPITAL, null, null),
                CASH);
    }

    private static SweepSpec sets(String strategy, int count, Map<String, BigDecimal> given) {
        StrategyType type = ShippedStrategies.find(strategy).orElseThrow();
        int side = (int) Math.round(Math.sqrt(count));
        List<Axis> axes = strategy.equals("dual-mode")
                ? List.of(range("entryAtr", "0.1", side, "0.02"), range("exitAtr", "0.1", side, "0.02"))
                : List.of(
                        range("fastPeriod", "5", side, "1"),
                        range("slowPeriod", Integer.toString(6 + side), side, "2"));
        if (!(ParameterValues.of(type, given) instanceof ParameterValues.Outcome.Valid(ParameterValues base))) {
            throw new IllegalStateException("no values of " + strategy + ": " + given);
        }
        return switch (SweepSpec.of(type, base, axes, Long.MAX_VALUE)) {
            case SweepSpec.Outcome.Valid(SweepSpec spec) -> spec;
            case SweepSpec.Outcome.Invalid invalid -> throw new IllegalStateException(invalid.toString());
            case SweepSpec.Outcome.TooMany tooMany -> throw new IllegalStateException(tooMany.toString());
        };
    }

    private static Axis range(String parameter, String from, int count, String step) {
        BigDecimal first = new BigDecimal(from);
        BigDecimal by = new BigDecimal(step);
        return new Axis.Range(parameter, first, first.add(by.multiply(BigDecimal.valueOf(count - 1L))), by);
    }

    private long run(SweepSpec sets) {
        int chunks = cores * CHUNKS_PER_CORE;
        List<Callable<Long>> work = new ArrayList<>();
        for (int chunk = 0; chunk < chunks; chunk++) {
            long from = sets.size() * chunk / chunks;
            long to = sets.size() * (chunk + 1) / chunks;
            work.add(() -> chunk(sets, from, to));
        }
        try (var workers = Executors.newFixedThreadPool(cores)) {
            long rows = 0;
            for (Future<Long> done : workers.invokeAll(work)) {
                rows += done.get();
            }
            WrongCount.unlessEqual("sets of the sweep", sets.size(), rows);
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a chunk failed", e);
        }
    }

    private long chunk(SweepSpec sets, long from, long to) {
        var rows = new AtomicLong();
        var best = new AtomicLong(Long.MIN_VALUE);
        each(sets, from, to, (set, metrics) -> {
            rows.incrementAndGet();
            best.accumulateAndGet(metrics.netProfit(), Math::max);
        });
        return rows.get();
    }

    private LongStream trades(SweepSpec sets) {
        var trades = new long[Math.toIntExact(sets.size())];
        each(sets, 0, sets.size(), (set, metrics) -> trades[Math.toIntExact(set)] = metrics.trades());
        return LongStream.of(trades);
    }

    private void each(SweepSpec sets, long from, long to, BiConsumer<Long, SetMetrics> heard) {
        Sweep.runChunk(
                Sweep.simulator(setup(sets.type()), DAYS_A_YEAR),
                sets,
                from,
                to,
                new Sweep.Rows() {
                    @Override
                    public void row(long set, SetMetrics metrics) {
                        heard.accept(set, metrics);
                    }

                    @Override
                    public void leftOut(long set, List<ParameterValues.Problem> problems) {
                        throw new WrongCount("set " + set + " was left out: " + problems);
                    }
                },
                Progress.NONE);
    }

    private long walk(WindowPlan plan, SweepSpec sets) {
        var walk = new WalkForward(
                plan,
                sets,
                Objective.NET_PROFIT,
                Sweep.simulator(setup(sets.type()), DAYS_A_YEAR),
                InstrumentScale.units(CASH.amount()),
                WalkForwardResult.DEFAULT_PASS_RATE);
        if (walk.run(Progress.NONE) instanceof WalkForward.Outcome.Finished finished) {
            return finished.result().windows().size();
        }
        throw new IllegalStateException("the walk-forward did not finish");
    }

    private static double timed(Callable<Long> work) {
        long began = System.nanoTime();
        try {
            work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private long memoryOf(SweepSpec sets) {
        run(sets);
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
