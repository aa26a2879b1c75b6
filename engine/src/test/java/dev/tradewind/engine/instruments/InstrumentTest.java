package dev.tradewind.engine.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InstrumentTest {
    private final Instrument bitcoin = InstrumentFixture.bitcoin();

    @Nested
    class RoundingToTick {
        @Test
        void aLongRoundsAsTheRoleTableOfD04Says() {
            Price raw = Price.of("60931.18315");

            assertThat(bitcoin.roundToTick(raw, Side.LONG, PriceRole.ENTRY_LIMIT))
                    .isEqualTo(Price.of("60931.18"));
            assertThat(bitcoin.roundToTick(raw, Side.LONG, PriceRole.TAKE_PROFIT))
                    .isEqualTo(Price.of("60931.19"));
            assertThat(bitcoin.roundToTick(raw, Side.LONG, PriceRole.STOP_TRIGGER))
                    .isEqualTo(Price.of("60931.19"));
            assertThat(bitcoin.roundToTick(raw, Side.LONG, PriceRole.PROTECTIVE_LIMIT))
                    .isEqualTo(Price.of("60931.18"));
        }

        @Test
        void aShortRoundsTheOtherWayInEveryRole() {
            Price raw = Price.of("60931.18315");

            assertThat(bitcoin.roundToTick(raw, Side.SHORT, PriceRole.ENTRY_LIMIT))
                    .isEqualTo(Price.of("60931.19"));
            assertThat(bitcoin.roundToTick(raw, Side.SHORT, PriceRole.TAKE_PROFIT))
                    .isEqualTo(Price.of("60931.18"));
            assertThat(bitcoin.roundToTick(raw, Side.SHORT, PriceRole.STOP_TRIGGER))
                    .isEqualTo(Price.of("60931.18"));
            assertThat(bitcoin.roundToTick(raw, Side.SHORT, PriceRole.PROTECTIVE_LIMIT))
                    .isEqualTo(Price.of("60931.19"));
        }

        @Test
        void theTickDependsOnThePrice() {
            Instrument share = InstrumentFixture.wholeShares();

            assertThat(share.roundToTick(Price.of("0.99987"), Side.LONG, PriceRole.ENTRY_LIMIT))
                    .isEqualTo(Price.of("0.9998"));
            assertThat(share.roundToTick(Price.of("1.0099"), Side.LONG, PriceRole.ENTRY_LIMIT))
                    .isEqualTo(Price.of("1"));
        }
    }

    @Nested
    class Checking {
        @Test
        void anOrderOnTickAndStepAboveTheMinimumsIsFine() {
            assertThat(bitcoin.check(Price.of("61237.37"), Quantity.of("0.00326")))
                    .isEmpty();
        }

        @Test
        void everyViolationIsToldNotOnlyTheFirst() {
            List<PrecisionViolation> violations = bitcoin.check(Price.of("100.005"), Quantity.of("0.000001"));

            assertThat(violations)
                    .extracting(PrecisionViolation::code)
                    .containsExactly(
                            PrecisionViolation.Code.PRICE_OFF_TICK,
                            PrecisionViolation.Code.QUANTITY_OFF_STEP,
                            PrecisionViolation.Code.BELOW_MIN_QUANTITY,
                            PrecisionViolation.Code.BELOW_MIN_NOTIONAL);
        }

        @Test
        void aMarketOrderIsJudgedHalfAPercentBelowTheLastPrice() {
            assertThat(bitcoin.check(Price.of("50000"), Quantity.of("0.0001"))).isEmpty();
            assertThat(bitcoin.checkMarket(Price.of("50000"), Quantity.of("0.0001")))
                    .extracting(PrecisionViolation::code)
                    .containsExactly(PrecisionViolation.Code.BELOW_MIN_NOTIONAL);
        }

        @Test
        void theSmallestQuantityIsTheLastThatPasses() {
            Quantity smallest = bitcoin.smallestQuantityAt(Price.of("61237.37"));

            assertThat(smallest).isEqualTo(Quantity.of("0.00009"));
            assertThat(bitcoin.check(Price.of("61237.37"), smallest)).isEmpty();
            assertThat(bitcoin.check(Price.of("61237.37"), smallest.minus(Quantity.of("0.00001"))))
                    .isNotEmpty();
        }
    }

    @Test
    void quantitiesAreFlooredToTheStep() {
        assertThat(bitcoin.roundDownToStep(Quantity.of("0.00325674"))).isEqualTo(Quantity.of("0.00325"));
    }

    @Test
    void symbolsAreCanonicalOrRefused() {
        assertThat(Symbol.of("BTC/USDT").base()).isEqualTo("BTC");
        assertThat(Symbol.of("BTC/USDT").quote()).contains("USDT");
        assertThat(Symbol.isCanonical("BRK.B")).isTrue();
        assertThat(Symbol.isCanonical("AAPL  240119C00150000")).isTrue();
        assertThatThrownBy(() -> Symbol.of("btcusdt")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Symbol.of("BINANCE:BTCUSDT")).isInstanceOf(IllegalArgumentException.class);
    }
}
