package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.bars.Bar;

/** A bar with the spread at its close, which history does not know. */
record QuotedBar(Bar bar, double spread) implements Bar {
    @Override
    public long opensAt() {
        return bar.opensAt();
    }

    @Override
    public long closesAt() {
        return bar.closesAt();
    }

    @Override
    public double open() {
        return bar.open();
    }

    @Override
    public double high() {
        return bar.high();
    }

    @Override
    public double low() {
        return bar.low();
    }

    @Override
    public double close() {
        return bar.close();
    }

    @Override
    public double volume() {
        return bar.volume();
    }
}
