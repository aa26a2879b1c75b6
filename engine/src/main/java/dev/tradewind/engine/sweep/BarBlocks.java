package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.TickBars;

/** Lowest low, highest high and the range of closes of every block of bars, so that a block in which nothing happens is one look. */
final class BarBlocks {
    static final int BITS = 6;
    static final int SIZE = 1 << BITS;

    private final TickBars bars;
    private final long[] lowest;
    private final long[] highest;
    private final long[] lowestClose;
    private final long[] highestClose;

    BarBlocks(TickBars bars) {
        this.bars = bars;
        int blocks = (bars.size() + SIZE - 1) >> BITS;
        this.lowest = new long[blocks];
        this.highest = new long[blocks];
        this.lowestClose = new long[blocks];
        this.highestClose = new long[blocks];
        for (int block = 0; block < blocks; block++) {
            int from = block << BITS;
            int to = Math.min(from + SIZE, bars.size());
            lowest[block] = Long.MAX_VALUE;
            lowestClose[block] = Long.MAX_VALUE;
            for (int bar = from; bar < to; bar++) {
                lowest[block] = Math.min(lowest[block], bars.low()[bar]);
                highest[block] = Math.max(highest[block], bars.high()[bar]);
                lowestClose[block] = Math.min(lowestClose[block], bars.close()[bar]);
                highestClose[block] = Math.max(highestClose[block], bars.close()[bar]);
            }
        }
    }

    /** The first bar whose low is at most or whose high is above these; {@code to} when there is none before it. */
    int firstBeyond(int from, int to, long atMost, long above) {
        long[] low = bars.low();
        long[] high = bars.high();
        int bar = from;
        while (bar < to) {
            int block = bar >> BITS;
            int end = Math.min((block + 1) << BITS, to);
            if (lowest[block] > atMost && highest[block] <= above) {
                bar = end;
                continue;
            }
            for (; bar < end; bar++) {
                if (low[bar] <= atMost | high[bar] > above) {
                    return bar;
                }
            }
        }
        return to;
    }

    /** The highest price of all bars. */
    long highest() {
        long found = 0;
        for (long high : highest) {
            found = Math.max(found, high);
        }
        return found;
    }

    long lowestClose(int block) {
        return lowestClose[block];
    }

    long highestClose(int block) {
        return highestClose[block];
    }
}
