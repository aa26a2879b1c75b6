package dev.tradewind.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class AmountsTest {
    private static final Currency USDT = Currency.of("USDT");

    @Test
    void equalNumbersAreEqualRecordsWhateverTheirScale() {
        assertThat(Price.of("1.10")).isEqualTo(Price.of("1.1")).hasSameHashCodeAs(Price.of("1.1"));
        assertThat(Quantity.of("100")).isEqualTo(Quantity.of("1E+2")).hasToString("100");
        assertThat(Money.of("0.000", USDT)).isEqualTo(Money.zero(USDT));
        assertThat(Percent.of("0.50")).isEqualTo(Percent.of("0.5"));
    }

    @Test
    void pricesAndQuantitiesAreNeverNegative() {
        assertThatThrownBy(() -> Price.of("-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantity.of("1").minus(Quantity.of("1.1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addingTwoCurrenciesThrows() {
        assertThatThrownBy(() -> Money.of("1", USDT).plus(Money.of("1", "USD")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot mix USDT and USD");
    }

    @Test
    void moneyDividedByMoneyIsAPlainRatio() {
        assertThat(Money.of("1", USDT).dividedBy(Money.of("3", USDT), 4, RoundingMode.HALF_UP))
                .isEqualByComparingTo("0.3333");
    }

    @Test
    void aPriceMovesByAPercentageOfItself() {
        assertThat(Price.of("61237.37").movedBy(Percent.of("-0.5"))).isEqualTo(Price.of("60931.18315"));
    }

    @Test
    void notionalIsRoundedHalfEvenAndTheFeeUp() {
        Money notional = MoneyRounding.notional(Price.of("0.000005"), Quantity.of("0.001"), USDT);
        Money odd = MoneyRounding.notional(Price.of("0.000015"), Quantity.of("0.001"), USDT);

        assertThat(notional).isEqualTo(Money.zero(USDT)); // 0.000000005 lies half way and goes to the even 0
        assertThat(odd).isEqualTo(Money.of("0.00000002", USDT));
        assertThat(MoneyRounding.fee(Money.of("0.00000101", USDT), new BigDecimal("0.001")))
                .isEqualTo(Money.of("0.00000001", USDT));
        assertThat(MoneyRounding.fee(Money.of("199.6338262", USDT), new BigDecimal("0.001")))
                .isEqualTo(Money.of("0.19963383", USDT));
    }

    @Test
    void aCurrencyIsACodeOfCapitalLettersAndDigits() {
        assertThatThrownBy(() -> Currency.of("usd")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Currency.of("1INCH")).hasToString("1INCH");
    }
}
