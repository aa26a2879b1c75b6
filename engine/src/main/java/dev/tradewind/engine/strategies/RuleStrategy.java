package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * A strategy that is a few indicators and one rule with one way in and one way out. While an indicator is NaN its rule has nothing to
 * compare and stays.
 */
abstract class RuleStrategy implements Strategy {
    private final NotionalPosition position = new NotionalPosition();

    /** Feeds the indicators. */
    abstract void learn(Bar bar);

    /** Asks the rule about the bar that was learnt last. */
    abstract Decision decide(NotionalPosition held, Bar bar);

    /** Why it was decided so. */
    abstract Explanation explain(Decision decision, Bar bar);

    abstract void saveIndicators(StateWriter out);

    abstract void restoreIndicators(StateReader in);

    /** Whether others hear of the decision. */
    boolean isSignal(Decision decision) {
        return decision != Decision.STAY;
    }

    @Override
    public final @Nullable StrategySignal onBar(Bar bar) {
        learn(bar);
        Decision decision = position.after(decide(position, bar));
        if (!isSignal(decision)) {
            return null;
        }
        StrategySignal.Kind kind = decision.isEntry() ? StrategySignal.Kind.ENTRY : StrategySignal.Kind.EXIT;
        return new StrategySignal(kind, decision.side(), 1, explain(decision, bar));
    }

    @Override
    public final void warmUp(Bar bar) {
        learn(bar);
    }

    @Override
    public final StrategyState save() {
        StateWriter out = new StateWriter();
        position.save(out);
        saveIndicators(out);
        return new StrategyState(out.numbers());
    }

    @Override
    public final void restore(StrategyState state) {
        StateReader in = new StateReader(state.numbers());
        position.restore(in);
        restoreIndicators(in);
        RestoredState.requireEnd(in);
    }
}
