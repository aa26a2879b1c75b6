package dev.tradewind.broker.exits;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.positions.TriggerLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Which groups wait for which price, ordered by price: a quote touches the levels it reached and no others, so its cost does
 * not depend on how many wait. A level that stays reached is told twice in a row, which confirms it (R13), and then once a
 * second.
 */
final class TriggerBook {
    private static final int TOLD_AT_ONCE = 2;
    private static final long TELL_AGAIN_NANOS = 1_000_000_000L;

    /** A group and whose it is. */
    record Waiting(UUID userId, UUID groupId) {}

    private static final class Armed {
        private final Waiting waiting;
        private int told;
        private long toldAt;
        private long toldByQuote;

        Armed(Waiting waiting) {
            this.waiting = waiting;
        }

        /** Told when newly reached and by the quote after that, then by the second. */
        boolean isDue(long quote, long now) {
            if (toldByQuote < quote - 1) {
                told = 0; // it was not reached by the quote before: a new approach
            }
            boolean isDue = told < TOLD_AT_ONCE || now - toldAt >= TELL_AGAIN_NANOS;
            toldByQuote = quote;
            if (isDue) {
                told++;
                toldAt = now;
            }
            return isDue;
        }
    }

    /** One direction of one side of one symbol's book, nearest level first. */
    private record Ladder(NavigableMap<Price, Map<UUID, Armed>> levels) {
        void reached(Price market, Consumer<Armed> each) {
            for (Map<UUID, Armed> armed : levels.headMap(market, true).values()) {
                armed.values().forEach(each);
            }
        }
    }

    private static final class Book {
        private final Map<TriggerLevel.BookSide, Map<TriggerLevel.Direction, Ladder>> ladders = new HashMap<>();
        private long quotes;

        Ladder ladder(TriggerLevel level) {
            return ladders.computeIfAbsent(level.side(), unused -> new HashMap<>())
                    .computeIfAbsent(level.direction(), Book::ladder);
        }

        // what is at or above 100 is reached from 100 up, what is at or below 100 from 100 down
        private static Ladder ladder(TriggerLevel.Direction direction) {
            return switch (direction) {
                case AT_OR_ABOVE -> new Ladder(new TreeMap<>());
                case AT_OR_BELOW -> new Ladder(new TreeMap<>(Comparator.reverseOrder()));
            };
        }
    }

    private record Place(Symbol symbol, List<TriggerLevel> levels) {}

    private final Map<Symbol, Book> books = new HashMap<>();
    private final Map<UUID, Place> places = new HashMap<>();

    /** Replaces everything the group waits for. */
    synchronized void watch(Waiting waiting, Symbol symbol, List<TriggerLevel> levels) {
        forget(waiting.groupId());
        if (levels.isEmpty()) {
            return;
        }
        Book book = books.computeIfAbsent(symbol, unused -> new Book());
        for (TriggerLevel level : levels) {
            book.ladder(level)
                    .levels()
                    .computeIfAbsent(level.price(), unused -> new HashMap<>())
                    .put(waiting.groupId(), new Armed(waiting));
        }
        places.put(waiting.groupId(), new Place(symbol, List.copyOf(levels)));
    }

    synchronized void forget(UUID groupId) {
        Place place = places.remove(groupId);
        if (place == null) {
            return;
        }
        Book book = books.get(place.symbol());
        for (TriggerLevel level : place.levels()) {
            NavigableMap<Price, Map<UUID, Armed>> levels =
                    book == null ? new TreeMap<>() : book.ladder(level).levels();
            Map<UUID, Armed> armed = levels.get(level.price());
            if (armed != null && armed.remove(groupId) != null && armed.isEmpty()) {
                levels.remove(level.price());
            }
        }
    }

    /** The groups that a quote concerns. {@code nanos} is the monotonic clock. */
    synchronized List<Waiting> reached(Symbol symbol, Price bid, Price ask, long nanos) {
        Book book = books.get(symbol);
        if (book == null) {
            return List.of();
        }
        long quote = ++book.quotes;
        List<Waiting> due = new ArrayList<>();
        book.ladders.forEach((side, byDirection) -> {
            Price market = side == TriggerLevel.BookSide.BID ? bid : ask;
            byDirection
                    .values()
                    .forEach(ladder -> ladder.reached(market, armed -> {
                        if (armed.isDue(quote, nanos)) {
                            due.add(armed.waiting);
                        }
                    }));
        });
        return due;
    }

    /** How many groups wait. */
    synchronized int size() {
        return places.size();
    }
}
