package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.RelativeStrengthIndex;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;

/** See {@link RsiReversalType}. */
final class RsiReversal extends RuleStrategy {
    private final boolean shorts;
    private final double oversold;
    private final double recovered;
    private final int period;
    private final RelativeStrengthIndex index;
    private double previousRsi = Double.NaN;
    private double rsi = Double.NaN;

    RsiReversal(ParameterValues values) {
        shorts = values.isOn("shorts");
        oversold = values.decimal("oversold");
        recovered = values.decimal("recovered");
        period = values.integer("rsiPeriod");
        index = new RelativeStrengthIndex(period);
    }

    @Override
    public int warmUpBars() {
        return period + 2;
    }

    @Override
    void learn(Bar bar) {
        previousRsi = rsi;
        rsi = index.update(bar.close());
    }

    @Override
    Decision decide(NotionalPosition held, Bar bar) {
        return RsiReversalRule.decide(held.side(), shorts, oversold, recovered, previousRsi, rsi);
    }

    @Override
    Explanation explain(Decision decision, Bar bar) {
        return switch (decision) {
            case ENTER_LONG ->
                Explanation.of(
                        "RSI rose from {} to {}, out of the zone below {}; close {}",
                        previousRsi,
                        rsi,
                        oversold,
                        bar.close());
            case ENTER_SHORT ->
                Explanation.of(
                        "RSI fell from {} to {}, out of the zone above {}; close {}",
                        previousRsi,
                        rsi,
                        100 - oversold,
                        bar.close());
            case EXIT_LONG ->
                Explanation.of("RSI {} has recovered to {} or more; close {}", rsi, recovered, bar.close());
            case EXIT_SHORT ->
                Explanation.of("RSI {} has come down to {} or less; close {}", rsi, 100 - recovered, bar.close());
            case STAY -> throw new IllegalStateException("nothing to explain");
        };
    }

    @Override
    void saveIndicators(StateWriter out) {
        index.save(out);
    }

    @Override
    void restoreIndicators(StateReader in) {
        index.restore(in);
        rsi = index.value();
    }
}
