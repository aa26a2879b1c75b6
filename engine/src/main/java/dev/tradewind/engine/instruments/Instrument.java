package dev.tradewind.engine.instruments;

import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a venue demands of orders in one symbol, and the only place that rounds to tick and step (D-04).
 *
 * @param ticks tick sizes by price, lowest tier starting at 0
 * @param step quantities are multiples of it
 * @param minNotional smallest price times quantity of an order, in the quote currency
 * @param maxOpenOrders how many orders may rest at once
 * @param priceBand how far from the last quote a price may be before it is taken for a mistake
 */
public record Instrument(
        String venue,
        Symbol symbol,
        Currency base,
        Currency quote,
        List<TickTier> ticks,
        Quantity step,
        Quantity minQuantity,
        Quantity maxQuantity,
        Money minNotional,
        int maxOpenOrders,
        Percent priceBand) {

    /** Market orders are checked against the minimum notional at this share of the last price (D-04). */
    private static final BigDecimal MARKET_NOTIONAL_MARGIN = new BigDecimal("0.995");

    public Instrument {
        ticks = ticks.stream().sorted(Comparator.comparing(TickTier::from)).toList();
        if (ticks.isEmpty() || !ticks.getFirst().from().isZero()) {
            throw new IllegalArgumentException("the lowest tick tier must start at 0");
        }
        if (!step.isPositive()) {
            throw new IllegalArgumentException("step must be positive");
        }
        if (!minNotional.currency().equals(quote)) {
            throw new IllegalArgumentException("minimum notional must be in " + quote);
        }
    }

    /** The tick at this price. */
    public Price tickAt(Price price) {
        TickTier found = ticks.getFirst();
        for (TickTier tier : ticks) {
            if (tier.from().isAtMost(price)) {
                found = tier;
            }
        }
        return found.tick();
    }

    /** The price as a multiple of the tick, in the direction that the role and side demand. */
    public Price roundToTick(Price price, Side side, PriceRole role) {
        return toTick(price, role.rounding(side));
    }

    /** The price as a multiple of the tick in a direction of the caller's choice. */
    public Price toTick(Price price, RoundingMode rounding) {
        return new Price(toMultiple(price.value(), tickAt(price).value(), rounding));
    }

    /** The quantity as a multiple of the step, never more than given: never exceed plan or holding. */
    public Quantity roundDownToStep(Quantity quantity) {
        return new Quantity(toMultiple(quantity.value(), step.value(), RoundingMode.FLOOR));
    }

    /** The smallest multiple of the step that is at least the quantity. */
    public Quantity roundUpToStep(Quantity quantity) {
        return new Quantity(toMultiple(quantity.value(), step.value(), RoundingMode.CEILING));
    }

    /** Every rule that a limit order of this price and quantity breaks; empty when it is fine. */
    public List<PrecisionViolation> check(Price price, Quantity quantity) {
        List<PrecisionViolation> violations = new ArrayList<>();
        if (price.isZero()) {
            violations.add(
                    new PrecisionViolation(PrecisionViolation.Code.PRICE_NOT_POSITIVE, BigDecimal.ZERO, price.value()));
        } else if (!isMultiple(price.value(), tickAt(price).value())) {
            violations.add(new PrecisionViolation(
                    PrecisionViolation.Code.PRICE_OFF_TICK, tickAt(price).value(), price.value()));
        }
        checkQuantity(quantity, violations);
        checkNotional(price, quantity, violations);
        return List.copyOf(violations);
    }

    /** Every rule that a market order breaks, its notional judged at the last price less half a percent (D-04). */
    public List<PrecisionViolation> checkMarket(Price lastPrice, Quantity quantity) {
        List<PrecisionViolation> violations = new ArrayList<>();
        checkQuantity(quantity, violations);
        checkNotional(lastPrice.times(MARKET_NOTIONAL_MARGIN), quantity, violations);
        return List.copyOf(violations);
    }

    /** The smallest quantity that passes the minimums at this price, as a multiple of the step. */
    public Quantity smallestQuantityAt(Price price) {
        BigDecimal byNotional = minNotional.amount().divide(price.value(), 24, RoundingMode.CEILING);
        return Quantity.max(roundUpToStep(Quantity.max(minQuantity, new Quantity(byNotional))), step);
    }

    /** The smallest quantity that passes as a market order at this last price. */
    public Quantity smallestMarketQuantityAt(Price lastPrice) {
        return smallestQuantityAt(lastPrice.times(MARKET_NOTIONAL_MARGIN));
    }

    private void checkQuantity(Quantity quantity, List<PrecisionViolation> violations) {
        if (!isMultiple(quantity.value(), step.value())) {
            violations.add(
                    new PrecisionViolation(PrecisionViolation.Code.QUANTITY_OFF_STEP, step.value(), quantity.value()));
        }
        if (quantity.isZero() || quantity.isBelow(minQuantity)) {
            violations.add(new PrecisionViolation(
                    PrecisionViolation.Code.BELOW_MIN_QUANTITY, minQuantity.value(), quantity.value()));
        }
        if (quantity.isAbove(maxQuantity)) {
            violations.add(new PrecisionViolation(
                    PrecisionViolation.Code.ABOVE_MAX_QUANTITY, maxQuantity.value(), quantity.value()));
        }
    }

    private void checkNotional(Price price, Quantity quantity, List<PrecisionViolation> violations) {
        Money notional = price.times(quantity, quote);
        if (notional.compareTo(minNotional) < 0) {
            violations.add(new PrecisionViolation(
                    PrecisionViolation.Code.BELOW_MIN_NOTIONAL, minNotional.amount(), notional.amount()));
        }
    }

    private static BigDecimal toMultiple(BigDecimal value, BigDecimal unit, RoundingMode rounding) {
        return value.divide(unit, 0, rounding).multiply(unit);
    }

    private static boolean isMultiple(BigDecimal value, BigDecimal unit) {
        return value.divide(unit, 0, RoundingMode.DOWN).multiply(unit).compareTo(value) == 0;
    }
}
