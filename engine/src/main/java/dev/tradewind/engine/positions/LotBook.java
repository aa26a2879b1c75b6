package dev.tradewind.engine.positions;

import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderRole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The books of one group, replayed from its executions and adjustments (D-07, R6): lots, averages and profit. An exit of a
 * leg takes that leg's lot; every other exit takes all lots pro rata. What was paid for a lot leaves with what is sold of it,
 * so that profit of a flat group equals its cash to the last digit.
 */
public final class LotBook {
    private static final Comparator<Lot> BY_LEG =
            Comparator.comparingInt(Lot::pyramid).thenComparingInt(Lot::leg);

    private static final Comparator<Booking> BY_TIME =
            Comparator.comparing(Booking::at).thenComparingLong(Booking::sequence);

    private final Side side;
    private final Instrument instrument;
    private final boolean keepsAverages;
    private final List<LotPool> pools = new ArrayList<>();
    private final List<AverageStep> steps = new ArrayList<>();
    private final Map<String, Money> realisedByFill = new HashMap<>();
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal adjusted = BigDecimal.ZERO;
    private Quantity oversold = Quantity.ZERO;
    private boolean soldAnything;
    // once everything is booked
    private List<Lot> lots = List.of();
    private Quantity held = Quantity.ZERO;
    private Quantity remaining = Quantity.ZERO;
    private @Nullable Price average;

    /** The average after one booking; {@code grew} when it was an entry. */
    record AverageStep(boolean grew, Price average) {}

    /** One line of the books. */
    private sealed interface Booking {
        Instant at();

        long sequence();

        record Executed(GroupOrder order, Fill fill) implements Booking {
            @Override
            public Instant at() {
                return fill.bookedAt();
            }

            @Override
            public long sequence() {
                return fill.sequence();
            }
        }

        /** Follows the executions of its instant: it books away what those left. */
        record Adjusted(Adjustment adjustment) implements Booking {
            @Override
            public Instant at() {
                return adjustment.at();
            }

            @Override
            public long sequence() {
                return Long.MAX_VALUE;
            }
        }
    }

    private LotBook(GroupSnapshot group) {
        this.side = group.side();
        this.instrument = group.instrument();
        this.keepsAverages = group.rules().stopReference() == StopReference.AVERAGE;
    }

    /** The books as they stand after everything that the snapshot holds. */
    public static LotBook of(GroupSnapshot group) {
        LotBook book = new LotBook(group);
        List<Booking> bookings = new ArrayList<>();
        for (GroupOrder order : group.orders()) {
            for (Fill fill : order.fills()) {
                bookings.add(new Booking.Executed(order, fill));
            }
        }
        for (Adjustment adjustment : group.adjustments()) {
            bookings.add(new Booking.Adjusted(adjustment));
        }
        bookings.sort(BY_TIME);
        List<Booking> postponed = new ArrayList<>();
        for (Booking booking : bookings) {
            if (book.isCovered(booking)) {
                book.apply(group, booking);
            } else {
                postponed.add(booking); // clocks may put an exit before the entry it sells (R17)
            }
        }
        for (Booking booking : postponed) {
            book.countOversold(booking);
            book.apply(group, booking);
        }
        book.sumUp();
        return book;
    }

    private void sumUp() {
        List<Lot> all = new ArrayList<>(pools.size());
        for (LotPool pool : pools) {
            Lot lot = pool.lot(instrument);
            all.add(lot);
            remaining = remaining.isZero() ? lot.remaining() : remaining.plus(lot.remaining());
        }
        all.sort(BY_LEG);
        lots = List.copyOf(all);
        held = heldSoFar();
        average = averageOf(pools);
    }

    /** The lots, also those that are sold, by pyramid and leg. */
    public List<Lot> lots() {
        return lots;
    }

    public List<Lot> heldLots() {
        return lots.stream().filter(Lot::isHeld).toList();
    }

    public Optional<Lot> lot(int pyramid, int leg) {
        return lots.stream()
                .filter(lot -> lot.pyramid() == pyramid && lot.leg() == leg)
                .findFirst();
    }

    /** What is held and can be sold, a multiple of the step. */
    public Quantity remaining() {
        return remaining;
    }

    /** Everything that is held, dust included. */
    public Quantity held() {
        return held;
    }

    public Quantity dust() {
        return held.minus(remaining);
    }

    /** Average price of the held lots, Σ rem·fp / Σ rem (D-07), 18 decimals; empty when nothing is held. */
    public Optional<Price> average() {
        return Optional.ofNullable(average);
    }

    public Optional<Price> average(int pyramid) {
        return Optional.ofNullable(averageOf(
                pools.stream().filter(pool -> pool.pyramid() == pyramid).toList()));
    }

    /** What the held lots cost, dust included, fees left out. */
    public Money invested() {
        BigDecimal cost = pools.stream().map(LotPool::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(cost, instrument.quote());
    }

    /** Gross profit of everything sold, before fees. */
    public Money realisedGross() {
        return new Money(realised, instrument.quote());
    }

    /** All fees so far, those taken in base currency at what that quantity cost. */
    public Money fees() {
        return new Money(fees, instrument.quote());
    }

    public Money realisedNet() {
        return new Money(realised.subtract(fees), instrument.quote());
    }

    /** Sum of the stored cash amounts of all executions (R6). */
    public Money cash() {
        return new Money(cash, instrument.quote());
    }

    /** Cost of what left by adjustments, less the cost of what came in. */
    public Money adjusted() {
        return new Money(adjusted, instrument.quote());
    }

    /** What one exit execution earned, its own fee and the entry fees of what it sold taken off. */
    public Optional<Money> realisedBy(String fillId) {
        return Optional.ofNullable(realisedByFill.get(fillId));
    }

    /** Sold beyond what was held; anything but zero is a broken promise (R7). */
    public Quantity oversold() {
        return oversold;
    }

    public boolean soldAnything() {
        return soldAnything;
    }

    /** Profit of the held lots at a price, before fees. */
    public Money unrealised(Price market) {
        Money value = market.times(held, instrument.quote());
        return value.minus(invested()).times(side.signedFactor());
    }

    /** The averages of a group whose stop follows them, one per booking; no other group's are kept. */
    List<AverageStep> averageSteps() {
        return List.copyOf(steps);
    }

    private @Nullable Price averageOf(List<LotPool> of) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (LotPool pool : of) {
            BigDecimal sellable = pool.sellable(instrument).value();
            quantity = quantity.add(sellable);
            cost = cost.add(pool.costOf(sellable));
        }
        return quantity.signum() == 0 ? null : new Price(LotPool.ratio(cost, quantity));
    }

    private Quantity heldSoFar() {
        Quantity sum = Quantity.ZERO;
        for (LotPool pool : pools) {
            sum = sum.isZero() ? pool.quantity() : sum.plus(pool.quantity());
        }
        return sum;
    }

    private boolean isCovered(Booking booking) {
        return switch (booking) {
            case Booking.Executed executed ->
                executed.order().isEntry() || executed.fill().quantity().isAtMost(heldSoFar());
            case Booking.Adjusted adjusted ->
                adjusted.adjustment().kind() == Adjustment.Kind.MOVED_IN
                        || adjusted.adjustment().quantity().isAtMost(heldSoFar());
        };
    }

    private void countOversold(Booking booking) {
        if (booking instanceof Booking.Executed executed && !isCovered(booking)) {
            oversold = oversold.plus(executed.fill().quantity().minus(heldSoFar()));
        }
    }

    private void apply(GroupSnapshot group, Booking booking) {
        switch (booking) {
            case Booking.Executed executed
            when executed.order().isEntry() -> enter(group, executed.order(), executed.fill());
            case Booking.Executed executed -> exit(executed.order(), executed.fill());
            case Booking.Adjusted adjustment -> adjust(adjustment.adjustment());
        }
    }

    private void enter(GroupSnapshot group, GroupOrder order, Fill fill) {
        LotPool pool = pool(order.key().pyramid(), order.key().leg(), takeProfit(group, order));
        BigDecimal notional = inQuote(fill.notional());
        pool.add(fill.quantity().value(), fill.price().value(), notional);
        cash = side == Side.LONG ? cash.subtract(notional) : cash.add(notional);
        payEntryFee(fill, pool);
        step(true);
    }

    private void exit(GroupOrder order, Fill fill) {
        BigDecimal notional = inQuote(fill.notional());
        LotPool.Taken taken = LotPool.Taken.NOTHING;
        BigDecimal open = fill.quantity().value();
        if (order.role() == OrderRole.TAKE_PROFIT || order.role() == OrderRole.STOP) {
            LotPool own = pool(order.key().pyramid(), order.key().leg(), Percent.ZERO);
            BigDecimal part = open.min(own.quantity().value());
            taken = own.take(part);
            open = open.subtract(part);
        }
        for (Map.Entry<LotPool, BigDecimal> share :
                ProRata.shares(pools, open, instrument).entrySet()) {
            taken = taken.plus(share.getKey().take(share.getValue()));
        }
        BigDecimal profit = side == Side.LONG
                ? notional.subtract(taken.cost())
                : taken.cost().subtract(notional);
        BigDecimal exitFee = quoteFee(fill);
        realised = realised.add(profit);
        realisedByFill.put(fill.id(), new Money(profit.subtract(exitFee).subtract(taken.fees()), instrument.quote()));
        soldAnything = true;
        fees = fees.add(exitFee);
        cash = (side == Side.LONG ? cash.add(notional) : cash.subtract(notional)).subtract(exitFee);
        step(false);
    }

    private BigDecimal inQuote(Money amount) {
        if (!amount.currency().equals(instrument.quote())) {
            throw new IllegalArgumentException("an execution in " + amount.currency() + ", not " + instrument.quote());
        }
        return amount.amount();
    }

    private BigDecimal quoteFee(Fill fill) {
        return fill.fee().currency().equals(instrument.quote()) ? fill.fee().amount() : BigDecimal.ZERO;
    }

    private void payEntryFee(Fill fill, LotPool pool) {
        BigDecimal cost = quoteFee(fill);
        cash = cash.subtract(cost);
        if (fill.fee().currency().equals(instrument.base())) {
            LotPool.Taken taken = pool.take(fill.fee().amount());
            cost = cost.add(taken.cost()).add(taken.fees());
        }
        pool.addFee(cost);
        fees = fees.add(cost);
    }

    private void adjust(Adjustment adjustment) {
        BigDecimal open = adjustment.quantity().value();
        if (adjustment.kind() == Adjustment.Kind.MOVED_IN) {
            BigDecimal cost = adjustment.price().value().multiply(open);
            pool(0, 0, Percent.ZERO).add(open, adjustment.price().value(), cost);
            adjusted = adjusted.subtract(cost);
            step(true);
            return;
        }
        for (LotPool pool : pools) {
            BigDecimal part = open.min(pool.quantity().value());
            adjusted = adjusted.add(pool.take(part).cost());
            open = open.subtract(part);
        }
    }

    private void step(boolean grew) {
        Price now = keepsAverages ? averageOf(pools) : null;
        if (now != null) {
            steps.add(new AverageStep(grew, now));
        }
    }

    private LotPool pool(int pyramid, int leg, Percent takeProfitPercent) {
        for (LotPool pool : pools) {
            if (pool.pyramid() == pyramid && pool.leg() == leg) {
                return pool;
            }
        }
        LotPool created = new LotPool(pyramid, leg, takeProfitPercent);
        pools.add(created);
        return created;
    }

    private static Percent takeProfit(GroupSnapshot group, GroupOrder order) {
        for (Pyramid pyramid : group.pyramids()) {
            for (Leg leg : pyramid.legs()) {
                if (pyramid.index() == order.key().pyramid()
                        && leg.index() == order.key().leg()) {
                    return leg.takeProfitPercent();
                }
            }
        }
        return Percent.ZERO;
    }
}
