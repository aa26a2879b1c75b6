package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.Backtest;
import dev.tradewind.engine.backtest.BacktestOutcome;
import dev.tradewind.engine.backtest.BacktestProgress;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.SessionClock;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategyState;
import dev.tradewind.engine.strategies.StrategyType;
import java.util.List;

/**
 * One set in event mode over parts of the series of its only market. Each bar is learnt once, however many parts come after it:
 * a part begins with the saved state of a strategy that has seen all bars before it. Not safe for several threads.
 */
public final class EventParts {
    private final BacktestSetup template;
    private final DcaConfiguration configuration;
    private final BacktestSetup.Market market;
    private final BarSeries bars;
    private final ParameterValues values;
    private final SessionClock sessions;
    private final BarSeries.Cursor cursor;
    private Strategy learning;
    private int learnt;

    /** @throws IllegalArgumentException when the exits do not fit the configuration of the template */
    public EventParts(BacktestSetup template, ParameterValues values, Exits exits) {
        this.template = template;
        this.configuration = exits.in(template.configuration());
        this.market = template.markets().getFirst();
        this.bars = market.bars();
        this.values = values;
        this.sessions = SessionClock.of(market.instrument().symbol());
        this.cursor = bars.cursor();
        this.learning = market.strategy().create(values, sessions);
    }

    /**
     * Runs the bars from index {@code from} (inclusive) to {@code to} (exclusive) with the full starting cash. Parts in ascending
     * order cost least.
     *
     * @throws IllegalArgumentException when no run is possible; the message says why
     */
    public BacktestResult run(int from, int to) {
        // the market has seen the bar before, and the run itself warms the strategy up with it
        int begin = Math.max(0, from - 1);
        BarSeries part = begin == 0 && to == bars.size() ? bars : bars.slice(begin, to);
        if (begin == 0) {
            return run(new BacktestSetup.Market(market.instrument(), part, from, market.strategy(), values));
        }
        if (part.hasVolume() != bars.hasVolume()) {
            // a part without any volume would offer without limit, as a series does that never tells one
            return run(
                    new BacktestSetup.Market(market.instrument(), bars.slice(0, to), from, market.strategy(), values));
        }
        learn(begin);
        return run(new BacktestSetup.Market(
                market.instrument(), part, from - begin, new Taught(market.strategy(), learning.save()), values));
    }

    private void learn(int end) {
        if (end < learnt) {
            learning = market.strategy().create(values, sessions);
            learnt = 0;
        }
        for (; learnt < end; learnt++) {
            learning.warmUp(cursor.at(learnt));
        }
    }

    private BacktestResult run(BacktestSetup.Market part) {
        BacktestSetup setup = new BacktestSetup(
                List.of(part), configuration, template.cash(), template.fills(), template.limits(), template.path());
        return switch (Backtest.run(setup, BacktestProgress.SILENT)) {
            case BacktestOutcome.Done done -> done.result();
            case BacktestOutcome.Refused refused ->
                throw new IllegalArgumentException(refused.problems().getFirst().detail());
            case BacktestOutcome.Stopped _ -> throw new IllegalStateException("stopped by nobody");
        };
    }

    /** A type whose strategies know something from the beginning. */
    private record Taught(StrategyType type, StrategyState state) implements StrategyType {
        @Override
        public String id() {
            return type.id();
        }

        @Override
        public String title() {
            return type.title();
        }

        @Override
        public String description() {
            return type.description();
        }

        @Override
        public List<Parameter> parameters() {
            return type.parameters();
        }

        @Override
        public List<ParameterValues.Problem> problems(ParameterValues values) {
            return type.problems(values);
        }

        @Override
        public Strategy create(ParameterValues values) {
            return taught(type.create(values));
        }

        @Override
        public Strategy create(ParameterValues values, SessionClock sessions) {
            return taught(type.create(values, sessions));
        }

        private Strategy taught(Strategy strategy) {
            strategy.restore(state);
            return strategy;
        }
    }
}
