package dev.tradewind.broker.quotes;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.time.Duration;
import java.time.Instant;

/**
 * One quote as it came in.
 *
 * @param size the smaller of what is offered at bid and ask
 * @param marketTime of the bar or venue; candles use it (C-50)
 * @param publishedAt the venue's clock, the one that its executions are stamped with: tells which of the two came first
 * @param receivedAt our clock; staleness uses it (C-50)
 * @param isConfirmed false for a jump that no second quote has confirmed yet; nothing may be decided on it (R13)
 */
public record Quote(
        Symbol symbol,
        Price bid,
        Price ask,
        Quantity size,
        Instant marketTime,
        Instant publishedAt,
        Instant receivedAt,
        boolean isConfirmed) {

    /** Age by our clock. */
    public Duration age(Instant now) {
        return Duration.between(receivedAt, now);
    }
}
