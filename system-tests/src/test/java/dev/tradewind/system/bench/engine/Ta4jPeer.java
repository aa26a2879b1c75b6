package dev.tradewind.system.bench.engine;

import dev.tradewind.engine.bars.BarSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** ta4j with DoubleNum: simple moving averages that cross, fills at the next open, no costs. */
final class Ta4jPeer {
    private final org.ta4j.core.BarSeries series;

    Ta4jPeer(BarSeries bars) {
        series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        Duration minute = Duration.ofSeconds(bars.timeframe().seconds());
        for (int bar = 0; bar < bars.size(); bar++) {
            series.barBuilder()
                    .timePeriod(minute)
                    .endTime(Instant.ofEpochSecond(bars.opensAt()[bar]).plus(minute))
                    .openPrice(bars.opens()[bar])
                    .highPrice(bars.highs()[bar])
                    .lowPrice(bars.lows()[bar])
                    .closePrice(bars.closes()[bar])
                    .volume(bars.volumes()[bar])
                    .add();
        }
    }

    /** One run with fresh indicators: caching of an earlier run is not its speed. */
    List<Position> run(int fast, int slow) {
        var close = new ClosePriceIndicator(series);
        var quick = new SMAIndicator(close, fast);
        var calm = new SMAIndicator(close, slow);
        var strategy = new BaseStrategy(
                new CrossedUpIndicatorRule(quick, calm), new CrossedDownIndicatorRule(quick, calm), slow);
        TradingRecord record = new BarSeriesManager(series, new TradeOnNextOpenModel()).run(strategy);
        return record.getPositions();
    }
}
