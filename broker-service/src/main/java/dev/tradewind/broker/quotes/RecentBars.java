package dev.tradewind.broker.quotes;

import dev.tradewind.contracts.rest.BarView;
import dev.tradewind.engine.instruments.Symbol;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One-minute bars of market time made from the bids as they come, for charts; in memory, so after a start they grow again. */
@Singleton
class RecentBars {
    private final Map<Symbol, Deque<BarView>> bars = new HashMap<>();
    private final Quotes quotes;
    private final QuotesConfig config;

    RecentBars(Quotes quotes, QuotesConfig config) {
        this.quotes = quotes;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        quotes.onQuote(this::add);
    }

    /** The newest bars, oldest first; the last one is not finished. */
    synchronized List<BarView> of(Symbol symbol, int limit) {
        List<BarView> all = new ArrayList<>(bars.getOrDefault(symbol, new ArrayDeque<>()));
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    synchronized void add(Quote quote) {
        Deque<BarView> known = bars.computeIfAbsent(quote.symbol(), ignored -> new ArrayDeque<>());
        Instant minute = quote.marketTime().truncatedTo(ChronoUnit.MINUTES);
        BigDecimal price = quote.bid().value();
        BarView last = known.peekLast();
        if (last != null && last.opensAt().isAfter(minute)) {
            return;
        }
        if (last != null && last.opensAt().equals(minute)) {
            known.removeLast();
            known.addLast(new BarView(
                    minute, last.open(), last.high().max(price), last.low().min(price), price));
        } else {
            known.addLast(new BarView(minute, price, price, price, price));
        }
        if (known.size() > config.bars()) {
            known.removeFirst();
        }
    }
}
