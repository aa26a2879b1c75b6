package dev.tradewind.strategy.backtests;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.strategy.marketdata.CandleSeries;
import java.time.Instant;

/** How many bars a range has, from the catalogue alone: what a file really holds only its worker counts. */
final class BarEstimate {
    private static final long SESSION_SECONDS = 23_400;

    private BarEstimate() {}

    static long of(CandleSeries series, CandleTimeframe timeframe, Instant from, Instant to) {
        long first = Math.max(series.from(), from.getEpochSecond());
        long end = Math.min(series.to() + series.timeframe().seconds(), to.getEpochSecond());
        if (end <= first) {
            return 0;
        }
        double span = Math.max(1, series.to() + series.timeframe().seconds() - series.from());
        double share = Math.min(1, (end - first) / span);
        double stored = series.bars() * share;
        return Math.max(
                1,
                Math.round(
                        stored * perDay(series.calendar(), timeframe) / perDay(series.calendar(), series.timeframe())));
    }

    /** Bars of a full day; shares trade for six and a half hours of it. */
    private static double perDay(TradingCalendar calendar, CandleTimeframe timeframe) {
        long seconds = calendar == TradingCalendar.US_EQUITIES ? SESSION_SECONDS : CandleTimeframe.ONE_DAY.seconds();
        return Math.ceilDiv(seconds, timeframe.seconds());
    }
}
