package dev.tradewind.engine.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One bar in ticks and steps, and its path as quotes (C-56). */
public record BarTicks(Instant opensAt, Duration length, long open, long high, long low, long close, long volumeSteps) {
    /** Quotes of one bar. */
    public static final int QUOTES = 4;

    public BarTicks {
        boolean ordered = low <= Math.min(open, close) && high >= Math.max(open, close);
        if (low <= 0 || !ordered || volumeSteps < 0) {
            throw new IllegalArgumentException("not a bar: " + opensAt);
        }
    }

    /** O-L-H-C when the bar did not fall, else O-H-L-C; each quote offers a quarter of the volume, spread one tick. */
    public List<OfferedQuote> path() {
        return close >= open
                ? List.of(quote(0, open), quote(1, low), quote(2, high), quote(3, close))
                : List.of(quote(0, open), quote(1, high), quote(2, low), quote(3, close));
    }

    private OfferedQuote quote(int index, long price) {
        long quarter = volumeSteps / QUOTES;
        long offered = index == QUOTES - 1 ? volumeSteps - quarter * (QUOTES - 1) : quarter;
        Instant at = opensAt.plus(length.dividedBy(QUOTES).multipliedBy(index));
        return new OfferedQuote(price, price + 1, offered, offered, volumeSteps, at);
    }
}
