package dev.tradewind.broker.quotes;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.quotes.QuoteFilter;
import dev.tradewind.engine.quotes.Verdict;
import dev.tradewind.kit.status.StatusContributor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The last quotes of each symbol, in memory only: after a start there are none until the venue tells some, and so no entries.
 * Only quotes that passed the filter are kept and told on (R13).
 */
@Singleton
public class Quotes implements StatusContributor {
    /** Ends listening. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private record Pair(Quote last, Optional<Quote> before) {}

    private final Map<Symbol, Pair> accepted = new ConcurrentHashMap<>();
    private final Map<Symbol, QuoteFilter> filters = new HashMap<>();
    private final List<Consumer<Quote>> listeners = new CopyOnWriteArrayList<>();
    private final QuotesConfig config;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Quotes(QuotesConfig config, InstantSource clock, MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        meters.gauge("quote_age_seconds", this, Quotes::oldestAgeSeconds);
    }

    /** The last confirmed quote, however old it is. */
    public Optional<Quote> last(Symbol symbol) {
        return Optional.ofNullable(accepted.get(symbol)).map(Pair::last);
    }

    /** The confirmed quote before the last one: no decision rests on one tick alone (R13). */
    public Optional<Quote> previous(Symbol symbol) {
        return Optional.ofNullable(accepted.get(symbol)).flatMap(Pair::before);
    }

    /** The last confirmed quote if it is young enough to decide on (R12). */
    public Optional<Quote> fresh(Symbol symbol) {
        return last(symbol).filter(quote -> isFresh(quote, clock.instant()));
    }

    public boolean isFresh(Quote quote, Instant now) {
        return quote.age(now).compareTo(config.maxAge()) <= 0;
    }

    /** The last confirmed quotes, by symbol. */
    public List<Quote> all() {
        return new TreeMap<>(accepted).values().stream().map(Pair::last).toList();
    }

    /** Hears every confirmed quote from now on, on the thread that reads them: a listener must be quick. */
    public Listening onQuote(Consumer<Quote> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A quote came in; returns it with the filter's verdict. Only one thread at a time gets past this. */
    public synchronized Quote received(Quote quote) {
        QuoteFilter filter = filters.computeIfAbsent(quote.symbol(), ignored -> new QuoteFilter());
        Verdict verdict = filter.judge(quote.bid(), quote.ask(), quote.marketTime(), quote.receivedAt());
        Quote judged = new Quote(
                quote.symbol(),
                quote.bid(),
                quote.ask(),
                quote.size(),
                quote.marketTime(),
                quote.publishedAt(),
                quote.receivedAt(),
                verdict.isAccepted());
        if (!verdict.isAccepted()) {
            meters.counter("quotes_not_accepted", "verdict", verdict.name()).increment();
            Log.debugf("quote not accepted symbol=%s verdict=%s bid=%s", quote.symbol(), verdict, quote.bid());
            return judged;
        }
        accepted.merge(
                judged.symbol(),
                new Pair(judged, Optional.empty()),
                (old, first) -> new Pair(first.last(), Optional.of(old.last())));
        listeners.forEach(listener -> tell(listener, judged));
        return judged;
    }

    private static void tell(Consumer<Quote> listener, Quote quote) {
        try {
            listener.accept(quote);
        } catch (RuntimeException failure) {
            Log.errorf(failure, "a listener failed on a quote symbol=%s", quote.symbol());
        }
    }

    private double oldestAgeSeconds() {
        Instant now = clock.instant();
        return all().stream()
                .mapToDouble(quote -> quote.age(now).toMillis() / 1000.0)
                .max()
                .orElse(Double.NaN);
    }

    @Override
    public String name() {
        return "quotes";
    }

    @Override
    public Map<String, Object> status() {
        Instant now = clock.instant();
        Map<String, Object> ages = new TreeMap<>();
        for (Quote quote : all()) {
            Duration age = quote.age(now);
            ages.put(quote.symbol().value(), age.toMillis() + " ms" + (isFresh(quote, now) ? "" : ", stale"));
        }
        return ages;
    }
}
