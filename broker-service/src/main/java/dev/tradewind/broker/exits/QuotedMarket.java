package dev.tradewind.broker.exits;

import dev.tradewind.broker.positions.application.MarketWatch;
import dev.tradewind.broker.positions.application.PositionsConfig;
import dev.tradewind.broker.quotes.Quote;
import dev.tradewind.broker.quotes.Quotes;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.positions.MarketView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The last two confirmed quotes as decisions about groups see them: nothing is decided on one alone (R13). */
@Singleton
class QuotedMarket implements MarketWatch {
    /** After a longer pause the quote before explains nothing about the last one. */
    private static final Duration ONE_STRETCH = Duration.ofSeconds(60);

    private final Quotes quotes;
    private final Duration maxAge;

    QuotedMarket(Quotes quotes, PositionsConfig config) {
        this.quotes = quotes;
        this.maxAge = config.quoteMaxAge();
    }

    @Override
    public MarketView view(Symbol symbol, Instant now) {
        Optional<Quote> last = quotes.last(symbol);
        if (last.isEmpty()) {
            return MarketView.ABSENT;
        }
        Optional<Quote> previous = quotes.previous(symbol)
                .filter(before -> before.age(last.get().receivedAt()).compareTo(ONE_STRETCH) <= 0);
        boolean isFresh = last.get().age(now).compareTo(maxAge) <= 0;
        return new MarketView(tick(last.get()), previous.map(QuotedMarket::tick).orElse(null), isFresh);
    }

    @Override
    public MarketView view(Symbol symbol, Instant lastPurchase, Instant now) {
        // read first: a quote that comes in between is taken for the older one, never the other way round
        boolean isOlder = quotes.last(symbol)
                .filter(quote -> quote.publishedAt().isBefore(lastPurchase))
                .isPresent();
        MarketView view = view(symbol, now);
        return isOlder ? view.beforeLastPurchase() : view;
    }

    private static MarketView.Tick tick(Quote quote) {
        return new MarketView.Tick(quote.bid(), quote.ask());
    }
}
