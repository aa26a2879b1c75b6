package dev.tradewind.system.parity;

import dev.tradewind.engine.backtest.Backtest;
import dev.tradewind.engine.backtest.BacktestOutcome;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.BarPath;
import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.Adjustment;
import dev.tradewind.engine.matching.Execution;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.MatchingListener;
import dev.tradewind.engine.matching.OrderState;
import dev.tradewind.engine.matching.OrderTerms;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.SessionClock;
import dev.tradewind.engine.strategies.SignalRefusal;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategySignal;
import dev.tradewind.engine.strategies.StrategyState;
import dev.tradewind.engine.strategies.StrategyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backtest in this process that writes down everything it does. */
final class EventMode implements MatchingListener {
    private final InstrumentScale scale;
    private final List<String> signals = new ArrayList<>();
    private final Map<Long, OrderState> orders = new LinkedHashMap<>();
    private final List<String> executions = new ArrayList<>();

    private EventMode(InstrumentScale scale) {
        this.scale = scale;
    }

    /** @param firstBar index of the first bar that the strategy decides on */
    static Journal run(
            ReplayBars bars,
            int firstBar,
            StrategyType type,
            ParameterValues values,
            DcaConfiguration configuration,
            Money cash) {
        var run = new EventMode(bars.scale());
        var market = new BacktestSetup.Market(
                bars.scale().instrument(), bars.series(), firstBar, run.new Heard(type), values);
        var setup = new BacktestSetup(
                List.of(market), configuration, cash, FillModel.standard(), RiskLimits.DEFAULT, BarPath.REPLAY);
        return switch (Backtest.run(setup, seen -> true, run)) {
            case BacktestOutcome.Done(BacktestResult result) -> run.journal(result);
            case BacktestOutcome other -> throw new IllegalStateException("no result: " + other);
        };
    }

    private Journal journal(BacktestResult result) {
        long[] equity = result.equity().units();
        return new Journal(
                signals,
                orders.values().stream().map(this::line).toList(),
                executions,
                result.trades().stream()
                        .map(trade -> Lines.end(
                                trade.end().name(),
                                trade.quantity().value(),
                                trade.netProfit().amount()))
                        .toList(),
                result.refusals().entrySet().stream()
                        .map(refusal -> refusal.getKey() + "=" + refusal.getValue())
                        .toList(),
                Lines.plain(InstrumentScale.decimal(equity[equity.length - 1])));
    }

    @Override
    public void order(OrderState order) {
        orders.put(order.terms().number(), order);
    }

    @Override
    public void execution(Execution execution) {
        executions.add(Lines.execution(
                execution.marketTime(),
                execution.side().name(),
                execution.leg().name(),
                scale.quantity(execution.quantity()).value(),
                scale.price(execution.price()).value(),
                InstrumentScale.decimal(execution.notional()),
                InstrumentScale.decimal(execution.fee()),
                execution.slippageBps()));
    }

    @Override
    public void adjustment(Adjustment adjustment) {}

    @Override
    public void quote(Symbol symbol) {}

    private String line(OrderState order) {
        OrderTerms terms = order.terms();
        return Lines.order(
                terms.side().name(),
                terms.kind().name(),
                terms.timeInForce().name(),
                scale.quantity(terms.quantity()).value(),
                scale.price(terms.limit()).value(),
                scale.price(terms.stop()).value(),
                order.status().name(),
                scale.quantity(order.filled()).value(),
                String.valueOf(order.endReason()));
    }

    /** The strategy itself, overheard. */
    private final class Heard implements StrategyType {
        private final StrategyType type;

        Heard(StrategyType type) {
            this.type = type;
        }

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
        public Strategy create(ParameterValues values) {
            return create(values, SessionClock.ALWAYS_OPEN);
        }

        @Override
        public Strategy create(ParameterValues values, SessionClock sessions) {
            Strategy strategy = type.create(values, sessions);
            return new Strategy() {
                @Override
                public int warmUpBars() {
                    return strategy.warmUpBars();
                }

                @Override
                public StrategySignal onBar(Bar bar) {
                    StrategySignal signal = strategy.onBar(bar);
                    SignalRefusal held = signal == null ? strategy.refused() : null;
                    Optional.ofNullable(held == null ? signal : held.signal())
                            .ifPresent(given -> signals.add(Lines.signal(
                                    bar.opensAt(),
                                    given.kind().name(),
                                    given.side().name(),
                                    given.sizeFactor(),
                                    given.explanation().text(),
                                    held == null ? "" : held.code().name())));
                    return signal;
                }

                @Override
                public void warmUp(Bar bar) {
                    strategy.warmUp(bar);
                }

                @Override
                public SignalRefusal refused() {
                    return strategy.refused();
                }

                @Override
                public StrategyState save() {
                    return strategy.save();
                }

                @Override
                public void restore(StrategyState state) {
                    strategy.restore(state);
                }
            };
        }
    }
}
