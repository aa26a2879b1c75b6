package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.BollingerBands;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;

/** See {@link BollingerReversionType}. */
final class BollingerReversion extends RuleStrategy {
    private final boolean shorts;
    private final int period;
    private final BollingerBands bands;

    BollingerReversion(ParameterValues values) {
        shorts = values.isOn("shorts");
        period = values.integer("bandPeriod");
        bands = new BollingerBands(period, values.decimal("bandDeviations"));
    }

    @Override
    public int warmUpBars() {
        return period;
    }

    @Override
    void learn(Bar bar) {
        bands.update(bar.close());
    }

    @Override
    Decision decide(NotionalPosition held, Bar bar) {
        return BollingerReversionRule.decide(
                held.side(), shorts, bar.close(), bands.lower(), bands.middle(), bands.upper());
    }

    @Override
    Explanation explain(Decision decision, Bar bar) {
        return switch (decision) {
            case ENTER_LONG ->
                Explanation.of(
                        "close {} is at or below the lower band {}; middle {}",
                        bar.close(),
                        bands.lower(),
                        bands.middle());
            case ENTER_SHORT ->
                Explanation.of(
                        "close {} is at or above the upper band {}; middle {}",
                        bar.close(),
                        bands.upper(),
                        bands.middle());
            case EXIT_LONG -> Explanation.of("close {} is back at the middle band {}", bar.close(), bands.middle());
            case EXIT_SHORT -> Explanation.of("close {} is down at the middle band {}", bar.close(), bands.middle());
            case STAY -> throw new IllegalStateException("nothing to explain");
        };
    }

    @Override
    void saveIndicators(StateWriter out) {
        bands.save(out);
    }

    @Override
    void restoreIndicators(StateReader in) {
        bands.restore(in);
    }
}
