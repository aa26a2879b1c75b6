package dev.tradewind.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BarTicksTest {
    private static final Instant AT = Instant.parse("2025-05-04T15:33:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aBarThatRoseGoesToItsLowFirst() {
        BarTicks bar = new BarTicks(AT, MINUTE, 100, 120, 90, 110, 1003);

        assertThat(bar.path()).extracting(OfferedQuote::bidTicks).containsExactly(100L, 90L, 120L, 110L);
        assertThat(bar.path()).extracting(OfferedQuote::askTicks).containsExactly(101L, 91L, 121L, 111L);
        assertThat(bar.path()).extracting(OfferedQuote::askSteps).containsExactly(250L, 250L, 250L, 253L);
        assertThat(bar.path())
                .extracting(OfferedQuote::marketTime)
                .containsExactly(AT, AT.plusSeconds(15), AT.plusSeconds(30), AT.plusSeconds(45));
    }

    @Test
    void aBarThatFellGoesToItsHighFirst() {
        BarTicks bar = new BarTicks(AT, MINUTE, 110, 120, 90, 100, 1000);

        assertThat(bar.path()).extracting(OfferedQuote::bidTicks).containsExactly(110L, 120L, 90L, 100L);
    }

    @Test
    void whatIsNoBarIsRefused() {
        assertThatThrownBy(() -> new BarTicks(AT, MINUTE, 100, 99, 90, 95, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BarTicks(AT, MINUTE, 100, 120, 0, 95, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
