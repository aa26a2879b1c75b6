package dev.tradewind.broker.venue.matching;

import dev.tradewind.contracts.venue.VenueQuote;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/** Tells quotes to whoever listens, and remembers the last one per symbol. A listener that is too slow loses the oldest. */
@Singleton
public class MarketFeed {
    private static final int KEPT_PER_LISTENER = 256;

    private final Map<String, VenueQuote> last = new ConcurrentSkipListMap<>();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    /** One listener's bounded queue. */
    public final class Listener implements AutoCloseable {
        private final BlockingQueue<VenueQuote> waiting = new ArrayBlockingQueue<>(KEPT_PER_LISTENER);

        /** The next quote, or nothing within the limit. */
        public Optional<VenueQuote> next(Duration limit) throws InterruptedException {
            return Optional.ofNullable(waiting.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
        }

        private void offer(VenueQuote quote) {
            while (!waiting.offer(quote)) {
                waiting.poll();
            }
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }

    public List<VenueQuote> last() {
        return new ArrayList<>(last.values());
    }

    public Optional<VenueQuote> last(String symbol) {
        return Optional.ofNullable(last.get(symbol));
    }

    /** Listens from now on, beginning with the last quotes. */
    public Listener listen() {
        Listener listener = new Listener();
        listeners.add(listener);
        last.values().forEach(listener::offer);
        return listener;
    }

    void publish(VenueQuote quote) {
        last.put(quote.symbol(), quote);
        listeners.forEach(listener -> listener.offer(quote));
    }
}
