package dev.tradewind.risk.reservations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservationTest {
    private final Reservation fresh = new Reservation(
            new UUID(0, 1),
            0,
            new BigDecimal("0.003"),
            BigDecimal.ZERO,
            new BigDecimal("100"),
            new BigDecimal("100"),
            Reservation.State.HELD);

    @Test
    void aPartialFillHoldsTheRestRoundedUp() {
        Reservation part = fresh.filled(new BigDecimal("0.001"));

        assertThat(part.state()).isEqualTo(Reservation.State.HELD);
        assertThat(part.held()).isEqualByComparingTo("66.66666667");
    }

    @Test
    void aWholeFillConverts() {
        Reservation whole = fresh.filled(new BigDecimal("0.001")).filled(new BigDecimal("0.002"));

        assertThat(whole.state()).isEqualTo(Reservation.State.CONVERTED);
        assertThat(whole.held()).isZero();
        assertThat(whole.released()).isEqualTo(whole);
    }

    @Test
    void aFillAfterTheReleaseHoldsNothingAgain() {
        Reservation late = fresh.released().filled(new BigDecimal("0.001"));

        assertThat(late.state()).isEqualTo(Reservation.State.RELEASED);
        assertThat(late.held()).isZero();
        assertThat(late.filledQuantity()).isEqualByComparingTo("0.001");
    }

    @Test
    void anOverFillIsNoNegativeRest() {
        Reservation over = fresh.filled(new BigDecimal("0.004"));

        assertThat(over.filledQuantity()).isEqualByComparingTo("0.003");
        assertThat(over.held()).isZero();
    }
}
