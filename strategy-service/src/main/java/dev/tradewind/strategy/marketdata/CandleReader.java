package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.BarAggregator;
import dev.tradewind.engine.bars.BarColumns;
import dev.tradewind.engine.bars.BarGrid;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;

/** Parts of a series in any of its timeframes, read from the mapped file without loading the whole; of live series with their newest bars. */
@Singleton
public class CandleReader {
    private final CandleStore store;
    private final LiveTail tail;

    CandleReader(CandleStore store, LiveTail tail) {
        this.store = store;
        this.tail = tail;
    }

    /** Closed bars and whether the range holds more. */
    public record Part(BarSeries bars, boolean isMore) {}

    /**
     * At most {@code limit} closed bars.
     *
     * @param from first opening wanted; empty: the newest ones
     * @param to openings wanted lie before it; empty: up to the newest
     */
    public Part read(
            Sql sql, CandleSeries series, CandleTimeframe timeframe, OptionalLong from, OptionalLong to, int limit) {
        ShortBars source = source(sql, series);
        long end = to.isPresent() ? source.indexAt(to.getAsLong()) : source.size();
        return from.isPresent()
                ? forward(source, series, timeframe, source.indexAt(from.getAsLong()), end, limit)
                : newest(source, series, timeframe, end, limit);
    }

    private static Part forward(
            ShortBars source, CandleSeries series, CandleTimeframe timeframe, long start, long end, int limit) {
        var columns = new BarColumns();
        var aggregator = new BarAggregator(series.timeframe(), timeframe, series.calendar(), columns::add);
        for (long i = start; i < end && columns.size() <= limit; i++) {
            source.addTo(aggregator::add, i);
        }
        BarSeries bars = series(columns, series, timeframe);
        return bars.size() > limit ? new Part(bars.slice(0, limit), true) : new Part(bars, false);
    }

    /**
     * At most {@code limit} closed bars before one that opens at {@code opensAt}: the last ends where that one begins, none is missing
     * between them.
     *
     * @param series a live one
     * @param older minutes before the first one of the series, in the same calendar
     */
    BarSeries joining(
            Sql sql,
            CandleSeries series,
            Optional<CandleSeries> older,
            CandleTimeframe timeframe,
            long opensAt,
            int limit) {
        ShortBars own = source(sql, series);
        ShortBars source =
                older.<ShortBars>map(before -> before(own, series, before)).orElse(own);
        long end = Math.min(
                source.indexAt(opensAt) + 1, source.size()); // one more ends a bar whose last minute is missing
        BarSeries bars = newest(source, series, timeframe, end, limit + 1).bars();
        var grid = new BarGrid(series.calendar(), timeframe);
        int to = bars.size();
        while (to > 0 && bars.opensAt()[to - 1] >= opensAt) {
            to--;
        }
        int from = to;
        long next = opensAt;
        while (from > 0 && to - from < limit && joins(grid, bars.opensAt()[from - 1], next)) {
            from--;
            next = bars.opensAt()[from];
        }
        boolean isInPart = from == 0 && to > 0 && bars.opensAt()[0] < source.opensAt(0);
        return bars.slice(isInPart ? 1 : from, to);
    }

    private static boolean joins(BarGrid grid, long opensAt, long next) {
        return grid.moveTo(opensAt) && grid.nextOpensAt() == next;
    }

    private ShortBars before(ShortBars own, CandleSeries series, CandleSeries older) {
        var file = new ShortBars.OfFile(store.file(older.hash()));
        return new ShortBars.Joined(
                new ShortBars.Rescaled(
                        file,
                        own.size() == 0 ? file.size() : file.indexAt(own.opensAt(0)),
                        series.priceDecimals() - older.priceDecimals(),
                        series.volumeDecimals() - older.volumeDecimals()),
                own);
    }

    // one bar is made of at most so many short ones; gaps make it fewer, so this reaches back far enough
    private static Part newest(ShortBars source, CandleSeries series, CandleTimeframe timeframe, long end, int limit) {
        long perBar = timeframe.seconds() / series.timeframe().seconds();
        if (timeframe == CandleTimeframe.ONE_DAY) {
            perBar = Math.max(
                    1,
                    Math.min(
                            perBar,
                            series.calendar().minutesPerSession()
                                            * 60L
                                            / series.timeframe().seconds()
                                    + 1));
        }
        long start = Math.max(0, end - (limit + 2L) * perBar);
        if (start > 0) {
            var grid = new BarGrid(series.calendar(), timeframe);
            grid.moveTo(source.opensAt(start));
            start = source.indexAt(grid.endsAt());
        }
        var columns = new BarColumns();
        var aggregator = new BarAggregator(series.timeframe(), timeframe, series.calendar(), columns::add);
        for (long i = start; i < end; i++) {
            source.addTo(aggregator::add, i);
        }
        BarSeries bars = series(columns, series, timeframe);
        int surplus = Math.max(0, bars.size() - limit);
        return new Part(surplus == 0 ? bars : bars.slice(surplus, bars.size()), surplus > 0 || start > 0);
    }

    private static BarSeries series(BarColumns columns, CandleSeries series, CandleTimeframe timeframe) {
        return columns.toSeries(timeframe.timeframe(), series.priceDecimals(), series.volumeDecimals());
    }

    private ShortBars source(Sql sql, CandleSeries series) {
        if (!series.isLive()) {
            return new ShortBars.OfFile(store.file(series.hash()));
        }
        var newest = new ShortBars.OfRows(tail.of(sql, series.venue(), series.symbol()));
        return series.hash().isEmpty()
                ? newest
                : new ShortBars.Joined(new ShortBars.OfFile(store.file(series.hash())), newest);
    }
}
