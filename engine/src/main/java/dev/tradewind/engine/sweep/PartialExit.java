package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.TickBars;
import dev.tradewind.engine.backtest.TradeEnd;
import dev.tradewind.engine.instruments.OrderSide;

/**
 * The way out of a position of which a point of the path takes a part only, or nothing: what event mode's venue and group decider
 * do with the rest, point by point. A take-profit rests on with less. A stop that has sold a part, and an exit signal, go on at
 * market, at once and after every vain try later (D-13); a stop that found no buyer stays triggered and sells at the next offer.
 */
final class PartialExit {
    /** Answer of {@link #run}: event mode must decide. */
    static final int GIVEN_UP = -1;

    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final int LONGEST_SHIFT = 6;
    private static final int POINTS = 4;

    private final TickBars bars;
    private final BarBlocks blocks;
    private final KernelVenue venue;
    private final int seconds;
    private final KernelLedger ledger;

    private enum State {
        RESTING,
        TRIGGERED,
        CLOSING,
        OVER,
        UNCLEAR
    }

    // of the position
    private State state = State.OVER;
    private TradeEnd end = TradeEnd.OTHER;
    private long steps;
    private long stop;
    private long takeProfit;

    // of its closing
    private boolean hasSold;
    private int vainTries;
    private long nextTryAt;

    // of the point at hand
    private int bar;
    private int point;
    private long left;

    PartialExit(TickBars bars, BarBlocks blocks, KernelVenue venue, int seconds, KernelLedger ledger) {
        this.bars = bars;
        this.blocks = blocks;
        this.venue = venue;
        this.seconds = seconds;
        this.ledger = ledger;
    }

    /**
     * Walks from bar {@code from} on, before the open of which the whole position has its exits resting.
     *
     * @param exit bar at whose open an exit signal is carried out, {@code to} when there is none
     * @return the first bar at whose open another entry may be taken, or {@link #GIVEN_UP}
     */
    int run(int from, int exit, int to, long held, long stopAt, long takeProfitAt) {
        state = State.RESTING;
        steps = held;
        stop = stopAt;
        takeProfit = takeProfitAt;
        int next = from;
        while (next < to) {
            ledger.heldUntil(next);
            boolean isOverAtOpen = walk(next, next == exit);
            if (state == State.UNCLEAR) {
                return GIVEN_UP;
            }
            if (state == State.OVER) {
                return isOverAtOpen ? next : next + 1;
            }
            next++;
            if (state == State.RESTING) {
                next = blocks.firstBeyond(next, Math.min(exit, to), stop, takeProfit);
            }
        }
        ledger.heldUntil(to);
        ledger.leftOpen(bars.close()[to - 1]);
        return to;
    }

    /** One bar; true when the position was over before a signal could be carried out at its open. */
    private boolean walk(int index, boolean isExit) {
        long open = bars.open()[index];
        long low = bars.low()[index];
        bar = index;
        begin(0, open);
        boolean isOverAtOpen = state == State.OVER;
        if (isExit && (state == State.RESTING || state == State.TRIGGERED)) {
            close(TradeEnd.SIGNAL, false);
            sellRest(open);
        }
        begin(1, open);
        if (state == State.RESTING && low <= stop) {
            trigger(stop);
        }
        begin(2, low);
        if (state == State.RESTING && bars.high()[index] > takeProfit) {
            sellAtLimit(takeProfit);
        }
        begin(POINTS - 1, bars.close()[index]);
        return isOverAtOpen;
    }

    /** A point with its own offer. */
    private void begin(int index, long bid) {
        point = index;
        left = bars.offered(bar, index);
        switch (state) {
            case RESTING -> {
                if (bid <= stop) {
                    trigger(bid);
                } else if (bid > takeProfit) {
                    sellAtLimit(bid);
                }
            }
            case TRIGGERED -> sellTriggered(bid);
            case CLOSING -> sellRest(bid);
            case OVER, UNCLEAR -> {}
        }
    }

    private void trigger(long bid) {
        state = State.TRIGGERED;
        sellTriggered(bid);
    }

    private void sellTriggered(long bid) {
        if (left > 0) {
            sellAtMarket(bid);
            close(TradeEnd.STOP, true);
            sellRest(bid);
        }
    }

    private void close(TradeEnd reason, boolean soldBefore) {
        state = State.CLOSING;
        end = reason;
        hasSold = soldBefore;
        vainTries = 0;
        nextTryAt = 0;
    }

    /** Market orders until nothing is left of the position or of the offer. */
    private void sellRest(long bid) {
        while (steps > 0) {
            switch (venue.size(bid, steps)) {
                case UNCLEAR -> state = State.UNCLEAR;
                case TOO_SMALL -> state = hasSold ? State.OVER : State.UNCLEAR; // the rest is booked as dust
                case ENOUGH -> {}
            }
            if (state != State.CLOSING) {
                break;
            }
            long now = bars.opensAt()[bar] + (long) point * seconds / POINTS;
            if (now < nextTryAt) {
                return;
            }
            if (left == 0) {
                vainTries++;
                nextTryAt = now + Math.min(1L << Math.min(vainTries - 1, LONGEST_SHIFT), LONGEST_WAIT_SECONDS);
                return;
            }
            sellAtMarket(bid);
            hasSold = true;
            vainTries = 0;
        }
        if (state != State.UNCLEAR) {
            over();
        }
    }

    private void sellAtMarket(long bid) {
        long sold = Math.min(steps, left);
        sell(sold, venue.slipped(OrderSide.SELL, bid, sold, bars.volume(bar)));
    }

    /** @param bid what can be had at the market, at which a rest may be too small */
    private void sellAtLimit(long bid) {
        if (left == 0) {
            return;
        }
        sell(Math.min(steps, left), takeProfit);
        end = TradeEnd.TAKE_PROFIT;
        if (steps == 0 || venue.size(Math.max(bid, takeProfit), steps) == KernelVenue.Size.TOO_SMALL) {
            over();
        } else if (venue.size(stop > 0 ? stop : takeProfit, steps) != KernelVenue.Size.ENOUGH) {
            state = State.UNCLEAR; // its exit is replaced by one without a stop, or by none
        }
    }

    private void sell(long sold, long ticks) {
        steps -= sold;
        left -= sold;
        ledger.sold(bar, sold, venue.received(ticks, sold));
    }

    private void over() {
        state = State.OVER;
        ledger.ended(end);
    }
}
