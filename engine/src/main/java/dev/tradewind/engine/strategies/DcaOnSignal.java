package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.RelativeStrengthIndex;
import dev.tradewind.engine.indicators.RollingMaximum;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;

/** See {@link DcaOnSignalType}. */
final class DcaOnSignal extends RuleStrategy {
    private final double oversold;
    private final double rearmLevel;
    private final double dipShare;
    private final boolean exits;
    private final int rsiPeriod;
    private final int highPeriod;
    private final RelativeStrengthIndex index;
    private final RollingMaximum closes;
    private double rsi = Double.NaN;
    private double highestClose = Double.NaN;

    DcaOnSignal(ParameterValues values) {
        oversold = values.decimal("oversold");
        rearmLevel = values.decimal("rearmLevel");
        dipShare = values.decimal("dipPercent") / 100;
        exits = values.isOn("exitWhenRearmed");
        rsiPeriod = values.integer("rsiPeriod");
        highPeriod = values.integer("highPeriod");
        index = new RelativeStrengthIndex(rsiPeriod);
        closes = new RollingMaximum(highPeriod);
    }

    @Override
    public int warmUpBars() {
        return Math.max(rsiPeriod + 1, highPeriod);
    }

    @Override
    void learn(Bar bar) {
        rsi = index.update(bar.close());
        highestClose = closes.update(bar.close());
    }

    @Override
    Decision decide(NotionalPosition held, Bar bar) {
        return DcaOnSignalRule.decide(held.side(), oversold, rearmLevel, dipShare, bar.close(), rsi, highestClose);
    }

    @Override
    boolean isSignal(Decision decision) {
        return decision.isEntry() || (decision.isExit() && exits);
    }

    @Override
    Explanation explain(Decision decision, Bar bar) {
        if (decision.isExit()) {
            return Explanation.of("RSI {} is back at {} or more; close {}", rsi, rearmLevel, bar.close());
        }
        return Explanation.of(
                "close {} is {} % below {}, the highest close of {} bars; RSI {} is below {}",
                bar.close(),
                (highestClose - bar.close()) / highestClose * 100,
                highestClose,
                (double) highPeriod,
                rsi,
                oversold);
    }

    @Override
    void saveIndicators(StateWriter out) {
        index.save(out);
        closes.save(out);
    }

    @Override
    void restoreIndicators(StateReader in) {
        index.restore(in);
        closes.restore(in);
    }
}
