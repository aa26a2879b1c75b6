package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;

/** See {@link BuyAndHoldType}. */
final class BuyAndHold extends RuleStrategy {
    @Override
    public int warmUpBars() {
        return 1;
    }

    @Override
    void learn(Bar bar) {
        // nothing to learn
    }

    @Override
    Decision decide(NotionalPosition held, Bar bar) {
        return held.side() == 0 ? Decision.ENTER_LONG : Decision.STAY;
    }

    @Override
    Explanation explain(Decision decision, Bar bar) {
        return Explanation.of("bought at the first bar, close {}; it is never sold", bar.close());
    }

    @Override
    void saveIndicators(StateWriter out) {
        // none
    }

    @Override
    void restoreIndicators(StateReader in) {
        // none
    }
}
