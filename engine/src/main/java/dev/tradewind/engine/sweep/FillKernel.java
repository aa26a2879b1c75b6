package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.TickBars;
import dev.tradewind.engine.backtest.TradeEnd;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.matching.InstrumentScale;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rules of docs/backtests.md for the plain case (one symbol, one market leg, one stop and one take-profit) fused into one
 * loop over whole numbers that looks only at bars on which something can happen. It gives up a run in which anything else
 * happens (a partial fill, a minimum or another limit near): event mode then answers, so that results are always the same.
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

    private static final Ratio MARKET_ENTRY = Ratio.of(new BigDecimal("1.002"));

    private final TickBars bars;
    private final BarBlocks blocks;
    private final InstrumentScale scale;
    private final FillModel fills;
    private final EntrySize size;
    private final double feeRate;
    private final double feePerUnit;
    private final long feePerMillion;
    private final double tick;
    private final double unitsPerTickAndStep;
    private final double smallestNotional;
    private final long smallestSteps;
    private final double largestSteps;
    private final double maxHeat;
    private final long highestPrice;

    // of the run
    private @Nullable Ratio stopFactor;
    private @Nullable Ratio takeProfitFactor;

    // of the open position
    private long steps;
    private long paid;
    private long stop;
    private long takeProfit;

    FillKernel(BacktestSetup setup, TickBars bars, InstrumentScale scale) {
        Instrument instrument = scale.instrument();
        this.bars = bars;
        this.blocks = new BarBlocks(bars);
        this.scale = scale;
        this.fills = setup.fills();
        BigDecimal unit = instrument
                .ticks()
                .getFirst()
                .tick()
                .value()
                .multiply(instrument.step().value())
                .movePointRight(InstrumentScale.UNIT_DECIMALS);
        this.size = new EntrySize(setup.configuration().capital(), setup.limits(), unit);
        this.feeRate = fills.feeRate().doubleValue();
        this.feePerUnit = fills.feePerUnit().doubleValue();
        this.feePerMillion = fills.feePerMillion();
        this.tick = instrument.ticks().getFirst().tick().value().doubleValue();
        this.unitsPerTickAndStep = unit.doubleValue();
        this.smallestNotional = instrument
                .minNotional()
                .amount()
                .movePointRight(InstrumentScale.UNIT_DECIMALS)
                .doubleValue();
        this.smallestSteps = scale.wholeSteps(instrument.minQuantity().value()) + 1;
        this.largestSteps = instrument.maxQuantity().value().doubleValue()
                / instrument.step().value().doubleValue();
        this.maxHeat = setup.limits().size().maxHeat().fraction().doubleValue();
        long highest = 0;
        for (int block = 0; block << BarBlocks.BITS < bars.size(); block++) {
            highest = Math.max(highest, blocks.highest(block));
        }
        this.highestPrice = highest;
    }

    /**
     * Carries the signals out from bar {@code from} (inclusive) to {@code to} (exclusive), starting flat with the ledger's cash.
     *
     * @return false when it gave up; the ledger is then worth nothing
     */
    boolean run(SignalTrack signals, KernelTerms terms, int from, int to, KernelLedger ledger) {
        stopFactor = terms.stopFactor();
        takeProfitFactor = terms.takeProfitFactor();
        try {
            return carryOut(signals, from, to, ledger);
        } catch (ArithmeticException tooLarge) {
            return false; // event mode knows what to say about numbers that leave their range
        }
    }

    private boolean carryOut(SignalTrack signals, int from, int to, KernelLedger ledger) {
        int flatFrom = from;
        int signal = signals.nextEntry(0);
        while (signal < signals.size() && signals.bar(signal) + 1 < to) {
            int entry = signals.bar(signal) + 1;
            if (entry < flatFrom) {
                signal = signals.nextEntry(signal + 1); // something was still held: not taken
                continue;
            }
            ledger.flatUntil(entry);
            if (!enter(entry, signals.sizeFactor(signal), ledger)) {
                return false;
            }
            int exitSignal = signals.nextExit(signal + 1);
            int exit = exitSignal < signals.size() ? Math.min(signals.bar(exitSignal) + 1, to) : to;
            flatFrom = hold(entry, exit, to, ledger);
            if (flatFrom < 0) {
                return false;
            }
            signal = signals.nextEntry(signal + 1);
        }
        ledger.flatUntil(to);
        return true;
    }

    /** Buys at the open; false when that is not a plain purchase. */
    private boolean enter(int bar, double sizeFactor, KernelLedger ledger) {
        long bid = bars.open()[bar];
        long ask = bid + 1;
        long limit = Math.max(MARKET_ENTRY.floorOf(ask), ask);
        long cash = ledger.cash();
        steps = size.steps(cash, sizeFactor, limit);
        long price = fills.slipped(OrderSide.BUY, ask, fills.slippageFor(steps, bars.volume(bar)));
        stop = stopFactor == null ? 0 : stopFactor.ceilingOf(ask);
        price = Math.min(price, limit);
        takeProfit = takeProfitFactor == null ? NEVER : takeProfitFactor.ceilingOf(price);
        if (!isPlain(bar, bid, limit, cash, sizeFactor)) {
            return false;
        }
        long notional = scale.notional(price, steps);
        paid = notional + fee(notional);
        ledger.bought(bar, price, steps, paid);
        return true;
    }

    private boolean isPlain(int bar, long bid, long limit, long cash, double sizeFactor) {
        if (steps < smallestSteps || steps > largestSteps || steps > bars.offered(bar, AT_OPEN)) {
            return false;
        }
        // no valuation of it can leave the range of a long
        scale.notional(Math.multiplyExact(highestPrice, 4), steps);
        double capital = size.capital(cash, sizeFactor);
        double fees = feePerUnit == 0 ? feeRate : feeRate + feePerUnit / (bid * tick);
        boolean isPaid = capital * (1 + fees) < CLEARLY * cash;
        double lowest = stopFactor == null ? bid : stop;
        boolean isLargeEnough = lowest * steps * unitsPerTickAndStep * CLEARLY * CLEARLY > smallestNotional + 1;
        boolean isLevelInOrder = stop < bid && takeProfit > bid + 1;
        boolean isPriceAccepted = takeProfit == NEVER || takeProfit < HIGHEST_PRICE_FACTOR * bid;
        boolean isCool = stopFactor == null || capital * (limit - stop) < CLEARLY * maxHeat * cash * limit;
        // minimums of market orders are judged at 0.995 of the price
        return isPaid && isLevelInOrder && isPriceAccepted && isCool && isLargeEnough && isSellable(bid);
    }

    private boolean isSellable(long bid) {
        return bid * (double) steps * unitsPerTickAndStep * 0.99 > smallestNotional + 1;
    }

    /**
     * Holds from the bar of the entry until the stop, the take-profit, the open of bar {@code exit} or the end.
     *
     * @return the first bar at whose open another entry may be taken; −1 to give up
     */
    private int hold(int entry, int exit, int to, KernelLedger ledger) {
        int reached = firstReached(entry, Math.min(exit + 1, to));
        if (reached < exit) {
            return leaveWithin(reached, entry, ledger);
        }
        ledger.heldUntil(exit);
        if (exit == to) {
            ledger.leftOpen(bars.close()[to - 1]);
            return to;
        }
        long bid = bars.open()[exit];
        if (bid <= stop) {
            return sell(exit, AT_OPEN, bid, true, TradeEnd.STOP, ledger) ? exit : -1;
        }
        if (bid > takeProfit) {
            return sell(exit, AT_OPEN, takeProfit, false, TradeEnd.TAKE_PROFIT, ledger) ? exit : -1;
        }
        return isSellable(bid) && sell(exit, AT_OPEN, bid, true, TradeEnd.SIGNAL, ledger) ? exit : -1;
    }

    /** A bar that reaches the stop or the take-profit; the stop comes first unless the bar opens beyond the take-profit. */
    private int leaveWithin(int bar, int entry, KernelLedger ledger) {
        ledger.heldUntil(bar);
        long bid = bars.open()[bar];
        if (bar > entry && bid <= stop) {
            return sell(bar, AT_OPEN, bid, true, TradeEnd.STOP, ledger) ? bar : -1;
        }
        if (bar > entry && bid > takeProfit) {
            return sell(bar, AT_OPEN, takeProfit, false, TradeEnd.TAKE_PROFIT, ledger) ? bar : -1;
        }
        if (bars.low()[bar] <= stop) {
            return sell(bar, AT_LOW, stop, true, TradeEnd.STOP, ledger) ? bar + 1 : -1;
        }
        return sell(bar, AT_HIGH, takeProfit, false, TradeEnd.TAKE_PROFIT, ledger) ? bar + 1 : -1;
    }

    private boolean sell(int bar, int point, long bid, boolean slips, TradeEnd end, KernelLedger ledger) {
        if (steps > bars.offered(bar, point)) {
            return false;
        }
        long price = slips ? fills.slipped(OrderSide.SELL, bid, fills.slippageFor(steps, bars.volume(bar))) : bid;
        long notional = scale.notional(price, steps);
        ledger.sold(bar, price, notional - fee(notional), end);
        return true;
    }

    private long fee(long notional) {
        long fee = FillModel.feeOn(notional, feePerMillion);
        return feePerUnit == 0 ? fee : fee + fills.feePerUnitOn(scale.baseUnits(steps));
    }

    /** The first bar whose low reaches the stop or whose high passes the take-profit; {@code to} when none does. */
    private int firstReached(int from, int to) {
        long[] low = bars.low();
        long[] high = bars.high();
        int bar = from;
        while (bar < to) {
            int block = bar >> BarBlocks.BITS;
            int end = Math.min((block + 1) << BarBlocks.BITS, to);
            if (blocks.lowest(block) > stop && blocks.highest(block) <= takeProfit) {
                bar = end;
                continue;
            }
            for (; bar < end; bar++) {
                if (low[bar] <= stop | high[bar] > takeProfit) {
                    return bar;
                }
            }
        }
        return to;
    }

    BarBlocks blocks() {
        return blocks;
    }
}
