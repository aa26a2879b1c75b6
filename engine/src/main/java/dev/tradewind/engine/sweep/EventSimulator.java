package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.strategies.ParameterValues;

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
        var parts = new EventParts(template, values, exits);
        return new PreparedSet() {
            @Override
            public SetMetrics run(int from, int to) {
                return SetMetrics.of(Metrics.of(parts.run(from, to), periodsPerYear));
            }

            @Override
            public SetMetrics run(int from, int to, long[] equity) {
                BacktestResult result = parts.run(from, to);
                System.arraycopy(result.equity().units(), 0, equity, 0, to - from);
                return SetMetrics.of(Metrics.of(result, periodsPerYear));
            }
        };
    }

    BacktestResult result(ParameterValues values, int from, int to) {
        return new EventParts(template, values, Exits.OF_SETUP).run(from, to);
    }
}
