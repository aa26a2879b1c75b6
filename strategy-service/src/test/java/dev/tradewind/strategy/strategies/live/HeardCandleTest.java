package dev.tradewind.strategy.strategies.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.strategy.marketdata.CandleKey;
import dev.tradewind.strategy.marketdata.ClosedCandles;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeardCandleTest {
    private static final CandleKey KEY = new CandleKey("PAPER", "BTC/USDT", CandleTimeframe.FIVE_MINUTES);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final long CLOSES = 1_300;

    @Test
    void endedByTheNextQuoteIsFreshAndKnowsTheSpread() {
        HeardCandle heard = heardWhenTheMarketIsAt(CLOSES + 2);

        assertThat(heard.lateBy()).isEqualTo(Duration.ofSeconds(2));
        assertThat(heard.spread()).isEqualTo(0.5);
    }

    @Test
    void endedByAQuoteAfterTheNightIsLateByTheNight() {
        HeardCandle heard = heardWhenTheMarketIsAt(CLOSES + 60_000);

        assertThat(heard.lateBy()).isEqualTo(Duration.ofSeconds(60_000));
        assertThat(heard.spread()).isNaN();
    }

    private static HeardCandle heardWhenTheMarketIsAt(long second) {
        long[] one = {100};
        var bar = new BarSeries(KEY.timeframe().timeframe(), 0, 0, new long[] {1_000}, one, one, one, one, one);
        return HeardCandle.of(KEY, bar, NOW, new ClosedCandles.MarketThen(Instant.ofEpochSecond(second), 0.5));
    }
}
