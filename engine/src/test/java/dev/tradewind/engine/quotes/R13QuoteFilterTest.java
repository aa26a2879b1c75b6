package dev.tradewind.engine.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** R13: one bad tick moves nothing. */
class R13QuoteFilterTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final QuoteFilter filter = new QuoteFilter();
    private Instant now = START;

    private Verdict quote(String bid, long millisLater) {
        now = now.plusMillis(millisLater);
        Price price = Price.of(bid);
        return filter.judge(price, new Price(price.value().add(new BigDecimal("0.01"))), now, now);
    }

    /** Twenty one-minute bars of range 20, the first of 0: eight average ranges are about 150. */
    private void aCalmMarketAtSixtyThousand() {
        for (int bar = 0; bar < 20; bar++) {
            assertThat(quote("60000", 30_000)).isEqualTo(Verdict.ACCEPTED);
            assertThat(quote("60020", 30_000)).isEqualTo(Verdict.ACCEPTED);
        }
    }

    @Test
    void aCrossedOrZeroBookIsNoQuote() {
        assertThat(filter.judge(Price.of("100"), Price.of("99"), now, now)).isEqualTo(Verdict.BROKEN);
        assertThat(filter.judge(Price.of("0"), Price.of("99"), now, now)).isEqualTo(Verdict.BROKEN);
        assertThat(filter.judge(Price.of("100"), Price.of("100"), now, now)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void aSingleOutlierIsNeverAccepted() {
        aCalmMarketAtSixtyThousand();

        assertThat(quote("58000", 250)).isEqualTo(Verdict.HELD);
        assertThat(quote("60010", 250)).isEqualTo(Verdict.ACCEPTED);
        assertThat(quote("58000", 5_000)).isEqualTo(Verdict.HELD);
    }

    @Test
    void aRealMoveIsAcceptedWithItsSecondQuoteASecondLater() {
        aCalmMarketAtSixtyThousand();

        assertThat(quote("58000", 250)).isEqualTo(Verdict.HELD);
        assertThat(quote("58005", 250)).isEqualTo(Verdict.HELD);
        assertThat(quote("57990", 749)).isEqualTo(Verdict.HELD);
        assertThat(quote("57995", 1)).isEqualTo(Verdict.ACCEPTED);
        assertThat(quote("57980", 250)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void twoOutliersFarFromEachOtherDoNotConfirmOneAnother() {
        aCalmMarketAtSixtyThousand();

        assertThat(quote("58000", 250)).isEqualTo(Verdict.HELD);
        assertThat(quote("70000", 2_000)).isEqualTo(Verdict.HELD);
        assertThat(quote("58000", 2_000)).isEqualTo(Verdict.HELD);
    }

    @Test
    void eightAverageRangesAreStillAMove() {
        aCalmMarketAtSixtyThousand();

        assertThat(quote("60165", 250)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void beforeTheRangeIsKnownTwoPercentAreAJump() {
        assertThat(quote("60000", 0)).isEqualTo(Verdict.ACCEPTED);
        assertThat(quote("61100", 250)).isEqualTo(Verdict.ACCEPTED);
        assertThat(quote("63000", 250)).isEqualTo(Verdict.HELD);
    }

    @Test
    void whatIsOlderThanTheLastIsLeftOut() {
        quote("60000", 1_000);
        assertThat(quote("60001", -1)).isEqualTo(Verdict.OLD);
    }

    @Test
    void afterALongSilenceTheFirstQuoteStandsForItself() {
        aCalmMarketAtSixtyThousand();
        assertThat(quote("50000", 601_000)).isEqualTo(Verdict.ACCEPTED);
    }
}
