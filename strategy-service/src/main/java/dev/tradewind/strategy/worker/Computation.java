package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.BacktestView.Figures;
import dev.tradewind.contracts.rest.TearSheetView;
import dev.tradewind.contracts.rest.WalkForwardView;
import dev.tradewind.engine.backtest.Backtest;
import dev.tradewind.engine.backtest.BacktestOutcome;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.sweep.Sweep;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.worker.EnginePlan.Impossible;
import dev.tradewind.strategy.worker.wire.ChunkResult;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.Pieces;
import dev.tradewind.strategy.worker.wire.Pieces.SetRow;
import dev.tradewind.strategy.worker.wire.RunPlan;
import dev.tradewind.strategy.worker.wire.WorkOrder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** Computes one chunk and delivers its result in pieces. Many threads may use the same one. */
final class Computation {
    private final StrategyTypes types;
    private final CandleStore candles;

    Computation(StrategyTypes types, CandleStore candles) {
        this.types = types;
        this.candles = candles;
    }

    /** Takes finished pieces, in order. */
    interface Sink {
        void piece(PieceKind kind, int number, int items, byte[] body);
    }

    /** Gives pieces that other chunks of the same job delivered. */
    interface Source {
        byte[] piece(PieceKind kind, int number);
    }

    /** How a chunk ended. */
    sealed interface Outcome {
        record Done(ChunkResult result) implements Outcome {}

        /** The progress said so. */
        record Stopped() implements Outcome {}

        /** It never will have a result; the sentence is for the user. */
        record Failed(String sentence) implements Outcome {}
    }

    /** A single run with everything about it, for the console. */
    record Single(TearSheetView sheet, List<BacktestTradeView> trades, BacktestResult result, int barSeconds) {}

    /** @param goOn is told the share done, and says whether to go on */
    Outcome run(WorkOrder order, Source source, Sink sink, DoublePredicate goOn) {
        try {
            EnginePlan plan = new EnginePlan(order.plan(), types, candles);
            return switch (order.kind()) {
                case SINGLE -> single(plan, sink, goOn);
                case SWEEP -> sweep(plan, order.firstSet(), order.sets(), sink, goOn);
                case WALK_FORWARD ->
                    order.isTest() ? test(plan, order.chunk(), source, sink, goOn) : train(plan, order, sink, goOn);
            };
        } catch (Impossible reason) {
            return new Outcome.Failed(reason.sentence());
        }
    }

    /** Runs a plan at once. */
    Single single(RunPlan plan) throws Impossible {
        EnginePlan run = new EnginePlan(plan, types, candles);
        BacktestResult result = finished(Backtest.run(run.setup(), bars -> true));
        if (result == null) {
            throw new IllegalStateException("stopped by nobody");
        }
        Metrics metrics = Metrics.of(result, run.periodsPerYear());
        return new Single(
                TearSheets.of(run, result, metrics, run.benchmarks(candles)),
                result.trades().stream().map(TearSheets::trade).toList(),
                result,
                run.barSeconds());
    }

    private Outcome single(EnginePlan run, Sink sink, DoublePredicate goOn) throws Impossible {
        double total = run.setup().bars();
        BacktestResult result = finished(Backtest.run(run.setup(), bars -> goOn.test(bars / total)));
        if (result == null) {
            return new Outcome.Stopped();
        }
        Metrics metrics = deliver(run, result, sink);
        Figures figures = figures(run.ordered(run.setup().markets().getFirst().values()), metrics);
        return new Outcome.Done(new ChunkResult(result.bars(), figures, metrics.netProfitPercent(), null));
    }

    private static Outcome sweep(EnginePlan run, long first, long count, Sink sink, DoublePredicate goOn)
            throws Impossible {
        SweepSpec sets = run.sets();
        var rows = new SweepRows(sink);
        boolean isWhole;
        try {
            isWhole = Sweep.runChunk(
                    Sweep.simulator(run.setup(), run.periodsPerYear()),
                    sets,
                    first,
                    first + count,
                    rows,
                    (done, total) -> goOn.test((double) done / total));
        } catch (IllegalArgumentException impossible) {
            throw new Impossible(sentence(impossible.getMessage()));
        }
        if (!isWhole) {
            return new Outcome.Stopped();
        }
        rows.deliver();
        SetMetrics best = rows.best;
        Figures figures = best == null ? null : figures(run.ordered(sets, rows.bestSet), best);
        return new Outcome.Done(
                new ChunkResult(run.barCount(), figures, best == null ? null : best.netProfitPercent(), null));
    }

    private static Outcome train(EnginePlan run, WorkOrder order, Sink sink, DoublePredicate goOn) throws Impossible {
        try {
            return new WalkForwardRun(run)
                            .train(
                                    order.firstSet(),
                                    order.sets(),
                                    order.chunk(),
                                    sink,
                                    (done, total) -> goOn.test((double) done / total))
                    ? new Outcome.Done(new ChunkResult(run.barCount(), null, null, null))
                    : new Outcome.Stopped();
        } catch (IllegalArgumentException impossible) {
            throw new Impossible(sentence(impossible.getMessage()));
        }
    }

    private Outcome test(EnginePlan run, int trainings, Source source, Sink sink, DoublePredicate goOn)
            throws Impossible {
        var walk = new WalkForwardRun(run);
        Optional<WalkForwardRun.Tested> outcome;
        try {
            outcome = walk.test(trainings, source, (done, total) -> goOn.test((double) done / total));
        } catch (IllegalArgumentException impossible) {
            throw new Impossible(sentence(impossible.getMessage()));
        }
        if (outcome.isEmpty()) {
            return new Outcome.Stopped();
        }
        WalkForwardRun.Tested tested = outcome.get();
        List<WalkForwardView.Window> windows = tested.windows();
        for (int from = 0; from < windows.size(); from += Pieces.WINDOWS) {
            var some = windows.subList(from, Math.min(windows.size(), from + Pieces.WINDOWS));
            sink.piece(PieceKind.WINDOWS, from / Pieces.WINDOWS, some.size(), Pieces.list(some));
        }
        Metrics metrics = deliver(run, tested.chained(), sink);
        return new Outcome.Done(new ChunkResult(
                run.barCount(), figures(tested.lastValues(), metrics), metrics.netProfitPercent(), tested.verdict()));
    }

    /** Null when it was stopped. */
    private static @Nullable BacktestResult finished(BacktestOutcome outcome) throws Impossible {
        return switch (outcome) {
            case BacktestOutcome.Done(BacktestResult result) -> result;
            case BacktestOutcome.Stopped _ -> null;
            case BacktestOutcome.Refused(var problems) ->
                throw new Impossible(sentence(problems.getFirst().detail()));
        };
    }

    /** Trades, tear sheet and equity of a run. */
    private Metrics deliver(EnginePlan run, BacktestResult result, Sink sink) {
        Metrics metrics = Metrics.of(result, run.periodsPerYear());
        for (int from = 0; from < result.trades().size(); from += Pieces.TRADES) {
            List<BacktestTradeView> some =
                    result.trades().subList(from, Math.min(result.trades().size(), from + Pieces.TRADES)).stream()
                            .map(TearSheets::trade)
                            .toList();
            sink.piece(PieceKind.TRADES, from / Pieces.TRADES, some.size(), Pieces.list(some));
        }
        deliver(sink, TearSheets.of(run, result, metrics, run.benchmarks(candles)));
        deliver(sink, result.equity().opensAt(), result.equity().units(), run.barSeconds());
        return metrics;
    }

    private static void deliver(Sink sink, TearSheetView sheet) {
        byte[] text = Documents.json(sheet).getBytes(StandardCharsets.UTF_8);
        List<byte[]> slices = Pieces.slices(text);
        for (int number = 0; number < slices.size(); number++) {
            sink.piece(PieceKind.TEAR_SHEET, number, 1, slices.get(number));
        }
    }

    private static void deliver(Sink sink, long[] opensAt, long[] units, int barSeconds) {
        long[] closesAt = new long[opensAt.length];
        for (int i = 0; i < opensAt.length; i++) {
            closesAt[i] = opensAt[i] + barSeconds;
        }
        for (int from = 0; from < units.length; from += Pieces.EQUITY_POINTS) {
            int to = Math.min(units.length, from + Pieces.EQUITY_POINTS);
            sink.piece(
                    PieceKind.EQUITY, from / Pieces.EQUITY_POINTS, to - from, Pieces.equity(closesAt, units, from, to));
        }
    }

    private static Figures figures(Map<String, BigDecimal> values, SetMetrics metrics) {
        return new Figures(
                values,
                metrics.netProfitPercent(),
                known(metrics.sharpe()),
                metrics.maxDrawdownPercent(),
                metrics.trades(),
                known(metrics.winRatePercent()));
    }

    private static Figures figures(Map<String, BigDecimal> values, Metrics metrics) {
        return new Figures(
                values,
                metrics.netProfitPercent(),
                metrics.sharpe(),
                metrics.maxDrawdownPercent(),
                metrics.trades(),
                metrics.winRatePercent());
    }

    static @Nullable Double known(double number) {
        return Double.isFinite(number) ? number : null;
    }

    static String sentence(@Nullable String detail) {
        if (detail == null || detail.isEmpty()) {
            return "It cannot be computed.";
        }
        String capital = Character.toUpperCase(detail.charAt(0)) + detail.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    /** Collects rows into pieces named by the number of their first set, and remembers the best. */
    private static final class SweepRows implements Sweep.Rows {
        private final Sink sink;
        private final List<SetRow> rows = new ArrayList<>();
        private @Nullable SetMetrics best;
        private long bestSet;

        SweepRows(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void row(long set, SetMetrics metrics) {
            add(new SetRow(
                    set,
                    metrics.netProfitPercent(),
                    metrics.sharpe(),
                    metrics.maxDrawdownPercent(),
                    metrics.trades(),
                    metrics.winRatePercent(),
                    metrics.profitFactor()));
            if (metrics.hasTraded() && (best == null || metrics.netProfitPercent() > best.netProfitPercent())) {
                best = metrics;
                bestSet = set;
            }
        }

        @Override
        public void leftOut(long set, List<ParameterValues.Problem> problems) {
            add(new SetRow(set, Double.NaN, Double.NaN, Double.NaN, -1, Double.NaN, Double.NaN));
        }

        private void add(SetRow row) {
            rows.add(row);
            if (rows.size() == Pieces.SETS) {
                deliver();
            }
        }

        void deliver() {
            if (!rows.isEmpty()) {
                sink.piece(
                        PieceKind.SETS,
                        Math.toIntExact(rows.getFirst().number()),
                        rows.size(),
                        Pieces.sets(List.copyOf(rows)));
                rows.clear();
            }
        }
    }
}
