package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.BarAggregator;
import dev.tradewind.engine.bars.BarColumns;
import dev.tradewind.engine.bars.BarGrid;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.strategy.marketdata.files.CandleFile;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import jakarta.inject.Singleton;
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
        Source source = source(sql, series);
        long end = to.isPresent() ? source.indexAt(to.getAsLong()) : source.size();
        return from.isPresent()
                ? forward(source, series, timeframe, source.indexAt(from.getAsLong()), end, limit)
                : newest(source, series, timeframe, end, limit);
    }

    private static Part forward(
            Source source, CandleSeries series, CandleTimeframe timeframe, long start, long end, int limit) {
        var columns = new BarColumns();
        var aggregator = new BarAggregator(series.timeframe(), timeframe, series.calendar(), columns::add);
        for (long i = start; i < end && columns.size() <= limit; i++) {
            source.addTo(aggregator, i);
        }
        BarSeries bars = series(columns, series, timeframe);
        return bars.size() > limit ? new Part(bars.slice(0, limit), true) : new Part(bars, false);
    }

    // one bar is made of at most so many short ones; gaps make it fewer, so this reaches back far enough
    private static Part newest(Source source, CandleSeries series, CandleTimeframe timeframe, long end, int limit) {
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
            source.addTo(aggregator, i);
        }
        BarSeries bars = series(columns, series, timeframe);
        int surplus = Math.max(0, bars.size() - limit);
        return new Part(surplus == 0 ? bars : bars.slice(surplus, bars.size()), surplus > 0 || start > 0);
    }

    private static BarSeries series(BarColumns columns, CandleSeries series, CandleTimeframe timeframe) {
        return columns.toSeries(timeframe.timeframe(), series.priceDecimals(), series.volumeDecimals());
    }

    private Source source(Sql sql, CandleSeries series) {
        if (!series.isLive()) {
            return new FileSource(store.file(series.hash()));
        }
        BarSeries newest = tail.of(sql, series.venue(), series.symbol());
        return series.hash().isEmpty()
                ? new TailSource(newest)
                : new BothSource(new FileSource(store.file(series.hash())), new TailSource(newest));
    }

    /** Short bars by index. */
    private sealed interface Source {
        long size();

        long opensAt(long index);

        void addTo(BarAggregator aggregator, long index);

        /** Index of the first bar that opens at the moment or later. */
        default long indexAt(long epochSecond) {
            long low = 0;
            long high = size();
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (opensAt(middle) < epochSecond) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    private record FileSource(CandleFile file) implements Source {
        @Override
        public long size() {
            return file.bars();
        }

        @Override
        public long opensAt(long index) {
            return file.opensAt(index);
        }

        @Override
        public void addTo(BarAggregator aggregator, long i) {
            aggregator.add(file.opensAt(i), file.open(i), file.high(i), file.low(i), file.close(i), file.volume(i));
        }
    }

    private record TailSource(BarSeries bars) implements Source {
        @Override
        public long size() {
            return bars.size();
        }

        @Override
        public long opensAt(long index) {
            return bars.opensAt()[(int) index];
        }

        @Override
        public void addTo(BarAggregator aggregator, long index) {
            int i = (int) index;
            aggregator.add(
                    bars.opensAt()[i],
                    bars.openUnits()[i],
                    bars.highUnits()[i],
                    bars.lowUnits()[i],
                    bars.closeUnits()[i],
                    bars.volumeUnits()[i]);
        }
    }

    private record BothSource(Source older, Source newer) implements Source {
        @Override
        public long size() {
            return older.size() + newer.size();
        }

        @Override
        public long opensAt(long index) {
            return index < older.size() ? older.opensAt(index) : newer.opensAt(index - older.size());
        }

        @Override
        public void addTo(BarAggregator aggregator, long index) {
            if (index < older.size()) {
                older.addTo(aggregator, index);
            } else {
                newer.addTo(aggregator, index - older.size());
            }
        }
    }
}
