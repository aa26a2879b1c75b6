package dev.tradewind.engine.instruments;

import dev.tradewind.engine.money.Price;

/** From this price on, prices are multiples of the tick; US equities have 0.0001 from 0 and 0.01 from 1. */
public record TickTier(Price from, Price tick) {
    public TickTier {
        if (tick.isZero()) {
            throw new IllegalArgumentException("tick must be positive");
        }
    }

    public static TickTier of(String from, String tick) {
        return new TickTier(Price.of(from), Price.of(tick));
    }
}
