package dev.tradewind.engine.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SizingTest {
    private static final List<Percent> FIFTHS = Collections.nCopies(5, Percent.of("20"));
    private static final List<Price> EXAMPLE_L = Stream.of("61237.37", "60931.18", "60624.99", "60318.80", "60012.62")
            .map(Price::of)
            .toList();

    @Nested
    class RiskCapital {
        private final Price stop = Price.of("58175.51");

        @Test
        void theExampleOfD05() {
            BigDecimal harmonic = DesiredCapital.harmonicAverage(FIFTHS, EXAMPLE_L);
            BigDecimal lossFraction = DesiredCapital.lossFraction(Side.LONG, FIFTHS, EXAMPLE_L, stop);
            Money capital = known(Capital.of(CapitalMode.RISK, "1"), basis("10000", null, stop));

            assertThat(harmonic.setScale(4, RoundingMode.HALF_UP)).isEqualByComparingTo("60621.8991");
            assertThat(lossFraction.setScale(6, RoundingMode.HALF_UP)).isEqualByComparingTo("0.040355");
            assertThat(capital.amount().setScale(2, RoundingMode.HALF_UP)).isEqualByComparingTo("2478.02");
        }

        @Test
        void theLossAtTheStopIsExactlyTheRisk() {
            Money capital = known(Capital.of(CapitalMode.RISK, "1"), basis("10000", null, stop));
            BigDecimal loss = BigDecimal.ZERO;
            for (int k = 0; k < EXAMPLE_L.size(); k++) {
                BigDecimal quantity = capital.percent(FIFTHS.get(k))
                        .amount()
                        .divide(EXAMPLE_L.get(k).value(), 20, RoundingMode.HALF_EVEN);
                loss = loss.add(EXAMPLE_L.get(k).minus(stop).multiply(quantity));
            }

            assertThat(loss.setScale(6, RoundingMode.HALF_UP)).isEqualByComparingTo("100");
        }

        @Test
        void withoutAStopThereIsNoSize() {
            assertThat(DesiredCapital.of(Capital.of(CapitalMode.RISK, "1"), 0, basis("10000", null, null)))
                    .isInstanceOfSatisfying(
                            DesiredCapital.Outcome.Missing.class,
                            missing -> assertThat(missing.code()).isEqualTo("STOP_REQUIRED"));
        }

        @Test
        void aStopAboveTheAverageOfALongSizesNothing() {
            assertThat(DesiredCapital.of(Capital.of(CapitalMode.RISK, "1"), 0, basis("10000", null, Price.of("61000"))))
                    .isInstanceOfSatisfying(
                            DesiredCapital.Outcome.Missing.class,
                            missing -> assertThat(missing.code()).isEqualTo("STOP_ON_WRONG_SIDE"));
        }
    }

    @Test
    void aPerPyramidAmountGoesBeforeTheMode() {
        Capital capital = new Capital(CapitalMode.PCT_EQUITY, BigDecimal.TEN, Map.of(1, new BigDecimal("75")));

        assertThat(amount(DesiredCapital.of(capital, 0, basis("10000", null, null))))
                .isEqualByComparingTo("1000");
        assertThat(amount(DesiredCapital.of(capital, 1, basis("10000", null, null))))
                .isEqualByComparingTo("75");
    }

    @Test
    void aSignalSizesInQuoteOrInUnits() {
        Capital signal = Capital.of(CapitalMode.SIGNAL, "0");
        OrderSize quote = new OrderSize(new BigDecimal("250"), OrderSize.Unit.QUOTE);
        OrderSize units = new OrderSize(new BigDecimal("0.01"), OrderSize.Unit.BASE);

        assertThat(known(signal, basis("10000", quote, null)).amount()).isEqualByComparingTo("250");
        assertThat(known(signal, basis("10000", units, null)).amount()).isEqualByComparingTo("612.3737");
        assertThat(DesiredCapital.of(signal, 0, basis("10000", null, null)))
                .isInstanceOf(DesiredCapital.Outcome.Missing.class);
    }

    @Test
    void quantitiesOfExampleLComeFromTheOneFunction() {
        assertThat(PositionSize.size(
                        Money.of("1000", InstrumentFixture.USDT), FIFTHS, EXAMPLE_L, InstrumentFixture.bitcoin()))
                .containsExactly(
                        Quantity.of("0.00326"),
                        Quantity.of("0.00328"),
                        Quantity.of("0.00329"),
                        Quantity.of("0.00331"),
                        Quantity.of("0.00333"));
    }

    @Test
    void theSmallestCapWinsAndTheFirstThatBitesIsNamed() {
        CappedCapital capped = CappedCapital.of(
                usd("1000"),
                List.of(
                        new SizeCap(LimitingRule.MAX_POSITION, usd("800")),
                        new SizeCap(LimitingRule.MAX_EXPOSURE, usd("300")),
                        new SizeCap(LimitingRule.BUYING_POWER, usd("5000"))));

        assertThat(capped.allowed()).isEqualTo(usd("300"));
        assertThat(capped.desired()).isEqualTo(usd("1000"));
        assertThat(capped.limitingRule()).isEqualTo(LimitingRule.MAX_POSITION);
        assertThat(CappedCapital.of(usd("100"), List.of(new SizeCap(LimitingRule.MAX_POSITION, usd("800"))))
                        .limitingRule())
                .isNull();
        assertThat(new SizeCap(LimitingRule.MAX_POSITION, usd("-1")).atMost()).isEqualTo(usd("0"));
    }

    @Nested
    class TheSimpleFacade {
        private final List<SizeCap> twentyPercent = List.of(new SizeCap(LimitingRule.MAX_POSITION, usd("20000")));

        @Test
        void theExampleOfD05() {
            SimplePositionSize.Outcome outcome = SimplePositionSize.calculate(
                    usd("100000"),
                    Percent.of("1"),
                    Price.of("50"),
                    Price.of("48"),
                    InstrumentFixture.wholeShares(),
                    twentyPercent);

            assertThat(outcome)
                    .isEqualTo(new SimplePositionSize.Outcome.Sized(
                            Quantity.of("400"),
                            Quantity.of("500"),
                            usd("20000"),
                            usd("800"),
                            LimitingRule.MAX_POSITION));
        }

        @Test
        void withoutAStopThereIsNoAnswer() {
            assertThat(SimplePositionSize.calculate(
                            usd("100000"),
                            Percent.of("1"),
                            Price.of("50"),
                            null,
                            InstrumentFixture.wholeShares(),
                            twentyPercent))
                    .isInstanceOf(SimplePositionSize.Outcome.StopRequired.class);
        }

        @Test
        void aStopAtTheEntryHasNoDistance() {
            assertThat(SimplePositionSize.calculate(
                            usd("100000"),
                            Percent.of("1"),
                            Price.of("50"),
                            Price.of("50.0"),
                            InstrumentFixture.wholeShares(),
                            twentyPercent))
                    .isInstanceOf(SimplePositionSize.Outcome.StopAtEntry.class);
        }
    }

    private static DesiredCapital.Basis basis(String equity, @Nullable OrderSize size, @Nullable Price stop) {
        return new DesiredCapital.Basis(
                Side.LONG,
                Price.of("61237.37"),
                FIFTHS,
                EXAMPLE_L,
                Money.of(equity, InstrumentFixture.USDT),
                size,
                stop);
    }

    private static Money known(Capital capital, DesiredCapital.Basis basis) {
        return ((DesiredCapital.Outcome.Known) DesiredCapital.of(capital, 0, basis)).capital();
    }

    private static BigDecimal amount(DesiredCapital.Outcome outcome) {
        return ((DesiredCapital.Outcome.Known) outcome).capital().amount();
    }

    private static Money usd(String amount) {
        return Money.of(amount, InstrumentFixture.USD);
    }
}
