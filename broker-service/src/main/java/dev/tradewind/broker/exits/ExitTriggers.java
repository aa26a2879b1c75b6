package dev.tradewind.broker.exits;

import dev.tradewind.broker.positions.application.GroupAttention;
import dev.tradewind.broker.positions.application.TriggerIndex;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.positions.TriggerLevel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Quotes in, groups to look at out. */
@Singleton
public class ExitTriggers implements TriggerIndex {
    private final TriggerBook book = new TriggerBook();
    private final LastQuotes quotes;
    private final Instance<GroupAttention> attention;

    @Inject
    ExitTriggers(LastQuotes quotes, Instance<GroupAttention> attention, MeterRegistry registry) {
        this.quotes = quotes;
        this.attention = attention;
        Gauge.builder("trigger_book_groups", book, TriggerBook::size)
                .description("Groups that wait for a price")
                .register(registry);
    }

    @Override
    public void watch(UUID userId, UUID groupId, Symbol symbol, List<TriggerLevel> levels) {
        book.watch(new TriggerBook.Waiting(userId, groupId), symbol, levels);
    }

    /** A quote arrived. Returns at once; groups are looked at on threads of their own. */
    void quoted(Symbol symbol, Price bid, Price ask, Instant receivedAt) {
        quotes.accept(symbol, bid, ask, receivedAt);
        for (TriggerBook.Waiting waiting : book.reached(symbol, bid, ask, System.nanoTime())) {
            attention.get().look(waiting.userId(), waiting.groupId());
        }
    }

    /** How many groups wait for a price. */
    public int armed() {
        return book.size();
    }
}
