package dev.tradewind.strategy.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveMinuteTest {
    private final LiveMinute minute = new LiveMinute();

    @Test
    void aMinuteIsOverWhenAQuoteOfALaterOneComes() {
        assertThat(quote("10:00:00", 100, 5)).isEmpty();
        quote("10:00:15", 90, 5);
        quote("10:00:30", 120, 5);
        quote("10:00:45", 110, 6);
        assertThat(quote("10:01:00", 111, 5))
                .contains(new LiveCandle(at("10:00:00").getEpochSecond(), 100, 120, 90, 110, 21));
    }

    @Test
    void aMinuteHeardFromItsMiddleIsNoCandle() {
        quote("10:00:15", 90, 5);
        assertThat(quote("10:01:00", 111, 5)).isEmpty();
        assertThat(quote("10:02:00", 111, 5)).isPresent();
    }

    @Test
    void theSameOfferAgainDoesNotCountTwiceButItsPriceDoes() {
        quote("10:00:00", 100, 5);
        quote("10:00:00", 101, 2);
        assertThat(quote("10:01:00", 1, 1))
                .contains(new LiveCandle(at("10:00:00").getEpochSecond(), 100, 101, 100, 101, 5));
    }

    @Test
    void quotesOfAnEarlierMinuteChangeNothing() {
        quote("10:01:00", 100, 5);
        assertThat(quote("10:00:45", 1, 5)).isEmpty();
        assertThat(quote("10:02:00", 100, 5)).map(LiveCandle::low).contains(100L);
    }

    @Test
    void aSeededMinuteGoesOnFromWhatIsKnown() {
        minute.seed(new LiveCandle(at("10:00:00").getEpochSecond(), 100, 130, 80, 90, 10), true, at("10:00:15"));
        quote("10:00:15", 90, 5); // the stream repeats the last quote
        quote("10:00:30", 95, 5);
        assertThat(quote("10:01:00", 1, 1))
                .contains(new LiveCandle(at("10:00:00").getEpochSecond(), 100, 130, 80, 95, 15));
    }

    private Optional<LiveCandle> quote(String time, long price, long size) {
        return minute.quote(at(time), price, size);
    }

    private static Instant at(String time) {
        return Instant.parse("2025-05-04T" + time + "Z");
    }
}
