package dev.tradewind.broker.quotes;

import dev.tradewind.contracts.rest.BarView;
import dev.tradewind.contracts.rest.MinuteView;
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
    private final Map<Symbol, Deque<MinuteView>> bars = new HashMap<>();
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
    List<BarView> of(Symbol symbol, int limit) {
        List<MinuteView> all = minutes(symbol);
        return all.subList(Math.max(0, all.size() - limit), all.size()).stream()
                .map(minute ->
                        new BarView(minute.opensAt(), minute.open(), minute.high(), minute.low(), minute.close()))
                .toList();
    }

    /** All minutes kept, with their volume, oldest first; for services that missed some. */
    synchronized List<MinuteView> minutes(Symbol symbol) {
        return new ArrayList<>(bars.getOrDefault(symbol, new ArrayDeque<>()));
    }

    synchronized void add(Quote quote) {
        Deque<MinuteView> known = bars.computeIfAbsent(quote.symbol(), ignored -> new ArrayDeque<>());
        Instant at = quote.marketTime();
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        BigDecimal price = quote.bid().value();
        BigDecimal size = quote.size().value();
        MinuteView last = known.peekLast();
        if (last != null && last.opensAt().isAfter(minute)) {
            return;
        }
        if (last != null && last.opensAt().equals(minute)) {
            boolean isNews = at.isAfter(last.until()); // the same moment again is the same offer, or what is left of it
            known.removeLast();
            known.addLast(new MinuteView(
                    minute,
                    last.open(),
                    last.high().max(price),
                    last.low().min(price),
                    price,
                    isNews ? last.volume().add(size) : last.volume(),
                    isNews ? at : last.until(),
                    last.isWhole()));
        } else {
            boolean isWhole = last != null || at.getEpochSecond() == minute.getEpochSecond();
            known.addLast(new MinuteView(minute, price, price, price, price, size, at, isWhole));
        }
        if (known.size() > config.bars()) {
            known.removeFirst();
        }
    }
}
