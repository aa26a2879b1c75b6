package dev.tradewind.broker.lanes;

import dev.tradewind.broker.orders.application.MarketPrices;
import dev.tradewind.broker.quotes.Quote;
import dev.tradewind.broker.quotes.Quotes;
import dev.tradewind.engine.instruments.Symbol;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Prices for the order side, from the confirmed quotes of this process. */
@Singleton
class QuotedPrices implements MarketPrices {
    private final Quotes quotes;

    @Inject
    QuotedPrices(Quotes quotes) {
        this.quotes = quotes;
    }

    @Override
    public Optional<Mark> last(Symbol symbol) {
        return quotes.last(symbol).map(quote -> new Mark(quote.bid(), quote.ask(), quote.receivedAt()));
    }

    @Override
    public Optional<Instant> newest() {
        return quotes.all().stream().map(Quote::receivedAt).max(Comparator.naturalOrder());
    }
}
