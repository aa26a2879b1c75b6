package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.bars.FindingKind;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the first rows tell about the whole file: its timeframe and its direction, and that its numbers are written with a point. */
final class FirstRows implements RowSink {
    static final int LOOKED_AT = 1_000;
    private static final int DAY = 86_400;

    private final Map<Long, Integer> distances = new HashMap<>();
    private boolean hasLast;
    private long last;
    private int ascending;
    private int descending;
    private int rows;

    @Override
    public void row(long line, long stamp, String open, String high, String low, String close, String volume)
            throws ImportRefused {
        for (String price : new String[] {open, high, low, close}) {
            if (price.indexOf(',') >= 0) {
                throw ImportRefused.of(
                        Code.DECIMAL_COMMA,
                        "Line %d writes %s with a comma; write numbers with a point and without thousands separators, like 1234.56.",
                        line,
                        CsvSource.shortened(price));
            }
        }
        rows++;
        if (hasLast && stamp != last) {
            distances.merge(Math.abs(stamp - last), 1, Integer::sum);
            if (stamp > last) {
                ascending++;
            } else {
                descending++;
            }
        }
        hasLast = true;
        last = stamp;
    }

    @Override
    public void unreadable(FindingKind kind, long line, String detail) {
        // told when the whole file is read
    }

    boolean hasRows() {
        return rows > 0;
    }

    boolean isDescending() {
        return descending > ascending;
    }

    CandleTimeframe timeframe(ImportOptions options, boolean hasDatesOnly) throws ImportRefused {
        if (options.timeframe().isPresent()) {
            return options.timeframe().get();
        }
        if (hasDatesOnly) {
            return CandleTimeframe.ONE_DAY;
        }
        if (distances.isEmpty()) {
            throw new ImportRefused(
                    Code.UNKNOWN_TIMEFRAME, "The file has too few rows to tell its timeframe; name it, like 1hr.");
        }
        long usual = distances.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(entry -> -entry.getKey()))
                .orElseThrow()
                .getKey();
        boolean isDaily = options.calendar() == TradingCalendar.US_EQUITIES && usual > DAY / 2 && usual < 2 * DAY;
        Optional<CandleTimeframe> known = isDaily
                ? Optional.of(CandleTimeframe.ONE_DAY)
                : usual % 60 == 0 && usual <= DAY
                        ? CandleTimeframe.of(new Timeframe(Math.toIntExact(usual)))
                        : Optional.empty();
        return known.orElseThrow(() -> ImportRefused.of(
                Code.UNKNOWN_TIMEFRAME,
                "Most rows are %d seconds apart; candles of 1min, 5min, 15min, 30min, 1hr, 4hr and 1day can be kept.",
                usual));
    }
}
