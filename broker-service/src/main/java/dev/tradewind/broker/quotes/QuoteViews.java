package dev.tradewind.broker.quotes;

import dev.tradewind.contracts.rest.QuoteView;

/** A quote as other services and pages read it. */
final class QuoteViews {
    private QuoteViews() {}

    static QuoteView of(Quote quote) {
        return new QuoteView(
                quote.symbol().value(),
                quote.bid().value(),
                quote.ask().value(),
                quote.size().value(),
                quote.marketTime(),
                quote.receivedAt(),
                true); // the paper venue is the only source so far, and it replays (C-56)
    }
}
