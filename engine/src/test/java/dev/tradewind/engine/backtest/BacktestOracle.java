package dev.tradewind.engine.backtest;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.grid.EntryOrderType;
import dev.tradewind.engine.grid.Level;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.sizing.CapitalMode;
import dev.tradewind.engine.strategies.SessionClock;
import dev.tradewind.engine.strategies.SignalRefusal;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategySignal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * docs/backtests.md once more, slow and plain, in decimals: nothing of matching, positions or risk is used. It knows one symbol,
 * the path CONSERVATIVE, one pyramid of market or limit legs without a time to live, take-profit per leg or none, a BASE stop or
 * none, fees in quote currency, a minimum notional that no exit falls below, and stops so near that the heat limit never bites.
 */
public final class BacktestOracle {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal NOT_LIMITED = BigDecimal.valueOf(1L << 50);

    private final BacktestSetup setup;
    private final Instrument instrument;
    private final BarSeries series;
    private final Strategy strategy;
    private final OracleVenue venue;
    private final BigDecimal tick;
    private final List<TradeRecord> trades = new ArrayList<>();
    private final TreeMap<String, Long> refusals = new TreeMap<>();
    private @Nullable OracleGroup group;
    private int markNumber;

    private BacktestOracle(BacktestSetup setup) {
        BacktestSetup.Market market = setup.markets().getFirst();
        this.setup = setup;
        this.instrument = market.instrument();
        this.series = market.bars();
        this.strategy = market.strategy().create(market.values(), SessionClock.of(instrument.symbol()));
        this.venue = new OracleVenue(instrument, setup.fills(), setup.cash().amount());
        this.tick = venue.tick;
        boolean isKnown = setup.markets().size() == 1
                && setup.path() == BarPath.CONSERVATIVE
                && setup.configuration().maxPyramids() == 1
                && setup.configuration().entryTtl().isZero()
                && setup.configuration().cancelBeyond() == null
                && setup.configuration().stopReference() == StopReference.BASE;
        if (!isKnown) {
            throw new IllegalArgumentException("the oracle does not know this setup");
        }
    }

    public static BacktestResult run(BacktestSetup setup) {
        return new BacktestOracle(setup).run();
    }

    private BacktestResult run() {
        int first = setup.markets().getFirst().firstBar();
        int size = series.size();
        long[] times = new long[size - first];
        long[] equity = new long[size - first];
        long exposed = 0;
        BarSeries.Cursor cursor = series.cursor();
        for (int bar = 0; bar < first; bar++) {
            strategy.warmUp(cursor.at(bar));
        }
        StrategySignal signal = null;
        for (int bar = first; bar < size; bar++) {
            walk(bar, signal);
            times[bar - first] = series.opensAt()[bar];
            BigDecimal value =
                    venue.held.multiply(price(series.closeUnits()[bar])).setScale(8, RoundingMode.HALF_EVEN);
            equity[bar - first] = venue.cash.add(value).movePointRight(8).longValueExact();
            exposed += venue.held.signum() > 0 ? 1 : 0;
            signal = strategy.onBar(cursor.at(bar));
            SignalRefusal refused = signal == null ? strategy.refused() : null;
            if (refused != null) {
                refusals.merge(refused.code().name(), 1L, Long::sum);
            }
        }
        if (group != null && group.firstBuyAt != null) {
            trades.add(group.record(trades.size() + 1, size - 1, price(series.closeUnits()[size - 1])));
        }
        BigDecimal fees = venue.fills.stream().map(OracleVenue.Fill::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal slipped =
                venue.fills.stream().map(OracleVenue.Fill::slipped).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BacktestResult(
                setup.cash(),
                trades,
                new EquityCurve(times, equity),
                refusals,
                size - first,
                exposed,
                money(fees),
                money(slipped));
    }

    private void walk(int bar, @Nullable StrategySignal signal) {
        BigDecimal open = price(series.openUnits()[bar]);
        BigDecimal high = price(series.highUnits()[bar]);
        BigDecimal low = price(series.lowUnits()[bar]);
        BigDecimal close = price(series.closeUnits()[bar]);
        markNumber = Integer.MAX_VALUE;
        begin(bar, 0);
        step(bar, 0, open, open);
        if (signal != null) {
            carryOut(bar, signal, open);
        }
        markNumber = venue.newest();
        begin(bar, 1);
        step(bar, 1, open, open);
        for (BigDecimal at = below(open, low); at != null; at = below(at, low)) {
            step(bar, 1, at, at);
        }
        pass(low);
        begin(bar, 2);
        step(bar, 2, low, low);
        for (BigDecimal at = above(low, high); at != null; at = above(at, high)) {
            step(bar, 2, at, at.subtract(tick));
        }
        pass(high);
        begin(bar, 3);
        step(bar, 3, close, close);
    }

    /** The next level of the fall, strictly below the price. */
    private @Nullable BigDecimal below(BigDecimal price, BigDecimal low) {
        BigDecimal next = null;
        for (OracleVenue.Order order : venue.open()) {
            next = order.isBuy && order.limit != null ? nearer(next, order.limit.subtract(tick), price, low) : next;
            next = order.stop != null && !order.isTriggered ? nearer(next, order.stop, price, low) : next;
        }
        return group != null && group.stop != null && venue.held.signum() > 0
                ? nearer(next, group.stop, price, low)
                : next;
    }

    private static @Nullable BigDecimal nearer(
            @Nullable BigDecimal best, BigDecimal level, BigDecimal price, BigDecimal low) {
        boolean isBetween = level.compareTo(price) < 0 && level.compareTo(low) >= 0;
        return isBetween && (best == null || level.compareTo(best) > 0) ? level : best;
    }

    private @Nullable BigDecimal above(BigDecimal price, BigDecimal high) {
        BigDecimal next = null;
        for (OracleVenue.Order order : venue.open()) {
            if (!order.isBuy && order.limit != null && !order.isTriggered && order.number <= markNumber) {
                BigDecimal level = order.limit.add(tick);
                boolean isBetween = level.compareTo(price) > 0 && level.compareTo(high) <= 0;
                next = isBetween && (next == null || level.compareTo(next) < 0) ? level : next;
            }
        }
        return next;
    }

    private void begin(int bar, int point) {
        BigDecimal step = instrument.step().value();
        BigDecimal volume = BigDecimal.valueOf(series.volumeUnits()[bar], series.volumeDecimals())
                .divide(step, 0, RoundingMode.FLOOR);
        BigDecimal quarter = volume.divide(BigDecimal.valueOf(4), 0, RoundingMode.FLOOR);
        BigDecimal size = point == 3 ? volume.subtract(quarter.multiply(BigDecimal.valueOf(3))) : quarter;
        if (series.hasVolume()) {
            venue.offer(size.multiply(step), volume.multiply(step));
        } else {
            venue.offer(NOT_LIMITED.multiply(step), NOT_LIMITED.multiply(step));
        }
    }

    private void step(int bar, int point, BigDecimal price, BigDecimal bid) {
        pass(price);
        venue.show(price, bid, bid.add(tick), markNumber);
        settle(bar, point, price, bid);
    }

    private void pass(BigDecimal price) {
        if (group != null) {
            group.pass(price);
        }
    }

    private void settle(int bar, int point, BigDecimal price, BigDecimal bid) {
        if (group == null) {
            return;
        }
        long seconds = series.opensAt()[bar] + (long) point * series.timeframe().seconds() / 4;
        group.settle(bar, seconds, price, bid);
        if (group.isOver) {
            if (group.firstBuyAt == null) {
                refusals.merge("NEVER_FILLED", 1L, Long::sum);
            } else {
                trades.add(group.record(trades.size() + 1, -1, price));
            }
            group = null;
        }
    }

    private void carryOut(int bar, StrategySignal signal, BigDecimal open) {
        if (signal.kind() == StrategySignal.Kind.EXIT) {
            if (signal.side() == Side.LONG && group != null && !group.isClosing) {
                group.exitAsked = true;
                group.exitExplanation = signal.explanation();
                settle(bar, 0, open, open);
            }
            return;
        }
        if (signal.side() == Side.SHORT) {
            refusals.merge("SHORT_NOT_SUPPORTED", 1L, Long::sum);
        } else if (group != null) {
            refusals.merge(group.isClosing ? "CLOSING" : "MAX_PYRAMIDS", 1L, Long::sum);
        } else {
            enter(bar, signal, open);
        }
    }

    private void enter(int bar, StrategySignal signal, BigDecimal open) {
        BigDecimal base = open.add(tick);
        boolean isMarket = setup.configuration().entryOrderType() == EntryOrderType.MARKET;
        List<BigDecimal> prices = new ArrayList<>();
        for (Level level : setup.configuration().levels()) {
            BigDecimal raw = base.add(base.multiply(level.gap().value()).divide(HUNDRED));
            prices.add(raw.divide(tick, 0, RoundingMode.FLOOR).multiply(tick));
        }
        if (isMarket) {
            BigDecimal bound = base.multiply(new BigDecimal("1.002"))
                    .divide(tick, 0, RoundingMode.FLOOR)
                    .multiply(tick);
            prices.set(0, bound.max(base));
        }
        BigDecimal capital = capital(signal, open);
        List<BigDecimal> quantities = new ArrayList<>();
        boolean isEnough = true;
        for (int k = 0; k < prices.size(); k++) {
            BigDecimal share = capital.multiply(
                    setup.configuration().levels().get(k).weight().value());
            BigDecimal step = instrument.step().value();
            BigDecimal cost = prices.get(k).multiply(step).multiply(HUNDRED);
            BigDecimal quantity = share.divide(cost, 0, RoundingMode.FLOOR)
                    .max(BigDecimal.ZERO)
                    .multiply(step);
            BigDecimal checked = k == 0 && isMarket ? base.multiply(new BigDecimal("0.995")) : prices.get(k);
            isEnough &= quantity.signum() > 0
                    && quantity.compareTo(instrument.minQuantity().value()) >= 0
                    && quantity.multiply(checked)
                                    .compareTo(instrument.minNotional().amount())
                            >= 0;
            quantities.add(quantity);
        }
        if (!isEnough) {
            refusals.merge("BELOW_MINIMUM", 1L, Long::sum);
            return;
        }
        group = new OracleGroup(
                venue, setup.configuration(), instrument, prices, quantities, base, isMarket, signal.explanation());
        group.pass(open);
        settle(bar, 0, open, open);
    }

    /** What is wanted, at most 20 % of the equity, 50 % in all, and what cash pays for with fees. */
    private BigDecimal capital(StrategySignal signal, BigDecimal open) {
        BigDecimal equity = venue.cash.add(venue.held.multiply(open).setScale(8, RoundingMode.HALF_EVEN));
        BigDecimal value = setup.configuration().capital().value();
        BigDecimal wanted = setup.configuration().capital().mode() == CapitalMode.FIXED_QUOTE
                ? value
                : equity.multiply(value).divide(HUNDRED);
        if (signal.sizeFactor() < 1) {
            wanted = wanted.multiply(BigDecimal.valueOf(signal.sizeFactor())).setScale(8, RoundingMode.FLOOR);
        }
        BigDecimal perUnit = setup.fills().feePerUnit().divide(open.add(tick), 12, RoundingMode.UP);
        BigDecimal fee = BigDecimal.ONE.add(setup.fills().feeRate()).add(perUnit);
        BigDecimal payable = venue.cash.subtract(new BigDecimal("0.0000001")).divide(fee, 8, RoundingMode.FLOOR);
        return wanted.min(equity.multiply(new BigDecimal("0.2")))
                .min(equity.multiply(new BigDecimal("0.5")))
                .min(payable);
    }

    private BigDecimal price(long units) {
        return BigDecimal.valueOf(units, series.priceDecimals())
                .divide(tick, 0, RoundingMode.HALF_EVEN)
                .multiply(tick);
    }

    private Money money(BigDecimal amount) {
        return new Money(amount, setup.cash().currency());
    }
}
