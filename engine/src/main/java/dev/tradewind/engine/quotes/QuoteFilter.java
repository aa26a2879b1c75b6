package dev.tradewind.engine.quotes;

import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's filter (R13): a zero or crossed book is refused, and a jump of more than eight average true ranges is held until
 * a second quote at least one second later is near it. Not safe for several threads.
 */
public final class QuoteFilter {
    private static final BigDecimal RANGES = BigDecimal.valueOf(8);
    /** Before enough bars are known, a move of more than 2 % is a jump. */
    private static final BigDecimal SHARE_WITHOUT_RANGE = new BigDecimal("0.02");
    /** In a dead calm market the average range is next to nothing; a move below 0.2 % is never a jump. */
    private static final BigDecimal SMALLEST_SHARE = new BigDecimal("0.002");

    private static final Duration CONFIRMATION = Duration.ofSeconds(1);
    /** After a silence this long the old price says nothing about the new one. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private record Seen(BigDecimal middle, Instant receivedAt) {}

    private final AverageTrueRange range = new AverageTrueRange();
    private @Nullable Seen last;
    private @Nullable Seen suspect;

    /** Judges the next quote; {@code marketTime} belongs to the bar, {@code receivedAt} to our clock (C-50). */
    public Verdict judge(Price bid, Price ask, Instant marketTime, Instant receivedAt) {
        if (bid.isZero() || ask.isBelow(bid)) {
            return Verdict.BROKEN;
        }
        Seen now = new Seen(bid.value().add(ask.value()).divide(BigDecimal.TWO), receivedAt);
        Seen before = last;
        if (before != null && receivedAt.isBefore(before.receivedAt())) {
            return Verdict.OLD;
        }
        boolean comparable =
                before != null && !receivedAt.isAfter(before.receivedAt().plus(SILENCE));
        if (before != null && comparable && !isNear(before, now) && !isConfirmed(now)) {
            Seen held = suspect;
            suspect = held != null && isNear(held, now) ? held : now;
            return Verdict.HELD;
        }
        last = now;
        suspect = null;
        range.add(now.middle(), marketTime.truncatedTo(ChronoUnit.MINUTES));
        return Verdict.ACCEPTED;
    }

    private boolean isConfirmed(Seen now) {
        Seen held = suspect;
        return held != null
                && isNear(held, now)
                && !now.receivedAt().isBefore(held.receivedAt().plus(CONFIRMATION));
    }

    private boolean isNear(Seen reference, Seen now) {
        BigDecimal moved = now.middle().subtract(reference.middle()).abs();
        return moved.compareTo(allowed(reference.middle())) <= 0;
    }

    private BigDecimal allowed(BigDecimal price) {
        return range.value()
                .map(average -> average.multiply(RANGES).max(price.multiply(SMALLEST_SHARE)))
                .orElse(price.multiply(SHARE_WITHOUT_RANGE));
    }
}
