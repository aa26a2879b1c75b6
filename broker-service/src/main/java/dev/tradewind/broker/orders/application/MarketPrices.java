package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import java.time.Instant;
import java.util.Optional;

/** Port: the last accepted quote of a symbol. */
public interface MarketPrices {
    Optional<Mark> last(Symbol symbol);

    /** When the newest quote of any symbol arrived. */
    Optional<Instant> newest();

    /** Best bid and ask, and when we received them: staleness is judged by that (C-50). */
    record Mark(Price bid, Price ask, Instant receivedAt) {}
}
