package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.Backtest;
import dev.tradewind.engine.backtest.BacktestOutcome;
import dev.tradewind.engine.backtest.BacktestProgress;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.strategies.ParameterValues;
import java.util.List;

/** Runs sets in event mode: any strategy, any configuration, at the pace of the full engine. */
final class EventSimulator implements Simulator {
    private final BacktestSetup template;
    private final BacktestSetup.Market market;
    private final int periodsPerYear;

    EventSimulator(BacktestSetup template, int periodsPerYear) {
        this.template = template;
        this.market = template.markets().getFirst();
        this.periodsPerYear = periodsPerYear;
    }

    @Override
    public BarSeries series() {
        return market.bars();
    }

    @Override
    public PreparedSet prepare(ParameterValues values, Exits exits) {
        DcaConfiguration configuration = exits.in(template.configuration());
        return new PreparedSet() {
            @Override
            public SetMetrics run(int from, int to) {
                return SetMetrics.of(Metrics.of(result(values, configuration, from, to), periodsPerYear));
            }

            @Override
            public SetMetrics run(int from, int to, long[] equity) {
                BacktestResult result = result(values, configuration, from, to);
                System.arraycopy(result.equity().units(), 0, equity, 0, to - from);
                return SetMetrics.of(Metrics.of(result, periodsPerYear));
            }
        };
    }

    BacktestResult result(ParameterValues values, int from, int to) {
        return result(values, template.configuration(), from, to);
    }

    private BacktestResult result(ParameterValues values, DcaConfiguration configuration, int from, int to) {
        BarSeries bars =
                to == market.bars().size() ? market.bars() : market.bars().slice(0, to);
        BacktestSetup setup = new BacktestSetup(
                List.of(new BacktestSetup.Market(market.instrument(), bars, from, market.strategy(), values)),
                configuration,
                template.cash(),
                template.fills(),
                template.limits(),
                template.path());
        return switch (Backtest.run(setup, BacktestProgress.SILENT)) {
            case BacktestOutcome.Done done -> done.result();
            case BacktestOutcome.Refused refused ->
                throw new IllegalArgumentException(refused.problems().getFirst().detail());
            case BacktestOutcome.Stopped _ -> throw new IllegalStateException("stopped by nobody");
        };
    }
}
