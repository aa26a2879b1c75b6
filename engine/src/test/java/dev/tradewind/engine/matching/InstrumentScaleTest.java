package dev.tradewind.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstrumentScaleTest {

    @Test
    void goesThereAndBackWithoutLosingADigit() {
        InstrumentScale scale = new InstrumentScale(AVenue.instrument(AVenue.BTC));

        assertThat(scale.ticks(Price.of("61237.37"))).isEqualTo(6_123_737);
        assertThat(scale.price(6_123_737)).isEqualTo(Price.of("61237.37"));
        assertThat(scale.steps(Quantity.of("0.00326"))).isEqualTo(326);
        assertThat(scale.quantity(326)).isEqualTo(Quantity.of("0.00326"));
        // example L, leg 0
        assertThat(InstrumentScale.decimal(scale.notional(6_123_737, 326))).isEqualByComparingTo("199.6338262");
        assertThat(scale.baseUnits(326)).isEqualTo(326_000);
    }

    @Test
    void roundsTheNotionalHalfEvenWhereTickAndStepAreFinerThanMoney() {
        Instrument fine = new Instrument(
                "PAPER",
                AVenue.BTC,
                Currency.of("BTC"),
                AVenue.USDT,
                List.of(TickTier.of("0", "0.00025")),
                Quantity.of("0.00000003"),
                Quantity.of("0.00000003"),
                Quantity.of("1000"),
                Money.of("5", AVenue.USDT),
                10,
                Percent.of("20"));
        InstrumentScale scale = new InstrumentScale(fine);
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            long ticks = random.nextLong(1, 1_000_000);
            long steps = random.nextLong(1, 1_000_000);
            BigDecimal exact =
                    scale.price(ticks).value().multiply(scale.quantity(steps).value());
            assertThat(InstrumentScale.decimal(scale.notional(ticks, steps)))
                    .isEqualByComparingTo(exact.setScale(8, RoundingMode.HALF_EVEN));
        }
    }
}
