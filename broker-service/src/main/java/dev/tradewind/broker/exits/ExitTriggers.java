package dev.tradewind.broker.exits;

import dev.tradewind.broker.positions.application.GroupAttention;
import dev.tradewind.broker.positions.application.TriggerIndex;
import dev.tradewind.broker.quotes.Quote;
import dev.tradewind.broker.quotes.Quotes;
import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.positions.TriggerLevel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Quotes in, groups to look at out. */
@Singleton
public class ExitTriggers implements TriggerIndex {
    private final TriggerBook book = new TriggerBook();
    private final Quotes quotes;
    // looked up late: the groups themselves need this index
    private final Instance<GroupAttention> attention;
    private final ProcessRole role;

    ExitTriggers(Quotes quotes, Instance<GroupAttention> attention, ProcessRole role, MeterRegistry registry) {
        this.quotes = quotes;
        this.attention = attention;
        this.role = role;
        Gauge.builder("trigger_book_groups", book, TriggerBook::size)
                .description("Groups that wait for a price")
                .register(registry);
    }

    void start(@Observes StartupEvent started) {
        if (role.runsOrderCore()) {
            quotes.onQuote(this::quoted);
        }
    }

    @Override
    public void watch(UUID userId, UUID groupId, Symbol symbol, List<TriggerLevel> levels) {
        book.watch(new TriggerBook.Waiting(userId, groupId), symbol, levels);
    }

    /** Quick: groups are looked at on threads of their own. */
    void quoted(Quote quote) {
        for (TriggerBook.Waiting waiting : book.reached(quote.symbol(), quote.bid(), quote.ask(), System.nanoTime())) {
            attention.get().look(waiting.userId(), waiting.groupId());
        }
    }

    /** How many groups wait for a price. */
    public int armed() {
        return book.size();
    }
}
