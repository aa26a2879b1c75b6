package dev.tradewind.strategy.marketdata;

import java.time.Instant;
import java.util.Optional;

/** The minute that quotes of one symbol are building, by market time (C-50). Prices are bids, as the replay's bars are made (C-56). */
final class LiveMinute {
    private static final long MINUTE = 60;

    private boolean hasMinute;
    private long opensAt;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private boolean isWhole;
    private Instant lastQuote = Instant.MIN;

    /** Something known from elsewhere about the minute: it goes on from there. */
    void seed(LiveCandle known, boolean whole, Instant until) {
        hasMinute = true;
        opensAt = known.opensAt();
        open = known.open();
        high = known.high();
        low = known.low();
        close = known.close();
        volume = known.volume();
        isWhole = whole;
        lastQuote = until;
    }

    /** Opening of the minute being built, in epoch seconds; -1 when there is none. */
    long building() {
        return hasMinute ? opensAt : -1;
    }

    /**
     * Takes a quote; one that is not newer than the last one only moves the price, its size is known already.
     *
     * @param price in units of 10^-8
     * @param size in units of 10^-8
     * @return the minute before, which is over now, if it was heard from its beginning
     */
    Optional<LiveCandle> quote(Instant marketTime, long price, long size) {
        long minute = Math.floorDiv(marketTime.getEpochSecond(), MINUTE) * MINUTE;
        if (hasMinute && minute < opensAt) {
            return Optional.empty(); // from the past
        }
        boolean isNews = marketTime.isAfter(lastQuote);
        Optional<LiveCandle> over = Optional.empty();
        if (!hasMinute || minute > opensAt) {
            over = hasMinute && isWhole
                    ? Optional.of(new LiveCandle(opensAt, open, high, low, close, volume))
                    : Optional.empty();
            // whole if we were listening before it began, or if this quote is its very beginning
            isWhole = hasMinute || marketTime.getEpochSecond() == minute;
            hasMinute = true;
            opensAt = minute;
            open = price;
            high = price;
            low = price;
            volume = 0;
        }
        if (isNews) {
            volume += size;
            lastQuote = marketTime;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
        return over;
    }
}
