package dev.tradewind.engine.backtest;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.MatchingCore;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.engine.matching.RestingLevels;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.positions.MarketView;
import dev.tradewind.engine.risk.RiskDecision;
import dev.tradewind.engine.strategies.Explanation;
import dev.tradewind.engine.strategies.SessionClock;
import dev.tradewind.engine.strategies.SignalRefusal;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategySignal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One symbol of a run: walks its bars. A bar that reaches no resting order, no trigger and no timer is passed over with three
 * comparisons; any other is walked through point by point (docs/backtests.md).
 */
final class SymbolRun {
    private static final int POINTS = 4;

    private final PaperAccount account;
    private final Symbol symbol;
    private final InstrumentScale scale;
    private final TickBars bars;
    private final BarSeries.Cursor cursor;
    private final Strategy strategy;
    private final int seconds;
    private final boolean isConservative;
    private final long[] opensAt;
    private final long[] low;
    private final long[] high;
    private final long[] close;
    private final RestingLevels resting;

    private @Nullable GroupRun group;
    private @Nullable Explanation entryReason;
    private @Nullable Explanation exitReason;
    private @Nullable StrategySignal pending;
    private long heldUnits;
    private long price;

    // the next bar is passed over unless its low is at most, its high at least, or its close point at or after these
    private long fallsTo;
    private long risesTo = Long.MAX_VALUE;
    private long wakesAt = GroupRun.NEVER;

    // of the bar that is walked through
    private int bar;
    private int point;
    private long bidSteps;
    private long askSteps;
    private long newestSell;
    private boolean isShown;
    private MarketView.@Nullable Tick lastTick;

    SymbolRun(PaperAccount account, BacktestSetup.Market market, TickBars bars) {
        MatchingCore core = account.core();
        this.account = account;
        this.symbol = market.instrument().symbol();
        this.scale = core.scaleOf(symbol);
        this.bars = bars;
        this.cursor = market.bars().cursor();
        this.strategy = market.strategy().create(market.values(), SessionClock.of(symbol));
        this.seconds = market.bars().timeframe().seconds();
        this.isConservative = account.setup().path() == BarPath.CONSERVATIVE;
        this.opensAt = bars.opensAt();
        this.low = bars.low();
        this.high = bars.high();
        this.close = bars.close();
        this.resting = core.resting(symbol);
        for (int i = 0; i < market.firstBar(); i++) {
            strategy.warmUp(cursor.at(i));
        }
    }

    PaperAccount account() {
        return account;
    }

    InstrumentScale scale() {
        return scale;
    }

    Symbol symbol() {
        return symbol;
    }

    TickBars bars() {
        return bars;
    }

    Optional<GroupRun> group() {
        return Optional.ofNullable(group);
    }

    long heldUnits() {
        return heldUnits;
    }

    /** The price at which what is held can be sold: the last one seen. */
    Price bid() {
        return scale.price(price);
    }

    /** What is held at the last bid, in units of 0.00000001. */
    long value() {
        return heldUnits == 0 ? 0 : scale.valueOf(price, heldUnits);
    }

    /** The market's part of a bar: afterwards {@link #value()} is that at its close. */
    void trade(int index) {
        boolean isQuiet = low[index] > fallsTo && high[index] < risesTo && opensAt[index] + seconds < wakesAt;
        if (!isQuiet) {
            walk(index);
        }
        price = close[index];
    }

    /** The strategy's part: it sees the closed bar, and what it wants is carried out at the next one. */
    void decide(int index) {
        StrategySignal signal = strategy.onBar(cursor.at(index));
        if (signal != null) {
            pending = signal;
            fallsTo = Long.MAX_VALUE; // the next bar is walked through
            return;
        }
        SignalRefusal refused = strategy.refused();
        if (refused != null) {
            account.refused(refused.code().name());
        }
    }

    private void walk(int index) {
        bar = index;
        lastTick = isConservative || index == 0 ? null : tick(close[index - 1], close[index - 1] + 1);
        newestSell = Long.MAX_VALUE;
        if (isConservative) {
            begin(0, bars.open()[index]);
            carryOut(bars.open()[index]);
            newestSell = account.core().sequence();
            begin(1, bars.open()[index]);
            fall(low[index]);
            begin(2, low[index]);
            rise(high[index]);
            begin(3, close[index]);
        } else {
            boolean isUp = close[index] >= bars.open()[index];
            begin(0, bars.open()[index]);
            carryOut(bars.open()[index]);
            begin(1, isUp ? low[index] : high[index]);
            begin(2, isUp ? high[index] : low[index]);
            begin(3, close[index]);
        }
        lookAhead();
    }

    /** A point of the bar with its own offer, met only when somebody waits for it. */
    private void begin(int nextPoint, long at) {
        point = nextPoint;
        bidSteps = bars.offered(bar, nextPoint);
        askSteps = bidSteps;
        isShown = false;
        if (meets(at)) {
            visit(at, at, at + 1);
        }
        if (!isConservative) {
            lastTick = tick(at, at + 1);
        }
    }

    private boolean meets(long at) {
        GroupRun current = group;
        return resting.hasTriggered()
                || resting.buyLimitAtMost(Long.MAX_VALUE) > at
                || resting.stopAtMost(Long.MAX_VALUE) >= at
                || resting.sellLimitAtLeast(0, newestSell) <= highestSell(at)
                || current != null
                        && (current.fallAtMost(Long.MAX_VALUE) >= at
                                || current.riseAtLeast(0) <= at
                                || current.wakeAt() <= now());
    }

    private long highestSell(long at) {
        return isConservative ? at - 1 : at;
    }

    /** Down to the low: every level on the way, from high to low. */
    private void fall(long to) {
        long at = bars.open()[bar];
        while (at > to) {
            long next = Math.max(resting.buyLimitAtMost(at) - 1, resting.stopAtMost(at - 1));
            GroupRun current = group;
            if (current != null) {
                next = Math.max(next, current.fallAtMost(at - 1));
            }
            if (next < to) {
                return;
            }
            at = next;
            visit(at, at, at + 1);
        }
    }

    /** Up to the high: a limit is met one tick above itself, when the bar trades through it. */
    private void rise(long to) {
        long at = low[bar];
        while (at < to) {
            long next = resting.sellLimitAtLeast(at, newestSell);
            GroupRun current = group;
            if (current != null) {
                next = Math.min(next, current.riseAtLeast(at));
            }
            if (next >= to) {
                return;
            }
            at = next + 1;
            visit(at, at - 1, at);
        }
    }

    private void visit(long at, long bid, long ask) {
        show(at, bid, ask);
        settle(at, bid, ask);
    }

    private void show(long at, long bid, long ask) {
        price = bid;
        isShown = true;
        OfferedQuote quote =
                new OfferedQuote(bid, ask, bidSteps, askSteps, bars.volume(bar), Instant.ofEpochSecond(now()));
        account.core().quote(symbol, quote, highestSell(at), newestSell);
    }

    private void settle(long at, long bid, long ask) {
        GroupRun current = group;
        if (current != null) {
            current.settle(view(current, bid, ask), here(at));
            if (current.isOver()) {
                account.ended(current, this, TradeEnd.of(current.reason()), here(at));
                group = null;
            }
        }
        OfferedQuote left = account.core().lastQuote(symbol).orElseThrow();
        bidSteps = left.bidSteps();
        askSteps = left.askSteps();
        heldUnits = account.core().heldBy(PaperAccount.ID, symbol);
    }

    /** What was bought on this bar after its open takes no profit before the bar is over: the high may have come first. */
    private MarketView view(GroupRun current, long bid, long ask) {
        if (!isConservative) {
            return new MarketView(tick(bid, ask), lastTick, true);
        }
        return point >= 2 && current.tally().boughtWithin(bar) ? steady(low[bar], low[bar] + 1) : steady(bid, ask);
    }

    /** Carries out at the open what was decided at the close before. */
    private void carryOut(long open) {
        StrategySignal signal = pending;
        pending = null;
        if (signal == null) {
            return;
        }
        switch (signal.kind()) {
            case EXIT -> exit(signal, open);
            case ENTRY -> enter(signal, open);
        }
    }

    private void exit(StrategySignal signal, long open) {
        GroupRun current = group;
        if (signal.side() == Side.SHORT || current == null) {
            return;
        }
        if (!isShown) {
            show(open, open, open + 1);
        }
        if (current.exit(here(open).time())) {
            exitReason = signal.explanation();
            settle(open, open, open + 1);
        }
    }

    private void enter(StrategySignal signal, long open) {
        if (!isShown) {
            show(open, open, open + 1);
        }
        PathPoint here = here(open);
        long candle = opensAt[bar - 1] / seconds;
        Optional<RiskDecision.Approved> approved =
                account.desk().decide(this, signal, candle, scale.price(open), scale.price(open + 1), here.time());
        if (approved.isEmpty()) {
            return;
        }
        if (group == null) {
            group = new GroupRun(account, scale.instrument(), here.time());
            entryReason = signal.explanation();
            exitReason = null;
        }
        group.join(approved.get(), candle, here.time());
        settle(open, open, open + 1);
    }

    /** A trade that is still open after the last bar is valued, not sold. */
    void finish() {
        GroupRun current = group;
        if (current != null) {
            bar = close.length - 1;
            point = POINTS - 1;
            account.ended(current, this, TradeEnd.OPEN, here(close[bar]));
        }
    }

    Explanation entryReason() {
        if (entryReason == null) {
            throw new IllegalStateException("a trade without an entry");
        }
        return entryReason;
    }

    @Nullable
    Explanation exitReason() {
        return exitReason;
    }

    private void lookAhead() {
        GroupRun current = group;
        long falls = Math.max(resting.buyLimitAtMost(Long.MAX_VALUE) - 1, resting.stopAtMost(Long.MAX_VALUE));
        long rises = resting.sellLimitAtLeast(0, Long.MAX_VALUE);
        rises = isConservative && rises != Long.MAX_VALUE ? rises + 1 : rises;
        wakesAt = GroupRun.NEVER;
        if (current != null) {
            falls = Math.max(falls, current.fallAtMost(Long.MAX_VALUE));
            rises = Math.min(rises, current.riseAtLeast(0));
            wakesAt = current.wakeAt();
        }
        fallsTo = resting.hasTriggered() ? Long.MAX_VALUE : falls;
        risesTo = rises;
    }

    private PathPoint here(long at) {
        return new PathPoint(bar, point, at, Instant.ofEpochSecond(now()));
    }

    private long now() {
        return opensAt[bar] + (long) point * seconds / POINTS;
    }

    private MarketView steady(long bid, long ask) {
        return MarketView.steady(scale.price(bid), scale.price(ask));
    }

    private MarketView.Tick tick(long bid, long ask) {
        return new MarketView.Tick(scale.price(bid), scale.price(ask));
    }
}
