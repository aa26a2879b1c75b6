package dev.tradewind.engine.bars;

import dev.tradewind.engine.calendar.TradingCalendar;
import java.util.OptionalLong;

/**
 * Makes longer bars of shorter ones as they come, in constant memory. A long bar is told once it is over: when the short bar that ends
 * it was added, or one that comes after it. What has not ended is never told. Bars of a session begin at its opening, the last one ends
 * with it; bars outside any session are left out. In a market that never closes bars begin at multiples of their length in UTC.
 */
public final class BarAggregator {
    /** Takes bars that are over. */
    @FunctionalInterface
    public interface Sink {
        void bar(long opensAt, long open, long high, long low, long close, long volume);
    }

    private final CandleTimeframe source;
    private final BarGrid grid;
    private final Sink sink;

    private boolean hasBar;
    private long opensAt;
    private long endsAt;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    /** @throws IllegalArgumentException when the target is shorter than the source */
    public BarAggregator(CandleTimeframe source, CandleTimeframe target, TradingCalendar calendar, Sink sink) {
        if (target.compareTo(source) < 0) {
            throw new IllegalArgumentException(target.label() + " cannot be made of " + source.label());
        }
        this.source = source;
        this.grid = new BarGrid(calendar, target);
        this.sink = sink;
    }

    /** The whole series in a longer timeframe. */
    public static BarSeries aggregate(
            BarSeries series, CandleTimeframe source, CandleTimeframe target, TradingCalendar calendar) {
        var columns = new BarColumns();
        var aggregator = new BarAggregator(source, target, calendar, columns::add);
        for (int i = 0; i < series.size(); i++) {
            aggregator.add(
                    series.opensAt()[i],
                    series.openUnits()[i],
                    series.highUnits()[i],
                    series.lowUnits()[i],
                    series.closeUnits()[i],
                    series.volumeUnits()[i]);
        }
        return columns.toSeries(target.timeframe(), series.priceDecimals(), series.volumeDecimals());
    }

    /** Adds the next short bar; bars come in ascending order. */
    public void add(long barOpensAt, long barOpen, long barHigh, long barLow, long barClose, long barVolume) {
        if (hasBar && barOpensAt >= endsAt) {
            tell();
        }
        if (!grid.moveTo(barOpensAt)) {
            return;
        }
        if (!hasBar) {
            hasBar = true;
            opensAt = grid.opensAt();
            endsAt = grid.endsAt();
            open = barOpen;
            high = barHigh;
            low = barLow;
            volume = 0;
        }
        high = Math.max(high, barHigh);
        low = Math.min(low, barLow);
        close = barClose;
        volume = Math.addExact(volume, barVolume);
        if (barOpensAt + source.seconds() >= endsAt) {
            tell();
        }
    }

    /** Opening of the bar that is being made, in epoch seconds; empty when none is. */
    public OptionalLong growing() {
        return hasBar ? OptionalLong.of(opensAt) : OptionalLong.empty();
    }

    private void tell() {
        hasBar = false;
        sink.bar(opensAt, open, high, low, close, volume);
    }
}
