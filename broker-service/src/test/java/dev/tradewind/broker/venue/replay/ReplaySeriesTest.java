package dev.tradewind.broker.venue.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.broker.venue.matching.VenueInstruments;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.OfferedQuote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplaySeriesTest {
    private static final InstrumentScale BTC = new VenueInstruments().scale(Symbol.of("BTC/USDT"));

    private static ReplaySeries threeBars() {
        return ReplaySeries.parse(
                BTC,
                List.of(
                        "2025-05-04T15:33:00Z,100,110,95,105,4.00000",
                        "2025-05-04T15:34:00Z,105,106,90,92,8.00001",
                        "2025-05-04T15:35:00Z,92,130,91,125,1"));
    }

    private static List<OfferedQuote> walk(ReplaySeries series, ReplayCursor from, int quotes) {
        List<OfferedQuote> walked = new ArrayList<>();
        ReplayCursor cursor = from;
        for (int i = 0; i < quotes; i++) {
            walked.add(series.quote(cursor));
            cursor = cursor.next(series);
        }
        return walked;
    }

    @Test
    void walksEachBarAlongItsPath() {
        assertThat(walk(threeBars(), ReplayCursor.start(), 8))
                .extracting(quote -> BTC.price(quote.bidTicks()).toString())
                .containsExactly("100", "95", "110", "105", "105", "106", "90", "92");
    }

    @Test
    void atTheEndPricesGoOnWhereTheyStoodAndTimeGoesOn() {
        List<OfferedQuote> quotes = walk(threeBars(), ReplayCursor.start(), 3 * 12);

        // factor 125/100 in the second lap, (125/100)^2 in the third
        assertThat(BTC.price(quotes.get(11).bidTicks())).hasToString("125");
        assertThat(quotes.subList(12, 16))
                .extracting(quote -> BTC.price(quote.bidTicks()).toString())
                .containsExactly("125", "118.75", "137.5", "131.25");
        assertThat(BTC.price(quotes.get(24).bidTicks())).hasToString("156.25");
        assertThat(quotes.get(12).marketTime()).isEqualTo(Instant.parse("2025-05-04T15:36:00Z"));
        for (int i = 1; i < quotes.size(); i++) {
            assertThat(quotes.get(i).marketTime()).isAfter(quotes.get(i - 1).marketTime());
        }
    }

    @Test
    void fromAStoredCursorTheSameQuotesFollow() {
        ReplaySeries series = threeBars();
        List<OfferedQuote> whole = walk(series, ReplayCursor.start(), 60);
        ReplayCursor cursor = ReplayCursor.start();
        for (int i = 0; i < 60; i++) {
            assertThat(walk(threeBars(), cursor.skippingNumbers(), 60 - i)).isEqualTo(whole.subList(i, 60));
            cursor = cursor.next(series);
        }
    }

    @Test
    void aGapIsRefused() {
        assertThatThrownBy(() -> ReplaySeries.parse(
                        BTC, List.of("2025-05-04T15:33:00Z,1,1,1,1,1", "2025-05-04T15:35:00Z,1,1,1,1,1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gap");
    }

    @Test
    void theBundledMonthIsWhole() {
        for (InstrumentScale scale : new VenueInstruments().scales()) {
            ReplaySeries series = ReplaySeries.bundled(scale);

            assertThat(series.bars()).isBetween(43_199, 43_200);
            assertThat(series.quote(ReplayCursor.start()).marketTime())
                    .isEqualTo(Instant.parse("2025-05-04T15:33:00Z"));
            assertThat(series.quote(ReplayCursor.startOf(series)).marketTime())
                    .as("a week of history lies before the first quote")
                    .isEqualTo(Instant.parse("2025-05-11T15:33:00Z"));
        }
    }

    @Test
    void aSeriesThatIsNotLongerThanAWeekBeginsWithItsFirstBar() {
        assertThat(ReplayCursor.startOf(threeBars())).isEqualTo(ReplayCursor.start());
    }

    @Test
    void aLateTickIsNotMadeUpFor() {
        long second = 1_000_000_000L;
        ReplayPace pace = new ReplayPace(60, 0); // four quotes a second

        assertThat(pace.untilDue(0)).isZero();
        pace.ticked(0);
        assertThat(pace.untilDue(0)).isEqualTo(second / 4);
        assertThat(pace.untilDue(10 * second)).isZero();
        pace.ticked(10 * second);
        assertThat(pace.untilDue(10 * second)).isZero();
        pace.ticked(10 * second);
        assertThat(pace.untilDue(10 * second)).isEqualTo(second / 4);
    }
}
