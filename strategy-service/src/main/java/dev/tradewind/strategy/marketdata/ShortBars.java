package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.BarAggregator;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.strategy.marketdata.files.CandleFile;

/** Stored bars by index, in ascending time, wherever they lie. */
sealed interface ShortBars {
    long size();

    long opensAt(long index);

    /** Tells one bar. */
    void addTo(BarAggregator.Sink sink, long index);

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

    /** Bars of a mapped file. */
    record OfFile(CandleFile file) implements ShortBars {
        @Override
        public long size() {
            return file.bars();
        }

        @Override
        public long opensAt(long index) {
            return file.opensAt(index);
        }

        @Override
        public void addTo(BarAggregator.Sink sink, long i) {
            sink.bar(file.opensAt(i), file.open(i), file.high(i), file.low(i), file.close(i), file.volume(i));
        }
    }

    /** Bars that were read from the database. */
    record OfRows(BarSeries bars) implements ShortBars {
        @Override
        public long size() {
            return bars.size();
        }

        @Override
        public long opensAt(long index) {
            return bars.opensAt()[(int) index];
        }

        @Override
        public void addTo(BarAggregator.Sink sink, long index) {
            int i = (int) index;
            sink.bar(
                    bars.opensAt()[i],
                    bars.openUnits()[i],
                    bars.highUnits()[i],
                    bars.lowUnits()[i],
                    bars.closeUnits()[i],
                    bars.volumeUnits()[i]);
        }
    }

    /** The first bars of a series in the smaller units of another one. */
    final class Rescaled implements ShortBars {
        private final ShortBars bars;
        private final long size;
        private final long priceFactor;
        private final long volumeFactor;

        /** @param priceDecimals by how many decimals the units of prices become smaller, 0 or more */
        Rescaled(ShortBars bars, long size, int priceDecimals, int volumeDecimals) {
            this.bars = bars;
            this.size = size;
            this.priceFactor = powerOfTen(priceDecimals);
            this.volumeFactor = powerOfTen(volumeDecimals);
        }

        private static long powerOfTen(int exponent) {
            if (exponent < 0) {
                throw new IllegalArgumentException("the other series keeps " + -exponent + " decimals fewer");
            }
            long power = 1;
            for (int i = 0; i < exponent; i++) {
                power *= 10;
            }
            return power;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public long opensAt(long index) {
            return bars.opensAt(index);
        }

        @Override
        public void addTo(BarAggregator.Sink sink, long index) {
            bars.addTo(
                    (opensAt, open, high, low, close, volume) -> sink.bar(
                            opensAt,
                            Math.multiplyExact(open, priceFactor),
                            Math.multiplyExact(high, priceFactor),
                            Math.multiplyExact(low, priceFactor),
                            Math.multiplyExact(close, priceFactor),
                            Math.multiplyExact(volume, volumeFactor)),
                    index);
        }
    }

    /** Older bars, then newer ones. */
    record Joined(ShortBars older, ShortBars newer) implements ShortBars {
        @Override
        public long size() {
            return older.size() + newer.size();
        }

        @Override
        public long opensAt(long index) {
            return index < older.size() ? older.opensAt(index) : newer.opensAt(index - older.size());
        }

        @Override
        public void addTo(BarAggregator.Sink sink, long index) {
            if (index < older.size()) {
                older.addTo(sink, index);
            } else {
                newer.addTo(sink, index - older.size());
            }
        }
    }
}
