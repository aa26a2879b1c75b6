package dev.tradewind.engine.matching;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Order numbers by price and, within a price, by time: the best one is found without looking at the others. */
final class PriceIndex {
    private final NavigableMap<Long, LinkedHashSet<Long>> levels;

    private PriceIndex(Comparator<Long> bestFirst) {
        this.levels = new TreeMap<>(bestFirst);
    }

    static PriceIndex lowestFirst() {
        return new PriceIndex(Comparator.naturalOrder());
    }

    static PriceIndex highestFirst() {
        return new PriceIndex(Comparator.reverseOrder());
    }

    void add(long price, long order) {
        levels.computeIfAbsent(price, ignored -> new LinkedHashSet<>()).add(order);
    }

    void remove(long price, long order) {
        LinkedHashSet<Long> level = levels.get(price);
        if (level != null && level.remove(order) && level.isEmpty()) {
            levels.remove(price);
        }
    }

    /** The first order at the best price if that price is at least as good as the given one. */
    OptionalLong firstReaching(long price) {
        if (levels.isEmpty()) {
            return OptionalLong.empty();
        }
        var best = levels.firstEntry();
        if (levels.comparator().compare(best.getKey(), price) > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(best.getValue().getFirst());
    }

    /** As {@link #firstReaching(long)}, passing over orders that came after the one with this number. */
    OptionalLong firstReaching(long price, long newest) {
        if (newest == Long.MAX_VALUE) {
            return firstReaching(price);
        }
        for (var level : levels.headMap(price, true).values()) {
            for (long order : level) {
                if (order <= newest) {
                    return OptionalLong.of(order);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The price nearest to the given one that is not better, of an order that came no later than this number; else {@code none}. */
    long nearest(long price, long newest, long none) {
        if (levels.isEmpty()) {
            return none;
        }
        var level = levels.ceilingEntry(price);
        while (level != null
                && newest != Long.MAX_VALUE
                && level.getValue().stream().noneMatch(order -> order <= newest)) {
            level = levels.higherEntry(level.getKey());
        }
        return level == null ? none : level.getKey();
    }

    int levels() {
        return levels.size();
    }
}
