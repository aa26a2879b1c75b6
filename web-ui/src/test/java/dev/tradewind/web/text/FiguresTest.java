package dev.tradewind.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Numbers and times as ui.md section 5 writes them. */
class FiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:02:11Z");

    private final Figures figures = new Figures(false, ZoneId.of("Europe/Berlin"), NOW);
    private final Figures discreet = new Figures(true, ZoneId.of("Europe/Berlin"), NOW);

    private static BigDecimal n(String text) {
        return new BigDecimal(text);
    }

    @Test
    void profitAlwaysHasASignAndZeroNone() {
        assertThat(figures.profit(n("312.4"), "USDT")).isEqualTo(new Figure("+$312.40", "gain"));
        assertThat(figures.profit(n("-24.4"), "USDT")).isEqualTo(new Figure("\u2212$24.40", "loss"));
        assertThat(figures.profit(n("0"), "USDT")).isEqualTo(new Figure("$0.00", ""));
        assertThat(figures.profit(n("-0.004"), "USDT")).isEqualTo(new Figure("$0.00", ""));
        assertThat(figures.profit(null, "USDT")).isEqualTo(Figure.NONE);
        assertThat(figures.profitPercent(n("-0.7486")).text()).isEqualTo("\u22120.75%");
    }

    @Test
    void moneyPricesAndQuantitiesKeepTheirDigits() {
        assertThat(figures.money(n("100000"), "USDT")).isEqualTo("$100,000.00");
        assertThat(figures.money(n("-3.2"), "EUR")).isEqualTo("\u2212€3.20");
        assertThat(figures.money(n("1.005"), "CHF")).isEqualTo("1.00 CHF");
        assertThat(figures.price(n("67289"))).isEqualTo("67,289.00");
        assertThat(figures.price(n("0.00001234"))).isEqualTo("0.00001234");
        assertThat(figures.quantity(n("0.019650000"))).isEqualTo("0.01965");
        assertThat(figures.plain(n("-0.500"))).isEqualTo("-0.5");
        assertThat(figures.plain(n("0.000"))).isEqualTo("0");
    }

    @Test
    void timesAreInTheViewersZoneWithTheDateUnlessToday() {
        assertThat(figures.moment(Instant.parse("2026-11-21T13:00:05Z")).text()).isEqualTo("14:00:05");
        assertThat(figures.moment(Instant.parse("2026-11-20T22:30:00Z")).text()).isEqualTo("20 Nov, 23:30:00");
        assertThat(figures.moment(Instant.parse("2025-01-02T00:00:00Z")).text()).isEqualTo("2 Jan 2025, 01:00");
        assertThat(figures.moment(null)).isEqualTo(Moment.NONE);
        assertThat(figures.ago(NOW.minusSeconds(42))).isEqualTo("42 s ago");
        assertThat(figures.ago(NOW.plusSeconds(9))).isEqualTo("now");
        assertThat(figures.span(Duration.ofMinutes(71))).isEqualTo("1 h 11 min");
        assertThat(Figures.timeframe(900)).isEqualTo("15m");
        assertThat(Figures.timeframe(14_400)).isEqualTo("4h");
    }

    @Test
    void discreetModeHidesAmountsAndKeepsPercentsAndCounts() {
        assertThat(discreet.money(n("5"), "USDT")).isEqualTo("•••");
        assertThat(discreet.profit(n("5"), "USDT")).isEqualTo(new Figure("•••", "gain"));
        assertThat(discreet.quantity(n("5"))).isEqualTo("•••");
        assertThat(discreet.sentence("Leg 2 of 5: 0.00977 at 66,952.56, 4.31% of 5%, +$12.44, 94 s"))
                .isEqualTo("Leg 2 of 5: ••• at •••, 4.31% of 5%, +•••, 94 s");
        assertThat(figures.sentence("at 66,952.56")).isEqualTo("at 66,952.56");
    }
}
