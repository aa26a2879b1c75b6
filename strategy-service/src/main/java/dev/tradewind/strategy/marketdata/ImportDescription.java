package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.strategy.marketdata.imports.ImportOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about a file, checked; stored with the job.
 *
 * @param timeframe null: as the rows have it
 */
public record ImportDescription(
        String name,
        String file,
        String venue,
        String symbol,
        @Nullable CandleTimeframe timeframe,
        TradingCalendar calendar,
        String timeZone,
        boolean stampsClose,
        boolean isAdjusted) {

    ImportOptions options() {
        return new ImportOptions(
                Optional.ofNullable(timeframe), calendar, WallClock.in(timeZone).orElseThrow(), stampsClose);
    }
}
