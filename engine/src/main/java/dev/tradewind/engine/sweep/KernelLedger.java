package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.DailyReturns;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.backtest.TickBars;
import dev.tradewind.engine.backtest.TradeEnd;
import dev.tradewind.engine.matching.InstrumentScale;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cash and position of one kernel run, and what its metrics need of the equity curve: the deepest drawdown and the equity at the
 * end of each day. The curve itself is kept only where somebody asks for it. Amounts are units of 0.00000001.
 */
final class KernelLedger {
    private static final double UNITS = 100_000_000;

    private final TickBars bars;
    private final BarBlocks blocks;
    private final InstrumentScale scale;
    private final DayEnds days;
    private final long startingCash;
    /** Units per tick and step where that is a whole number, else 0. */
    private final long exactFactor;

    private final long[] dailyEquity;
    private @Nullable KernelTrades trades;

    private long @Nullable [] curve;
    private int from;
    private int at;
    private int day;
    private int firstDay;
    private long cash;
    private long steps;
    /** Steps left of trades that were too few to be sold: no part of a trade any more, but of the equity. */
    private long dust;

    private long bought;
    private long paid;
    private long received;
    private int entryBar;
    private int lastBar;
    private long entryTicks;

    private long peak;
    private long trough;
    private double deepest;

    private int closed;
    private int wins;
    private int losses;
    private double grossWin;
    private double grossLoss;

    KernelLedger(TickBars bars, BarBlocks blocks, InstrumentScale scale, DayEnds days, long startingCash) {
        this.bars = bars;
        this.blocks = blocks;
        this.scale = scale;
        this.days = days;
        this.startingCash = startingCash;
        long one = scale.notional(1, 1);
        this.exactFactor = scale.notional(1_000, 1_000) == one * 1_000_000 ? one : 0;
        this.dailyEquity = new long[days.size() + 1];
    }

    /** @param equity where the curve is wanted, from index 0; else null */
    void start(int firstBar, long @Nullable [] equity) {
        curve = equity;
        from = firstBar;
        at = firstBar;
        firstDay = days.dayOf(firstBar);
        day = firstDay;
        cash = startingCash;
        steps = 0;
        dust = 0;
        peak = startingCash;
        trough = startingCash;
        deepest = 0;
        closed = 0;
        wins = 0;
        losses = 0;
        grossWin = 0;
        grossLoss = 0;
    }

    /** Wants to hear of every trade. */
    void tell(KernelTrades listener) {
        trades = listener;
    }

    long cash() {
        return cash;
    }

    /** Value of a flat account at this bid: its cash and its dust. */
    long equity(long ticks) {
        return cash + value(ticks);
    }

    void bought(int bar, long ticks, long size, long amountPaid) {
        cash = Math.subtractExact(cash, amountPaid);
        steps = size;
        bought = size;
        paid = amountPaid;
        received = 0;
        entryBar = bar;
        lastBar = bar;
        entryTicks = ticks;
    }

    /** A part or all of the position. */
    void sold(int bar, long size, long amountReceived) {
        cash = Math.addExact(cash, amountReceived);
        steps -= size;
        received += amountReceived;
        lastBar = bar;
    }

    /** The trade is over; what is still held of it is dust. */
    void ended(TradeEnd end) {
        long netProfit = received - paid;
        closed++;
        if (netProfit > 0) {
            wins++;
            grossWin += netProfit / UNITS;
        } else if (netProfit < 0) {
            losses++;
            grossLoss -= netProfit / UNITS;
        }
        if (trades != null) {
            trades.trade(entryBar, entryTicks, lastBar, bought, netProfit, end);
        }
        dust += steps;
        steps = 0;
    }

    /** The run is over and the position is not. */
    void leftOpen(long ticks) {
        if (trades != null) {
            long netProfit = received - paid + scale.notional(ticks, steps);
            trades.trade(entryBar, entryTicks, at - 1, bought, netProfit, TradeEnd.OPEN);
        }
    }

    /** Nothing is held at the closes before this bar. */
    void flatUntil(int bar) {
        if (bar <= at) {
            return;
        }
        if (dust > 0) {
            heldUntil(bar);
            return;
        }
        see(cash);
        while (day < days.size() && days.bar(day) < bar) {
            dailyEquity[day++ - firstDay] = cash;
        }
        if (curve != null) {
            Arrays.fill(curve, at - from, bar - from, cash);
        }
        at = bar;
    }

    /** The position is held at the closes before this bar. */
    void heldUntil(int bar) {
        if (bar <= at) {
            return;
        }
        while (day < days.size() && days.bar(day) < bar) {
            dailyEquity[day - firstDay] = cash + value(bars.close()[days.bar(day)]);
            day++;
        }
        if (curve != null) {
            for (int i = at; i < bar; i++) {
                curve[i - from] = cash + value(bars.close()[i]);
            }
        }
        seeCloses(at, bar);
        at = bar;
    }

    /** Metrics of the run that has just ended. */
    SetMetrics metrics(int periodsPerYear) {
        measure();
        long end = cash + value(at == from ? 0 : bars.close()[at - 1]);
        return new SetMetrics(
                end - startingCash,
                100.0 * (end - startingCash) / startingCash,
                deepest,
                sharpe(periodsPerYear),
                closed,
                steps > 0 ? 1 : 0,
                100.0 * wins / closed,
                losses == 0 ? Double.NaN : grossWin / grossLoss);
    }

    private double sharpe(int periodsPerYear) {
        int seen = day - firstDay;
        boolean endsWithinDay = at > from && (seen == 0 || days.bar(day - 1) != at - 1);
        if (endsWithinDay) {
            dailyEquity[seen++] = cash + value(bars.close()[at - 1]);
        }
        double sharpe = DailyReturns.ofDays(startingCash, dailyEquity, seen).sharpe(Metrics.RISK_FREE, periodsPerYear);
        return Double.isFinite(sharpe) ? sharpe : Double.NaN;
    }

    // equity grows with the close: where the highest close makes no new peak, the lowest says the rest
    private void seeCloses(int first, int end) {
        int bar = first;
        while (bar < end) {
            int block = bar >> BarBlocks.BITS;
            int next = (block + 1) << BarBlocks.BITS;
            if ((bar & (BarBlocks.SIZE - 1)) == 0 && next <= end) {
                seeRange(bar, next, blocks.lowestClose(block), blocks.highestClose(block));
            } else {
                next = Math.min(next, end);
                seePart(bar, next);
            }
            bar = next;
        }
    }

    private void seePart(int first, int end) {
        long[] close = bars.close();
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        for (int bar = first; bar < end; bar++) {
            lowest = Math.min(lowest, close[bar]);
            highest = Math.max(highest, close[bar]);
        }
        seeRange(first, end, lowest, highest);
    }

    private void seeRange(int first, int end, long lowest, long highest) {
        if (Math.addExact(cash, value(highest)) <= peak) {
            trough = Math.min(trough, cash + value(lowest));
            return;
        }
        for (int bar = first; bar < end; bar++) {
            see(cash + value(bars.close()[bar]));
        }
    }

    private void see(long equity) {
        if (equity > peak) {
            measure();
            peak = equity;
            trough = equity;
        } else if (equity < trough) {
            trough = equity;
        }
    }

    private void measure() {
        deepest = Math.max(deepest, 100.0 * (peak - trough) / peak);
    }

    private long value(long ticks) {
        long held = steps + dust;
        return exactFactor != 0
                ? Math.multiplyExact(Math.multiplyExact(ticks, held), exactFactor)
                : scale.notional(ticks, held);
    }
}
