package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.TickBars;

/** Lowest low, highest high and the range of closes of every block of bars, so that a block in which nothing happens is one look. */
final class BarBlocks {
    static final int BITS = 6;
    static final int SIZE = 1 << BITS;

    private final TickBars bars;

    // 0 where nobody has asked yet: every price is at least one tick
    private final long[] lowest;
    private final long[] highest;
    private final long[] lowestClose;
    private final long[] highestClose;

    BarBlocks(TickBars bars) {
        int blocks = (bars.size() + SIZE - 1) >> BITS;
        this.bars = bars;
        this.lowest = new long[blocks];
        this.highest = new long[blocks];
        this.lowestClose = new long[blocks];
        this.highestClose = new long[blocks];
    }

    /** The first bar whose low is at most or whose high is above these; {@code to} when there is none before it. */
    int firstBeyond(int from, int to, long atMost, long above) {
        if (atMost <= 0 && above == Long.MAX_VALUE) {
            return to;
        }
        long[] low = bars.low();
        long[] high = bars.high();
        int bar = from;
        while (bar < to) {
            int block = bar >> BITS;
            int end = Math.min((block + 1) << BITS, to);
            if (highest(block) <= above && lowest[block] > atMost) {
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

    long lowestClose(int block) {
        if (lowestClose[block] == 0) {
            lookAtCloses(block);
        }
        return lowestClose[block];
    }

    long highestClose(int block) {
        if (lowestClose[block] == 0) {
            lookAtCloses(block);
        }
        return highestClose[block];
    }

    private long highest(int block) {
        if (lowest[block] == 0) {
            lookAtRange(block);
        }
        return highest[block];
    }

    private void lookAtRange(int block) {
        long bottom = Long.MAX_VALUE;
        long top = 0;
        int to = end(block);
        for (int bar = block << BITS; bar < to; bar++) {
            bottom = Math.min(bottom, bars.low()[bar]);
            top = Math.max(top, bars.high()[bar]);
        }
        lowest[block] = bottom;
        highest[block] = top;
    }

    private void lookAtCloses(int block) {
        long bottom = Long.MAX_VALUE;
        long top = 0;
        int to = end(block);
        for (int bar = block << BITS; bar < to; bar++) {
            bottom = Math.min(bottom, bars.close()[bar]);
            top = Math.max(top, bars.close()[bar]);
        }
        lowestClose[block] = bottom;
        highestClose[block] = top;
    }

    private int end(int block) {
        return Math.min((block + 1) << BITS, bars.size());
    }
}
