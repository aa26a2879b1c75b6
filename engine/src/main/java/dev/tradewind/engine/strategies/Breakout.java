package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.RollingMaximum;
import dev.tradewind.engine.indicators.RollingMinimum;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;

/** See {@link BreakoutType}. */
final class Breakout extends RuleStrategy {
    private final boolean shorts;
    private final int entryPeriod;
    private final int exitPeriod;
    private final Range entryRange;
    private final Range exitRange;

    Breakout(ParameterValues values) {
        shorts = values.isOn("shorts");
        entryPeriod = values.integer("entryPeriod");
        exitPeriod = values.integer("exitPeriod");
        entryRange = new Range(entryPeriod);
        exitRange = new Range(exitPeriod);
    }

    @Override
    public int warmUpBars() {
        return entryPeriod + 1;
    }

    @Override
    void learn(Bar bar) {
        entryRange.update(bar);
        exitRange.update(bar);
    }

    @Override
    Decision decide(NotionalPosition held, Bar bar) {
        return BreakoutRule.decide(
                held.side(),
                shorts,
                bar.close(),
                entryRange.highBefore,
                entryRange.lowBefore,
                exitRange.highBefore,
                exitRange.lowBefore);
    }

    @Override
    Explanation explain(Decision decision, Bar bar) {
        return switch (decision) {
            case ENTER_LONG -> above(bar, entryRange.highBefore, entryPeriod);
            case EXIT_SHORT -> above(bar, exitRange.highBefore, exitPeriod);
            case ENTER_SHORT -> below(bar, entryRange.lowBefore, entryPeriod);
            case EXIT_LONG -> below(bar, exitRange.lowBefore, exitPeriod);
            case STAY -> throw new IllegalStateException("nothing to explain");
        };
    }

    private static Explanation above(Bar bar, double high, int period) {
        return Explanation.of(
                "close {} is above {}, the highest high of the {} bars before", bar.close(), high, (double) period);
    }

    private static Explanation below(Bar bar, double low, int period) {
        return Explanation.of(
                "close {} is below {}, the lowest low of the {} bars before", bar.close(), low, (double) period);
    }

    @Override
    void saveIndicators(StateWriter out) {
        entryRange.save(out);
        exitRange.save(out);
    }

    @Override
    void restoreIndicators(StateReader in) {
        entryRange.restore(in);
        exitRange.restore(in);
    }

    /** Extremes of the bars before the latest one. */
    private static final class Range {
        private final RollingMaximum highs;
        private final RollingMinimum lows;
        private double highBefore = Double.NaN;
        private double lowBefore = Double.NaN;
        private double high = Double.NaN;
        private double low = Double.NaN;

        Range(int period) {
            highs = new RollingMaximum(period);
            lows = new RollingMinimum(period);
        }

        void update(Bar bar) {
            highBefore = high;
            lowBefore = low;
            high = highs.update(bar.high());
            low = lows.update(bar.low());
        }

        void save(StateWriter out) {
            highs.save(out);
            lows.save(out);
        }

        void restore(StateReader in) {
            highs.restore(in);
            lows.restore(in);
            high = highs.value();
            low = lows.value();
        }
    }
}
