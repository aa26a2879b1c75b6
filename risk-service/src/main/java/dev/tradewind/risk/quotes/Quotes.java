package dev.tradewind.risk.quotes;

import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.risk.Quote;
import dev.tradewind.kit.status.StatusContributor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The last quote of each symbol, in memory only: after a restart there are none until the stream brings them, and so no entries. */
@Singleton
public class Quotes implements StatusContributor {
    private final Map<String, Quote> last = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Quotes(InstantSource clock) {
        this.clock = clock;
    }

    public Optional<Quote> last(String symbol) {
        return Optional.ofNullable(last.get(symbol));
    }

    /** A quote arrived; an older one than the one kept is dropped. */
    public void received(QuoteView view) {
        if (view.bid().signum() < 0 || view.ask().signum() < 0) {
            return;
        }
        // a sender whose clock runs ahead must not make quotes look fresh (R17)
        Instant now = clock.instant();
        Instant receivedAt = view.receivedAt().isAfter(now) ? now : view.receivedAt();
        Quote quote = new Quote(new Price(view.bid()), new Price(view.ask()), receivedAt);
        last.merge(view.symbol(), quote, (old, fresh) -> fresh.receivedAt().isBefore(old.receivedAt()) ? old : fresh);
    }

    @Override
    public String name() {
        return "quotes";
    }

    @Override
    public Map<String, Object> status() {
        Map<String, Object> ages = new TreeMap<>();
        last.forEach((symbol, quote) -> ages.put(
                symbol, Duration.between(quote.receivedAt(), clock.instant()).toMillis() + " ms"));
        return ages;
    }
}
