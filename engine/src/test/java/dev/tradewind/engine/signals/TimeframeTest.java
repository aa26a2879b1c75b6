package dev.tradewind.engine.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeframeTest {
    @ParameterizedTest
    @CsvSource({
        "1, 60",
        "15, 900",
        "60, 3600",
        "240, 14400",
        "1440, 86400",
        "D, 86400",
        "1D, 86400",
        "W, 604800",
        "1W, 604800",
        "15m, 900",
        "1h, 3600",
        "4H, 14400",
        "24h, 86400",
        "7, 420",
        "90min, 5400"
    })
    void acceptsTheFormsOfD01AndWholeMinutes(String text, int seconds) {
        assertThat(Timeframe.parse(text)).contains(new Timeframe(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1441", "25h", "2D", "2W", "M", "1M", "30S", "-15", "1.5", "15 m", "99999", "NaN"})
    void refusesEverythingElse(String text) {
        assertThat(Timeframe.parse(text)).isEmpty();
    }

    @Test
    void candleIsTheFloorOfTheEpochByTheTimeframe() {
        var quarter = new Timeframe(900);

        assertThat(quarter.candleOf(Instant.parse("2026-11-21T10:14:59.999Z")))
                .isEqualTo(quarter.candleOf(Instant.parse("2026-11-21T10:00:00Z")));
        assertThat(quarter.candleOf(Instant.parse("2026-11-21T10:15:00Z")))
                .isEqualTo(quarter.candleOf(Instant.parse("2026-11-21T10:14:59Z")) + 1);
        assertThat(quarter.candleOf(Instant.ofEpochSecond(1_800))).isEqualTo(2);
    }

    @Test
    void labelsReadLikeAChart() {
        assertThat(Timeframe.parse("15").orElseThrow().label()).isEqualTo("15m");
        assertThat(Timeframe.parse("240").orElseThrow().label()).isEqualTo("4h");
        assertThat(Timeframe.parse("D").orElseThrow().label()).isEqualTo("1D");
        assertThat(Timeframe.parse("W").orElseThrow().label()).isEqualTo("1W");
    }
}
