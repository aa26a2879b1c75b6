package dev.tradewind.broker.positions.application;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.positions.MarketView;
import java.time.Instant;

/** Port: the market as decisions about groups see it. */
public interface MarketWatch {
    /** The last two quotes of a symbol; {@link MarketView#ABSENT} when there is none. */
    MarketView view(Symbol symbol, Instant now);

    /**
     * As {@link #view(Symbol, Instant)}, for a group that bought last at this moment of the venue's clock: fills and quotes come by
     * two streams, and a quote from before the purchase decides nothing about it.
     */
    MarketView view(Symbol symbol, Instant lastPurchase, Instant now);
}
