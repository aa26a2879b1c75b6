package dev.tradewind.strategy.testing;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.strategies.Explanation;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.SignalRefusal;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategySignal;
import dev.tradewind.engine.strategies.StrategyState;
import dev.tradewind.engine.strategies.StrategyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A strategy of the tests: in at a close above one level, out below another, not without volume, and broken above a third. */
public final class LevelType implements StrategyType {
    @Override
    public String id() {
        return "test-level";
    }

    @Override
    public String title() {
        return "Level";
    }

    @Override
    public String description() {
        return "For tests.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.decimal("enterAbove", "1", "1000", "110", "1", "In at a close above this."),
                Parameter.decimal("leaveBelow", "1", "1000", "90", "1", "Out at a close below this."),
                Parameter.decimal("share", "0.1", "1", "1", "0.1", "Share of the capital."),
                Parameter.integer("warmUp", 0, 100, 3, "Bars before the first decision."),
                Parameter.choice("loud", false, "Does nothing."));
    }

    @Override
    public Strategy create(ParameterValues values) {
        return new Level(values);
    }

    private static final class Level implements Strategy {
        private final double enterAbove;
        private final double leaveBelow;
        private final double share;
        private final int warmUp;
        private double seen;
        private double isIn;
        private @Nullable SignalRefusal refusal;

        Level(ParameterValues values) {
            enterAbove = values.decimal("enterAbove");
            leaveBelow = values.decimal("leaveBelow");
            share = values.decimal("share");
            warmUp = values.integer("warmUp");
        }

        @Override
        public int warmUpBars() {
            return warmUp;
        }

        @Override
        public @Nullable StrategySignal onBar(Bar bar) {
            refusal = null;
            seen++;
            if (bar.close() > 900) {
                throw new IllegalStateException("this price breaks the strategy");
            }
            if (seen <= warmUp) {
                return null;
            }
            if (isIn == 0 && bar.close() > enterAbove) {
                isIn = 1;
                var signal = signal(StrategySignal.Kind.ENTRY, share, "close {} crossed above {}", bar, enterAbove);
                if (bar.volume() > 0) {
                    return signal;
                }
                refusal = new SignalRefusal(
                        SignalRefusal.Code.VOLUME_TOO_LOW,
                        signal,
                        Explanation.of("volume {} is not above {}", bar.volume(), 0.0));
                return null;
            }
            if (isIn == 1 && bar.close() < leaveBelow) {
                isIn = 0;
                return signal(StrategySignal.Kind.EXIT, 1, "close {} fell below {}", bar, leaveBelow);
            }
            return null;
        }

        @Override
        public void warmUp(Bar bar) {
            seen++;
        }

        @Override
        public @Nullable SignalRefusal refused() {
            return refusal;
        }

        @Override
        public StrategyState save() {
            return new StrategyState(List.of(seen, isIn));
        }

        @Override
        public void restore(StrategyState state) {
            if (state.numbers().size() != 2) {
                throw new IllegalArgumentException("two numbers");
            }
            seen = state.numbers().get(0);
            isIn = state.numbers().get(1);
        }

        private static StrategySignal signal(
                StrategySignal.Kind kind, double share, String why, Bar bar, double level) {
            return new StrategySignal(kind, Side.LONG, share, Explanation.of(why, bar.close(), level));
        }
    }
}
