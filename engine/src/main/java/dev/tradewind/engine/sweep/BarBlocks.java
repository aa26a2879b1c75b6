package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.TickBars;

/** Lowest low, highest high and the range of closes of every block of bars, so that a block in which nothing happens is one look. */
final class BarBlocks {
    static final int BITS = 6;
    static final int SIZE = 1 << BITS;

    private final long[] lowest;
    private final long[] highest;
    private final long[] lowestClose;
    private final long[] highestClose;

    BarBlocks(TickBars bars) {
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

    long lowest(int block) {
        return lowest[block];
    }

    long highest(int block) {
        return highest[block];
    }

    long lowestClose(int block) {
        return lowestClose[block];
    }

    long highestClose(int block) {
        return highestClose[block];
    }
}
