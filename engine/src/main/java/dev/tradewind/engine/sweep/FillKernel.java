package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.TickBars;
import dev.tradewind.engine.backtest.TradeEnd;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.sweep.KernelVenue.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rules of docs/backtests.md for the plain case (one symbol, one market leg, one stop and one take-profit) fused into one
 * loop over whole numbers that looks only at bars on which something can happen. It gives up a run in which anything else
 * happens (a minimum or another limit near): event mode then answers, so that results are always the same.
 */
final class FillKernel {
    private static final long NEVER = Long.MAX_VALUE;
    /** Points of a bar in the order of its path (C-56). */
    private static final int AT_OPEN = 0;

    private static final int AT_LOW = 1;
    private static final int AT_HIGH = 2;
    /** Where a limit is nearer than this, event mode decides. */
    private static final double CLEARLY = 0.999;
    /** A price that is further than this times the ask is refused by the venue. */
    private static final long HIGHEST_PRICE_FACTOR = 10;

    private static final int GIVEN_UP = PartialExit.GIVEN_UP;
    private static final Ratio MARKET_ENTRY = Ratio.of(new BigDecimal("1.002"));

    private final TickBars bars;
    private final BarBlocks blocks;
    private final InstrumentScale scale;
    private final KernelLedger ledger;
    private final KernelVenue venue;
    private final PartialExit partialExit;
    private final EntrySize size;
    private final double feeRate;
    private final double feePerUnit;
    private final double tick;
    private final double largestSteps;
    private final double maxHeat;

    // of the run
    private @Nullable Ratio stopFactor;
    private @Nullable Ratio takeProfitFactor;

    // of the open position
    private long steps;
    private long stop;
    private long takeProfit;

    private enum Entry {
        BOUGHT,
        NOTHING_BOUGHT,
        UNCLEAR
    }

    FillKernel(BacktestSetup setup, TickBars bars, BarBlocks blocks, InstrumentScale scale, KernelLedger ledger) {
        Instrument instrument = scale.instrument();
        BigDecimal tickSize = instrument.ticks().getFirst().tick().value();
        this.bars = bars;
        this.blocks = blocks;
        this.scale = scale;
        this.ledger = ledger;
        this.venue = new KernelVenue(scale, setup.fills());
        int seconds = setup.markets().getFirst().bars().timeframe().seconds();
        this.partialExit = new PartialExit(bars, blocks, venue, seconds, ledger);
        this.size = new EntrySize(
                setup.configuration().capital(),
                setup.limits(),
                tickSize.multiply(instrument.step().value()).movePointRight(InstrumentScale.UNIT_DECIMALS));
        this.feeRate = setup.fills().feeRate().doubleValue();
        this.feePerUnit = setup.fills().feePerUnit().doubleValue();
        this.tick = tickSize.doubleValue();
        this.largestSteps = instrument.maxQuantity().value().doubleValue()
                / instrument.step().value().doubleValue();
        this.maxHeat = setup.limits().size().maxHeat().fraction().doubleValue();
    }

    /**
     * Carries the signals out from bar {@code from} (inclusive) to {@code to} (exclusive), starting flat.
     *
     * @return false when it gave up; the ledger is then worth nothing
     */
    boolean run(SignalTrack signals, KernelTerms terms, int from, int to) {
        stopFactor = terms.stopFactor();
        takeProfitFactor = terms.takeProfitFactor();
        try {
            return carryOut(signals, from, to);
        } catch (ArithmeticException tooLarge) {
            return false; // event mode knows what to say about numbers that leave their range
        }
    }

    private boolean carryOut(SignalTrack signals, int from, int to) {
        int flatFrom = from;
        int signal = signals.nextEntry(0);
        while (signal < signals.size() && signals.bar(signal) + 1 < to) {
            int entry = signals.bar(signal) + 1;
            if (entry < flatFrom) {
                signal = signals.nextEntry(signal + 1); // something was still held: not taken
                continue;
            }
            ledger.flatUntil(entry);
            Entry entered = enter(entry, signals.sizeFactor(signal));
            if (entered == Entry.BOUGHT) {
                int exitSignal = signals.nextExit(signal + 1);
                int exit = exitSignal < signals.size() ? Math.min(signals.bar(exitSignal) + 1, to) : to;
                flatFrom = hold(entry, exit, to);
            }
            if (entered == Entry.UNCLEAR || flatFrom == GIVEN_UP) {
                return false;
            }
            signal = signals.nextEntry(signal + 1);
        }
        ledger.flatUntil(to);
        return true;
    }

    /** Buys at the open what is offered there; the rest is not bought, the order is immediate or cancel. */
    private Entry enter(int bar, double sizeFactor) {
        long bid = bars.open()[bar];
        long ask = bid + 1;
        long limit = Math.max(MARKET_ENTRY.floorOf(ask), ask);
        long equity = ledger.equity(bid);
        long wanted = size.steps(equity, sizeFactor, limit);
        stop = stopFactor == null ? 0 : stopFactor.ceilingOf(ask);
        if (!isPlain(wanted, bid, limit, ledger.cash(), equity, sizeFactor)) {
            return Entry.UNCLEAR;
        }
        steps = Math.min(wanted, bars.offered(bar, AT_OPEN));
        if (steps == 0) {
            return Entry.NOTHING_BOUGHT;
        }
        long price = Math.min(venue.slipped(OrderSide.BUY, ask, steps, bars.volume(bar)), limit);
        takeProfit = takeProfitFactor == null ? NEVER : takeProfitFactor.ceilingOf(price);
        boolean isPriceAccepted = takeProfit == NEVER || takeProfit < HIGHEST_PRICE_FACTOR * bid;
        if (takeProfit <= ask || !isPriceAccepted) {
            return Entry.UNCLEAR;
        }
        Size lowest = venue.size(stopFactor == null ? bid : stop, steps);
        boolean isDust = lowest == Size.TOO_SMALL && venue.size(bid, steps) == Size.TOO_SMALL;
        if (lowest != Size.ENOUGH && !isDust) {
            return Entry.UNCLEAR;
        }
        ledger.bought(bar, price, steps, venue.paid(price, steps));
        if (isDust) {
            ledger.ended(TradeEnd.OTHER); // too little was offered for it ever to be sold
            return Entry.NOTHING_BOUGHT;
        }
        return Entry.BOUGHT;
    }

    /** Whether risk and venue take the order as it was planned, and no limit of theirs is near. */
    private boolean isPlain(long wanted, long bid, long limit, long cash, long equity, double sizeFactor) {
        if (wanted > largestSteps || venue.size(stopFactor == null ? bid : stop, wanted) != Size.ENOUGH) {
            return false;
        }
        scale.notional(Math.multiplyExact(limit, 4), wanted); // far from the end of a long's range, or an exception
        double capital = size.capital(equity, sizeFactor);
        double fees = feePerUnit == 0 ? feeRate : feeRate + feePerUnit / (bid * tick);
        boolean isPaid = capital * (1 + fees) < CLEARLY * cash;
        boolean isCool = stopFactor == null || capital * (limit - stop) < CLEARLY * maxHeat * equity * limit;
        return isPaid && isCool && stop < bid;
    }

    /**
     * Holds from the bar of the entry until the stop, the take-profit, the open of bar {@code exit} or the end.
     *
     * @return the first bar at whose open another entry may be taken, or {@link #GIVEN_UP}
     */
    private int hold(int entry, int exit, int to) {
        int reached = blocks.firstBeyond(entry, Math.min(exit + 1, to), stop, takeProfit);
        if (reached < exit) {
            return leaveWithin(reached, entry, exit, to);
        }
        ledger.heldUntil(exit);
        if (exit == to) {
            ledger.leftOpen(bars.close()[to - 1]);
            return to;
        }
        long bid = bars.open()[exit];
        boolean isSold;
        if (bid <= stop) {
            isSold = sell(exit, AT_OPEN, bid, true, TradeEnd.STOP);
        } else if (bid > takeProfit) {
            isSold = sell(exit, AT_OPEN, takeProfit, false, TradeEnd.TAKE_PROFIT);
        } else {
            isSold = venue.size(bid, steps) == Size.ENOUGH && sell(exit, AT_OPEN, bid, true, TradeEnd.SIGNAL);
        }
        return isSold ? exit : partialExit.run(exit, exit, to, steps, stop, takeProfit);
    }

    /** A bar that reaches the stop or the take-profit; the stop comes first unless the bar opens beyond the take-profit. */
    private int leaveWithin(int bar, int entry, int exit, int to) {
        ledger.heldUntil(bar);
        long bid = bars.open()[bar];
        int flatFrom = bar;
        boolean isSold;
        if (bar > entry && bid <= stop) {
            isSold = sell(bar, AT_OPEN, bid, true, TradeEnd.STOP);
        } else if (bar > entry && bid > takeProfit) {
            isSold = sell(bar, AT_OPEN, takeProfit, false, TradeEnd.TAKE_PROFIT);
        } else {
            flatFrom = bar + 1;
            isSold = bars.low()[bar] <= stop
                    ? sell(bar, AT_LOW, stop, true, TradeEnd.STOP)
                    : sell(bar, AT_HIGH, takeProfit, false, TradeEnd.TAKE_PROFIT);
        }
        return isSold ? flatFrom : partialExit.run(bar, exit, to, steps, stop, takeProfit);
    }

    /** Sells everything; false, and nothing sold, when the point does not take it all. */
    private boolean sell(int bar, int point, long bid, boolean slips, TradeEnd end) {
        if (steps > bars.offered(bar, point)) {
            return false;
        }
        long price = slips ? venue.slipped(OrderSide.SELL, bid, steps, bars.volume(bar)) : bid;
        ledger.sold(bar, steps, venue.received(price, steps));
        ledger.ended(end);
        return true;
    }
}
