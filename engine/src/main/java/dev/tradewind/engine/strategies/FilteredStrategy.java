package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A strategy whose entries must pass the filters; what they hold back is told by {@link #refused()}. */
public final class FilteredStrategy implements Strategy {
    private final Strategy strategy;
    private final EntryFilters filters;
    private @Nullable SignalRefusal refused;

    public FilteredStrategy(Strategy strategy, EntryFilters filters) {
        this.strategy = strategy;
        this.filters = filters;
    }

    @Override
    public int warmUpBars() {
        return Math.max(strategy.warmUpBars(), EntryFilters.PERIOD);
    }

    @Override
    public @Nullable StrategySignal onBar(Bar bar) {
        refused = null;
        filters.onBar(bar);
        StrategySignal signal = strategy.onBar(bar);
        if (signal == null) {
            return null;
        }
        refused = filters.refusalOf(signal, bar);
        return refused == null ? signal : null;
    }

    @Override
    public void warmUp(Bar bar) {
        filters.onBar(bar);
        strategy.warmUp(bar);
    }

    @Override
    public @Nullable SignalRefusal refused() {
        return refused;
    }

    /** The strategy's numbers, how many they are first, and then those of the filters. */
    @Override
    public StrategyState save() {
        List<Double> own = strategy.save().numbers();
        StateWriter out = new StateWriter();
        out.add(own.size());
        own.forEach(out::add);
        filters.save(out);
        return new StrategyState(out.numbers());
    }

    @Override
    public void restore(StrategyState state) {
        StateReader in = new StateReader(state.numbers());
        int size = in.nextInteger(0, state.numbers().size());
        List<Double> own = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            own.add(in.next());
        }
        strategy.restore(new StrategyState(own));
        filters.restore(in);
        RestoredState.requireEnd(in);
    }
}
