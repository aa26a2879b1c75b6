package dev.tradewind.engine.risk;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Price;
import java.time.Instant;

/** The last known prices of a symbol; {@code receivedAt} is when this platform got them, which decides staleness (C-50). */
public record Quote(Price bid, Price ask, Instant receivedAt) {
    /** What an entry of this side would trade at: ask for long, bid for short. */
    public Price entrySide(Side side) {
        return side == Side.LONG ? ask : bid;
    }

    /** Zero or crossed prices are no market (R13). */
    public boolean isSane() {
        return !bid.isZero() && !ask.isZero() && bid.isAtMost(ask);
    }
}
