package dev.tradewind.web.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last hours of prices per symbol, for the line behind a position's levels. Only a memory of this process: after a
 * restart the line starts anew, and nothing depends on it.
 */
@ApplicationScoped
public class PriceHistory {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int MOST = 4_000;
    private static final int MOST_SYMBOLS = 200;

    private final Map<String, Deque<Point>> bySymbol = new ConcurrentHashMap<>();

    private final Map<String, Point> newest = new ConcurrentHashMap<>();

    /** A price at a time. */
    public record Point(Instant at, BigDecimal price) {}

    /** Keeps one point in five seconds. */
    public void add(String symbol, Instant at, BigDecimal price) {
        if (!bySymbol.containsKey(symbol) && bySymbol.size() >= MOST_SYMBOLS) {
            return;
        }
        newest.put(symbol, new Point(at, price));
        Deque<Point> points = bySymbol.computeIfAbsent(symbol, s -> new ArrayDeque<>());
        synchronized (points) {
            Point last = points.peekLast();
            if (last == null || !at.isBefore(last.at().plus(EVERY))) {
                points.addLast(new Point(at, price));
                if (points.size() > MOST) {
                    points.removeFirst();
                }
            }
        }
    }

    /** Newest price of each symbol. */
    public Map<String, BigDecimal> last() {
        Map<String, BigDecimal> last = new HashMap<>();
        newest.forEach((symbol, point) -> last.put(symbol, point.price()));
        return last;
    }

    /** Points in a span, oldest first. */
    public List<Point> between(String symbol, Instant from, Instant to) {
        Deque<Point> points = bySymbol.get(symbol);
        if (points == null) {
            return List.of();
        }
        synchronized (points) {
            return points.stream()
                    .filter(point -> !point.at().isBefore(from) && !point.at().isAfter(to))
                    .toList();
        }
    }
}
