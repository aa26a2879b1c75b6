package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;

/** See {@link MovingAverageCrossType}. */
final class MovingAverageCross extends RuleStrategy {
    private final boolean shorts;
    private final int slowPeriod;
    private final MovingAverage fastAverage;
    private final MovingAverage slowAverage;
    private double previousFast = Double.NaN;
    private double previousSlow = Double.NaN;
    private double fast = Double.NaN;
    private double slow = Double.NaN;

    MovingAverageCross(ParameterValues values) {
        shorts = values.isOn("shorts");
        slowPeriod = values.integer("slowPeriod");
        fastAverage = MovingAverage.of(values, values.integer("fastPeriod"));
        slowAverage = MovingAverage.of(values, slowPeriod);
    }

    @Override
    public int warmUpBars() {
        return slowPeriod + 1;
    }

    @Override
    void learn(Bar bar) {
        previousFast = fast;
        previousSlow = slow;
        fast = fastAverage.update(bar);
        slow = slowAverage.update(bar);
    }

    @Override
    Decision decide(NotionalPosition held, Bar bar) {
        return MovingAverageCrossRule.decide(
                held.side(), held.justLeft(), shorts, previousFast, previousSlow, fast, slow);
    }

    @Override
    Explanation explain(Decision decision, Bar bar) {
        boolean isUp = decision == Decision.ENTER_LONG || decision == Decision.EXIT_SHORT;
        return Explanation.of(
                "fast " + fastAverage.name() + " {} crossed " + (isUp ? "above" : "below") + " slow "
                        + slowAverage.name() + " {}; close {}",
                fast,
                slow,
                bar.close());
    }

    @Override
    void saveIndicators(StateWriter out) {
        fastAverage.indicator().save(out);
        slowAverage.indicator().save(out);
    }

    @Override
    void restoreIndicators(StateReader in) {
        fastAverage.indicator().restore(in);
        slowAverage.indicator().restore(in);
        fast = fastAverage.indicator().value();
        slow = slowAverage.indicator().value();
    }
}
