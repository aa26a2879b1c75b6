package dev.tradewind.system.bench.engine;

import dev.tradewind.engine.backtest.Backtest;
import dev.tradewind.engine.backtest.BacktestOutcome;
import dev.tradewind.engine.backtest.BacktestProgress;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.backtest.TradeRecord;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.matching.FeeAsset;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.sweep.Sweep;
import dev.tradewind.system.bench.BenchSize;
import dev.tradewind.system.bench.Report;
import dev.tradewind.system.bench.Spread;
import dev.tradewind.system.bench.WrongCount;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ta4j.core.Position;

/** P1 and P2: one backtest, in event mode against ta4j, and in kernel mode against event mode. */
final class BacktestBench {
    private static final int FAST = 20;
    private static final int SLOW = 50;
    private static final int DAYS_A_YEAR = 365;
    private static final double TICK = 0.01;
    private static final double CLOSE_ENOUGH = 1e-9;
    /** As the peer has it: no fee, no slippage. The tick between bid and ask stays, and is taken off before prices are compared. */
    private static final FillModel FREE = new FillModel(0, 0, 10, BigDecimal.ZERO, FeeAsset.QUOTE);

    private final BenchSize size;
    private final BarSeries bars;

    BacktestBench(BenchSize size) {
        this.size = size;
        this.bars = SyntheticMarket.bars(size.bars());
    }

    void eventMode() {
        var report = new Report("P1", size);
        BacktestSetup cross = setup("moving-average-cross", crossValues()).with(FREE);
        var peer = new Ta4jPeer(bars);
        int trades = mustAgree(run(cross), peer.run(FAST, SLOW));

        Rounds.Pair pair = Rounds.of(
                size.rounds(),
                () -> run(cross).trades().size(),
                () -> peer.run(FAST, SLOW).size());
        report.atLeast(
                5, "event mode against ta4j (DoubleNum), moving averages that cross", pair.timesFaster(), "times");
        Spread ours = Rounds.millionsPerSecond(bars.size(), pair.ours());
        report.atLeast(10, "event mode, moving averages that cross, " + trades + " trades", ours, "M bars/s");
        report.tell("ta4j", Rounds.millionsPerSecond(bars.size(), pair.theirs()), "M bars/s");
        NautilusPeer.compare(report, size, bars, FAST, SLOW, trades, ours);
        report.tell("event mode, first run, nothing compiled", bars.size() / pair.first() / 1e6, "M bars/s");

        for (String strategy : List.of("buy-and-hold", "breakout", "dual-mode")) {
            BacktestSetup setup = setup(strategy, Map.of());
            var seconds = Rounds.alone(size.rounds(), () -> run(setup).trades().size());
            String name = "event mode, " + strategy + ", " + run(setup).trades().size() + " trades";
            report.atLeast(10, name, Rounds.millionsPerSecond(bars.size(), seconds), "M bars/s");
        }
        report.note(
                bars.size() + " synthetic one-minute bars; " + trades
                        + " trades, each with the same bars and prices as ta4j's. ta4j has no account, so equity is not compared.");
        report.publish();
    }

    void kernelMode() {
        var report = new Report("P2", size);
        for (String strategy : List.of("moving-average-cross", "breakout", "dual-mode")) {
            StrategyType type = ShippedStrategies.find(strategy).orElseThrow();
            ParameterValues values = ParameterValues.initial(type);
            BacktestSetup setup = setup(strategy, Map.of());
            var equity = new long[bars.size()];
            SetMetrics fused =
                    Sweep.simulator(setup, DAYS_A_YEAR).prepare(values).run(0, bars.size(), equity);
            BacktestResult result = run(setup);
            if (!Arrays.equals(equity, result.equity().units())) {
                throw new WrongCount(strategy + ": the equity of kernel mode is not that of event mode");
            }
            WrongCount.unlessEqual(
                    "closed trades of " + strategy,
                    result.trades().stream().filter(trade -> !trade.isOpen()).count(),
                    fused.trades());
            var seconds = Rounds.alone(
                    size.rounds(),
                    () -> Sweep.simulator(setup, DAYS_A_YEAR)
                            .prepare(values)
                            .run(0, bars.size())
                            .netProfit());
            report.atLeast(
                    40,
                    "kernel mode, " + strategy + ", indicators included, " + fused.trades() + " trades",
                    Rounds.millionsPerSecond(bars.size(), seconds),
                    "M bars/s");
        }
        report.note(bars.size()
                + " synthetic one-minute bars; trades and the equity of every bar are those of event mode.");
        report.publish();
    }

    private BacktestSetup setup(String strategy, Map<String, BigDecimal> given) {
        StrategyType type = ShippedStrategies.find(strategy).orElseThrow();
        if (!(ParameterValues.of(type, given) instanceof ParameterValues.Outcome.Valid(ParameterValues values))) {
            throw new IllegalStateException("no values of " + strategy + ": " + given);
        }
        return BacktestSetup.of(
                SyntheticMarket.instrument(),
                bars,
                type,
                values,
                SimpleConfiguration.of(SimpleConfiguration.CAPITAL, null, null),
                Money.of("100000", SyntheticMarket.USDT));
    }

    static Map<String, BigDecimal> crossValues() {
        return Map.of(
                "fastPeriod", BigDecimal.valueOf(FAST),
                "slowPeriod", BigDecimal.valueOf(SLOW),
                "exponential", BigDecimal.ZERO,
                "minimumVolume", BigDecimal.ZERO,
                "maximumSpread", BigDecimal.ZERO,
                "closingMinutes", BigDecimal.ZERO);
    }

    private static BacktestResult run(BacktestSetup setup) {
        return switch (Backtest.run(setup, BacktestProgress.SILENT)) {
            case BacktestOutcome.Done(BacktestResult result) -> result;
            case BacktestOutcome.Stopped stopped -> throw new IllegalStateException("nobody stopped it: " + stopped);
            case BacktestOutcome.Refused refused -> throw new IllegalStateException("refused: " + refused);
        };
    }

    private int mustAgree(BacktestResult ours, List<Position> theirs) {
        List<TradeRecord> closed =
                ours.trades().stream().filter(trade -> !trade.isOpen()).toList();
        WrongCount.unlessEqual("trades of ta4j", closed.size(), theirs.size());
        for (int i = 0; i < closed.size(); i++) {
            TradeRecord trade = closed.get(i);
            Position position = theirs.get(i);
            WrongCount.unlessEqual(
                    "bar of entry " + i,
                    bar(trade.entryAt().getEpochSecond()),
                    position.getEntry().getIndex());
            WrongCount.unlessEqual(
                    "bar of exit " + i,
                    bar(trade.exitAt().getEpochSecond()),
                    position.getExit().getIndex());
            same(
                    "entry price " + i,
                    trade.entryPrice().value().doubleValue() - TICK,
                    position.getEntry().getPricePerAsset().doubleValue());
            same(
                    "exit price " + i,
                    trade.exitPrice().value().doubleValue(),
                    position.getExit().getPricePerAsset().doubleValue());
        }
        return closed.size();
    }

    private long bar(long epochSecond) {
        return (epochSecond - bars.opensAt()[0]) / bars.timeframe().seconds();
    }

    private static void same(String what, double ours, double theirs) {
        if (Math.abs(ours - theirs) > CLOSE_ENOUGH * Math.abs(theirs)) {
            throw new WrongCount(what + ": ours " + ours + ", theirs " + theirs);
        }
    }
}
