package dev.tradewind.web.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.ChartView;
import dev.tradewind.web.text.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnalyticsViewTest {
    private static final int STORED_DECIMALS = 8;

    @Test
    void pricesAreShownWithTheDecimalsTheyHaveAndTwoAtLeast() {
        assertThat(AnalyticsView.digits(live(10), chart(95_533.9, 95_600))).isEqualTo(2);
        assertThat(AnalyticsView.digits(live(10), chart(0.51234, 0.5))).isEqualTo(5);
        assertThat(AnalyticsView.digits(live(10), chart(1.0 / 3, 0.5))).isEqualTo(STORED_DECIMALS);
    }

    @Test
    void aYoungSeriesIsShownInTheTimeframeThatFillsTheChart() {
        assertThat(AnalyticsView.readable(live(0))).isEqualTo(Timeframe.MINUTE);
        assertThat(AnalyticsView.readable(live(99))).isEqualTo(Timeframe.MINUTE);
        assertThat(AnalyticsView.readable(live(500))).isEqualTo(Timeframe.FIVE_MINUTES);
        assertThat(AnalyticsView.readable(live(43_200))).isEqualTo(Timeframe.HOUR);
    }

    private static CandleSeriesView live(long bars) {
        Instant start = Instant.parse("2025-05-04T15:33:00Z");
        return new CandleSeriesView(
                new UUID(0, 1),
                "BTC/USDT live",
                "PAPER",
                "BTC/USDT",
                "1min",
                Timeframe.all().stream().map(Timeframe::stored).toList(),
                "CRYPTO",
                start,
                start.plusSeconds(60 * bars),
                bars,
                STORED_DECIMALS,
                STORED_DECIMALS,
                "live candles of the quote stream",
                "RAW",
                false,
                true,
                "",
                null,
                start);
    }

    private static ChartView chart(double close, double high) {
        return new ChartView(
                new UUID(0, 1),
                "BTC/USDT",
                "1min",
                List.of(0L),
                List.of(close),
                List.of(high),
                List.of(close),
                List.of(close),
                List.of(1.0),
                Map.of(),
                List.of());
    }
}
