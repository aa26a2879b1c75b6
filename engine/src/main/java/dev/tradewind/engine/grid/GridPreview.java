package dev.tradewind.engine.grid;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.PriceRole;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a grid would do, row by row, for people who decide whether they want it (D-03, D-04). */
public record GridPreview(
        List<Row> rows,
        Money capital,
        Money total,
        Money unallocated,
        Quantity fullQuantity,
        Price fullAverage,
        @Nullable Price stop) {

    private static final int SCALE = 12;

    public GridPreview {
        rows = List.copyOf(rows);
    }

    /**
     * One leg.
     *
     * @param rawPrice before rounding to tick
     * @param rawQuantity before flooring to step, twelve decimals
     * @param takeProfitPrice of this leg alone, from its planned price
     * @param runningAverage when this leg and all before it have filled, twelve decimals
     * @param bounceNeeded how far the price must come back from this leg until the average is in take-profit, in percent
     */
    public record Row(
            int index,
            Price rawPrice,
            Price price,
            BigDecimal rawQuantity,
            Quantity quantity,
            Money notional,
            Percent takeProfit,
            Price takeProfitPrice,
            Price runningAverage,
            Percent bounceNeeded) {}

    /** The preview of a grid that passed; the bounce counts to the aggregate take-profit, or to the leg's own without one. */
    public static GridPreview of(Grid grid, DcaConfiguration configuration, List<Level> levels, Instrument instrument) {
        List<Row> rows = new ArrayList<>();
        for (GridLeg leg : grid.legs()) {
            Level level = levels.get(leg.index());
            Percent target = configuration.takeProfitMode() == TakeProfitMode.PER_LEG
                    ? leg.takeProfit()
                    : aggregate(configuration, leg);
            Price average = grid.averageUpTo(leg.index());
            rows.add(new Row(
                    leg.index(),
                    GridPlan.rawPrice(grid.basePrice(), grid.side(), level.gap()),
                    leg.price(),
                    rawQuantity(grid.capital(), level.weight(), leg.price()),
                    leg.quantity(),
                    leg.notional(),
                    leg.takeProfit(),
                    takeProfitPrice(leg.price(), leg.takeProfit(), grid.side(), instrument),
                    average,
                    bounceNeeded(average, target, leg.price(), grid.side())));
        }
        return new GridPreview(
                rows,
                grid.capital(),
                grid.total(),
                grid.unallocated(),
                grid.fullQuantity(),
                grid.fullAverage(),
                stop(grid, configuration, instrument));
    }

    /** TP = P · (1 + s·tp/100), rounded so that it never earns less than the percent (D-04, D-07). */
    public static Price takeProfitPrice(Price from, Percent takeProfit, Side side, Instrument instrument) {
        return instrument.roundToTick(from.movedBy(inFavour(takeProfit, side)), side, PriceRole.TAKE_PROFIT);
    }

    private static Percent aggregate(DcaConfiguration configuration, GridLeg leg) {
        Percent aggregate = configuration.takeProfitAggregate();
        return aggregate == null ? leg.takeProfit() : aggregate;
    }

    private static BigDecimal rawQuantity(Money capital, Percent weight, Price price) {
        return capital.percent(weight).amount().divide(price.value(), SCALE, RoundingMode.HALF_EVEN);
    }

    // (average · (1 + s·tp) / price − 1) · s, in percent
    private static Percent bounceNeeded(Price average, Percent takeProfit, Price price, Side side) {
        BigDecimal ratio = average.movedBy(inFavour(takeProfit, side))
                .value()
                .divide(price.value(), SCALE, RoundingMode.HALF_EVEN);
        return new Percent(
                ratio.subtract(BigDecimal.ONE).multiply(side.signedFactor()).movePointRight(2));
    }

    private static Percent inFavour(Percent percent, Side side) {
        if (side == Side.LONG) {
            return percent;
        }
        // a short earns at most 100 %: no price is below zero
        return percent.isAbove(Percent.HUNDRED) ? Percent.HUNDRED.negated() : percent.negated();
    }

    private static @Nullable Price stop(Grid grid, DcaConfiguration configuration, Instrument instrument) {
        Price reference = configuration.stopReference() == StopReference.BASE ? grid.basePrice() : grid.fullAverage();
        return configuration.stopFrom(reference, grid.side(), instrument).orElse(null);
    }
}
