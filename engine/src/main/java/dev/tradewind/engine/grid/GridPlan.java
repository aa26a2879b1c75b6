package dev.tradewind.engine.grid;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.PrecisionViolation;
import dev.tradewind.engine.instruments.PriceRole;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.sizing.PositionSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The prices and weights of a pyramid, fixed before the capital is: capital may shrink, prices stay (C-46, C-47). */
public final class GridPlan {
    private final Side side;
    private final Price basePrice;
    private final List<Level> levels;
    private final @Nullable Price marketablePrice;
    private final Instrument instrument;
    private final List<Percent> weights;
    private final List<Price> prices;

    /** @param marketablePrice price of leg 0 when it enters at market, else null */
    public GridPlan(
            Side side, Price basePrice, List<Level> levels, @Nullable Price marketablePrice, Instrument instrument) {
        this.side = side;
        this.basePrice = basePrice;
        this.levels = List.copyOf(levels);
        this.marketablePrice = marketablePrice;
        this.instrument = instrument;
        List<Percent> allWeights = new ArrayList<>(levels.size());
        List<Price> allPrices = new ArrayList<>(levels.size());
        for (Level level : levels) {
            boolean isMarketable = marketablePrice != null && allPrices.isEmpty();
            allPrices.add(isMarketable ? marketablePrice : limitPrice(level));
            allWeights.add(level.weight());
        }
        this.weights = List.copyOf(allWeights);
        this.prices = List.copyOf(allPrices);
    }

    private Price limitPrice(Level level) {
        return instrument.roundToTick(rawPrice(basePrice, side, level.gap()), side, PriceRole.ENTRY_LIMIT);
    }

    public Side side() {
        return side;
    }

    public Price basePrice() {
        return basePrice;
    }

    public Instrument instrument() {
        return instrument;
    }

    /** A grid, or the legs that are too small together with the smallest capital that would pass (D-04 REJECT). */
    public sealed interface Outcome {
        /** Every leg passes. */
        record Built(Grid grid) implements Outcome {}

        /** At least one leg breaks a rule of the venue; {@code smallestCapital} is null when no capital would do. */
        record Refused(List<FailingLeg> legs, @Nullable Money smallestCapital) implements Outcome {
            public Refused {
                legs = List.copyOf(legs);
            }
        }
    }

    /** A leg and everything that is wrong with it. */
    public record FailingLeg(int index, Price price, Quantity quantity, List<PrecisionViolation> violations) {
        public FailingLeg {
            violations = List.copyOf(violations);
        }
    }

    /** P_k = P0 · (1 + s · gap_k/100), exact, before rounding to tick (D-03). */
    public static Price rawPrice(Price basePrice, Side side, Percent gap) {
        return basePrice.movedBy(side == Side.LONG ? gap : gap.negated());
    }

    /** The price of every leg on its tick; leg 0 at the marketable price when there is one. */
    public List<Price> prices() {
        return prices;
    }

    public List<Percent> weights() {
        return weights;
    }

    /** Sizes every leg for this capital and checks it against the venue's minimums. */
    public Outcome build(Money capital) {
        List<Quantity> quantities = PositionSize.size(capital, weights, prices, instrument);
        List<FailingLeg> failing = new ArrayList<>();
        List<GridLeg> legs = new ArrayList<>();
        for (int k = 0; k < levels.size(); k++) {
            Price price = prices.get(k);
            Quantity quantity = quantities.get(k);
            List<PrecisionViolation> violations = violations(k, price, quantity);
            if (!violations.isEmpty()) {
                failing.add(new FailingLeg(k, price, quantity, violations));
            }
            legs.add(new GridLeg(
                    k,
                    isMarketable(k) ? GridLeg.OrderType.MARKETABLE_LIMIT : GridLeg.OrderType.LIMIT,
                    price,
                    quantity,
                    price.times(quantity, instrument.quote()),
                    levels.get(k).takeProfit()));
        }
        return failing.isEmpty()
                ? new Outcome.Built(new Grid(side, basePrice, capital, legs))
                : new Outcome.Refused(failing, smallestCapital().orElse(null));
    }

    /** The least capital with which every leg passes the minimums: max over legs of P_k · q_min / w_k. Empty if a price is 0. */
    public Optional<Money> smallestCapital() {
        if (prices.stream().anyMatch(Price::isZero)) {
            return Optional.empty();
        }
        BigDecimal smallest = BigDecimal.ZERO;
        for (int k = 0; k < prices.size(); k++) {
            Price price = prices.get(k);
            BigDecimal cost = price.value().multiply(smallestQuantity(k, price).value());
            BigDecimal needed =
                    cost.divide(levels.get(k).weight().fraction(), Money.STORED_SCALE, RoundingMode.CEILING);
            smallest = smallest.max(needed);
        }
        return Optional.of(new Money(smallest, instrument.quote()));
    }

    private Quantity smallestQuantity(int k, Price price) {
        return isMarketable(k) ? instrument.smallestMarketQuantityAt(basePrice) : instrument.smallestQuantityAt(price);
    }

    private List<PrecisionViolation> violations(int k, Price price, Quantity quantity) {
        return isMarketable(k) ? instrument.checkMarket(basePrice, quantity) : instrument.check(price, quantity);
    }

    private boolean isMarketable(int k) {
        return k == 0 && marketablePrice != null;
    }
}
