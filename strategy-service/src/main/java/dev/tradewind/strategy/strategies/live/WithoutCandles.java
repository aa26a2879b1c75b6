package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.strategy.marketdata.CandleKey;
import dev.tradewind.strategy.marketdata.ClosedCandles;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** No candles: what strategies follow until market data has a source of live ones. */
@DefaultBean
@Singleton
class WithoutCandles implements ClosedCandles {
    @Override
    public Listening listen(Listener listener) {
        return () -> {};
    }

    @Override
    public BarSeries last(CandleKey key, int count) {
        long[] none = new long[0];
        return new BarSeries(key.timeframe().timeframe(), 0, 0, none, none, none, none, none, none);
    }
}
