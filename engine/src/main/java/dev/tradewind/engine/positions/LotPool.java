package dev.tradewind.engine.positions;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is held of one leg and what was paid for it. The cost leaves with the quantity; the last part takes all of it. */
final class LotPool {
    static final int SCALE = 18;

    private final int pyramid;
    private final int leg;
    private final Percent takeProfitPercent;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal everFilled = BigDecimal.ZERO;
    private BigDecimal everValued = BigDecimal.ZERO;

    LotPool(int pyramid, int leg, Percent takeProfitPercent) {
        this.pyramid = pyramid;
        this.leg = leg;
        this.takeProfitPercent = takeProfitPercent;
    }

    /** Takes in a quantity; what was paid is a stored, rounded amount, hence the exact price beside it. */
    void add(BigDecimal more, BigDecimal price, BigDecimal paid) {
        quantity = quantity.add(more);
        cost = cost.add(paid);
        everFilled = everFilled.add(more);
        everValued = everValued.add(more.multiply(price));
    }

    /** What left a pool: the cost of the quantity, and the entry fees that belong to it. */
    record Taken(BigDecimal cost, BigDecimal fees) {
        static final Taken NOTHING = new Taken(BigDecimal.ZERO, BigDecimal.ZERO);

        Taken plus(Taken other) {
            return new Taken(cost.add(other.cost), fees.add(other.fees));
        }
    }

    /** A fee of an entry stays with the lot until the lot is sold. */
    void addFee(BigDecimal amount) {
        fees = fees.add(amount);
    }

    /** Takes a part out, with what was paid for it. */
    Taken take(BigDecimal part) {
        if (part.signum() == 0) {
            return Taken.NOTHING;
        }
        Taken taken = new Taken(share(cost, part), share(fees, part));
        quantity = quantity.subtract(part);
        cost = cost.subtract(taken.cost());
        fees = fees.subtract(taken.fees());
        return taken;
    }

    /** What was paid for a part of what is held. */
    BigDecimal costOf(BigDecimal part) {
        return share(cost, part);
    }

    /** The last part takes all, so that nothing is lost by rounding. */
    private BigDecimal share(BigDecimal of, BigDecimal part) {
        if (part.compareTo(quantity) == 0) {
            return of;
        }
        return quantity.signum() == 0 ? BigDecimal.ZERO : ratio(of.multiply(part), quantity);
    }

    /** With {@link #SCALE} decimals; one that needs only eight is found without them. */
    static BigDecimal ratio(BigDecimal of, BigDecimal by) {
        BigDecimal brief = of.divide(by, Money.STORED_SCALE, RoundingMode.DOWN);
        return brief.multiply(by).compareTo(of) == 0 ? brief : of.divide(by, SCALE, RoundingMode.HALF_EVEN);
    }

    Quantity sellable(Instrument instrument) {
        return instrument.roundDownToStep(quantity());
    }

    Lot lot(Instrument instrument) {
        Quantity sellable = sellable(instrument);
        BigDecimal fillPrice = everFilled.signum() == 0 ? BigDecimal.ZERO : ratio(everValued, everFilled);
        return new Lot(
                pyramid,
                leg,
                new Quantity(everFilled),
                new Price(fillPrice),
                sellable,
                quantity().minus(sellable),
                takeProfitPercent);
    }

    int pyramid() {
        return pyramid;
    }

    int leg() {
        return leg;
    }

    Quantity quantity() {
        return new Quantity(quantity);
    }

    BigDecimal cost() {
        return cost;
    }
}
