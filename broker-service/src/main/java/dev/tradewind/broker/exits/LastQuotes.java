package dev.tradewind.broker.exits;

import dev.tradewind.broker.positions.application.MarketWatch;
import dev.tradewind.broker.positions.application.PositionsConfig;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.positions.MarketView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The last two quotes of each symbol: nothing is decided on one alone (R13). */
@Singleton
public class LastQuotes implements MarketWatch {
    private final Duration maxAge;
    private final ConcurrentMap<Symbol, Pair> pairs = new ConcurrentHashMap<>();

    @Inject
    LastQuotes(PositionsConfig config) {
        this(config.quoteMaxAge());
    }

    /** For tests without a container. */
    public LastQuotes(Duration maxAge) {
        this.maxAge = maxAge;
    }

    private record Pair(MarketView.Tick last, MarketView.@Nullable Tick previous, Instant receivedAt) {}

    /** A quote arrived; crossed or empty ones are passed over (R13). */
    void accept(Symbol symbol, Price bid, Price ask, Instant receivedAt) {
        if (bid.isZero() || bid.isAbove(ask)) {
            return;
        }
        MarketView.Tick tick = new MarketView.Tick(bid, ask);
        pairs.merge(
                symbol,
                new Pair(tick, null, receivedAt),
                // a pair is two quotes of one stretch of time: after a pause the old one explains nothing
                (old, fresh) -> old.receivedAt().plus(maxAge).isBefore(receivedAt)
                        ? fresh
                        : new Pair(tick, old.last(), receivedAt));
    }

    @Override
    public MarketView view(Symbol symbol, Instant now) {
        Pair pair = pairs.get(symbol);
        if (pair == null) {
            return MarketView.ABSENT;
        }
        boolean isFresh = !pair.receivedAt().plus(maxAge).isBefore(now);
        return new MarketView(pair.last(), pair.previous(), isFresh);
    }
}
