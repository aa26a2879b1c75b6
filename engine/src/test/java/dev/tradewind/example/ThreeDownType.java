package dev.tradewind.example;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.strategies.Explanation;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategySignal;
import dev.tradewind.engine.strategies.StrategyState;
import dev.tradewind.engine.strategies.StrategyType;
import java.util.List;

/** Buys after some lower closes in a row, sells after the first higher one. */
public final class ThreeDownType implements StrategyType {
    @Override
    public String id() {
        return "three-down";
    }

    @Override
    public String title() {
        return "Three down";
    }

    @Override
    public String description() {
        return "Buys after some lower closes in a row and sells after the first higher one.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.integer("closes", 2, 10, 3, "How many lower closes in a row."));
    }

    @Override
    public Strategy create(ParameterValues values) {
        return new ThreeDown(values.integer("closes"));
    }

    private static final class ThreeDown implements Strategy {
        private final int closes;
        private double before;
        private int inARow;
        private boolean isLong;

        ThreeDown(int closes) {
            this.closes = closes;
        }

        @Override
        public int warmUpBars() {
            return closes + 1;
        }

        @Override
        public StrategySignal onBar(Bar bar) {
            double last = before;
            warmUp(bar);
            if (isLong && before > last) {
                isLong = false;
                return signal(StrategySignal.Kind.EXIT, "close {} is above the close before, {}", before, last);
            }
            if (!isLong && inARow >= closes) {
                isLong = true;
                String why = "close {} is the last of {} lower ones in a row";
                return signal(StrategySignal.Kind.ENTRY, why, before, (double) inARow);
            }
            return null;
        }

        @Override
        public void warmUp(Bar bar) {
            inARow = bar.close() < before ? inARow + 1 : 0;
            before = bar.close();
        }

        @Override
        public StrategyState save() {
            return new StrategyState(List.of(before, (double) inARow, isLong ? 1.0 : 0.0));
        }

        @Override
        public void restore(StrategyState state) {
            before = state.numbers().get(0);
            inARow = state.numbers().get(1).intValue();
            isLong = state.numbers().get(2) == 1;
        }

        private static StrategySignal signal(StrategySignal.Kind kind, String why, Double... numbers) {
            return new StrategySignal(kind, Side.LONG, 1, Explanation.of(why, numbers));
        }
    }
}
