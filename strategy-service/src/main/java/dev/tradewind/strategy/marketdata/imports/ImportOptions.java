package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.calendar.WallClock;
import java.util.Optional;

/**
 * How a file is to be understood.
 *
 * @param timeframe empty: the most common distance of its rows
 * @param clock for times that name no zone
 * @param stampsClose whether a row carries the time at which its bar closed
 */
public record ImportOptions(
        Optional<CandleTimeframe> timeframe, TradingCalendar calendar, WallClock clock, boolean stampsClose) {

    /** Pairs trade around the clock, tickers in New York. */
    public static TradingCalendar usualCalendar(String symbol) {
        return symbol.indexOf('/') >= 0 ? TradingCalendar.CRYPTO : TradingCalendar.US_EQUITIES;
    }
}
