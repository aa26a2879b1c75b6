package dev.tradewind.engine.backtest;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.strategies.Explanation;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategySignal;
import dev.tradewind.engine.strategies.StrategyState;
import dev.tradewind.engine.strategies.StrategyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strategy that says what a test wrote down for each bar, counted from the first that trades. */
public final class ScriptedStrategy implements StrategyType {
    private final Map<Integer, StrategySignal> script = new HashMap<>();

    public static ScriptedStrategy aScript() {
        return new ScriptedStrategy();
    }

    /** Signals "E" entry, "X" exit, any other character none, one character a bar. */
    public static ScriptedStrategy of(String letters) {
        ScriptedStrategy script = aScript();
        for (int bar = 0; bar < letters.length(); bar++) {
            switch (letters.charAt(bar)) {
                case 'E' -> script.entryAfter(bar);
                case 'X' -> script.exitAfter(bar);
                default -> {}
            }
        }
        return script;
    }

    public ScriptedStrategy entryAfter(int bar) {
        return signalAfter(bar, StrategySignal.Kind.ENTRY, Side.LONG, 1);
    }

    public ScriptedStrategy exitAfter(int bar) {
        return signalAfter(bar, StrategySignal.Kind.EXIT, Side.LONG, 1);
    }

    public ScriptedStrategy signalAfter(int bar, StrategySignal.Kind kind, Side side, double sizeFactor) {
        script.put(
                bar, new StrategySignal(kind, side, sizeFactor, Explanation.of(kind + " after bar {}", (double) bar)));
        return this;
    }

    Map<Integer, StrategySignal> script() {
        return script;
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public String title() {
        return "Scripted";
    }

    @Override
    public String description() {
        return "Says what a test wrote down.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Strategy create(ParameterValues values) {
        return new Strategy() {
            private int next;

            @Override
            public int warmUpBars() {
                return 0;
            }

            @Override
            public @Nullable StrategySignal onBar(Bar bar) {
                return script.get(next++);
            }

            @Override
            public void warmUp(Bar bar) {}

            @Override
            public StrategyState save() {
                return new StrategyState(List.of((double) next));
            }

            @Override
            public void restore(StrategyState state) {
                next = state.numbers().getFirst().intValue();
            }
        };
    }
}
