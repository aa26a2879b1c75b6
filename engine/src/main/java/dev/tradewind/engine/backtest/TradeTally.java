package dev.tradewind.engine.backtest;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.matching.Execution;
import dev.tradewind.engine.matching.FeeAsset;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Sums of the executions of one group: steps, and amounts in units of 0.00000001 of the quote currency. */
final class TradeTally {
    private static final int AVERAGE_SCALE = 12;

    private final InstrumentScale scale;
    private long boughtSteps;
    private long boughtUnits;
    private long soldSteps;
    private long soldUnits;
    private long fees;
    private long feesInCash;
    private long feesInBase;
    private long slippageCost;
    private @Nullable PathPoint firstBuy;
    private @Nullable PathPoint lastBuy;
    private @Nullable PathPoint lastSale;

    TradeTally(InstrumentScale scale) {
        this.scale = scale;
    }

    void add(PaperAccount.Executed executed, PathPoint at) {
        Execution execution = executed.execution();
        if (execution.side() == OrderSide.BUY) {
            boughtSteps += execution.quantity();
            boughtUnits += execution.notional();
            firstBuy = firstBuy == null ? at : firstBuy;
            lastBuy = at;
        } else {
            soldSteps += execution.quantity();
            soldUnits += execution.notional();
            lastSale = at;
        }
        if (execution.feeAsset() == FeeAsset.BASE) {
            feesInBase += execution.fee();
        } else {
            feesInCash += execution.fee();
        }
        fees += executed.feeInQuote();
        slippageCost += executed.slippageCost();
    }

    /** Where the group first bought something; null while it has nothing bought. */
    @Nullable
    PathPoint firstBuy() {
        return firstBuy;
    }

    @Nullable
    PathPoint lastSale() {
        return lastSale;
    }

    /** Whether it bought on this bar after the bar's open. */
    boolean boughtWithin(int bar) {
        return lastBuy != null && lastBuy.bar() == bar && lastBuy.point() > 0;
    }

    long boughtSteps() {
        return boughtSteps;
    }

    Money cost() {
        return money(boughtUnits);
    }

    /** All fees, those taken in base currency at the price of their execution. */
    Money fees() {
        return money(fees);
    }

    Money slippageCost() {
        return money(slippageCost);
    }

    /** What the sales brought in less what the buys and the fees cost in cash, and what is held at this price. */
    Money profitAt(long ticks) {
        long held = scale.baseUnits(boughtSteps - soldSteps) - feesInBase;
        return money(soldUnits - boughtUnits - feesInCash + scale.valueOf(ticks, held));
    }

    /** What the sales brought in less what the buys and the fees cost in cash. */
    Money profit() {
        return money(soldUnits - boughtUnits - feesInCash);
    }

    Price entryAverage() {
        return average(boughtUnits, boughtSteps);
    }

    @Nullable
    Price exitAverage() {
        return soldSteps == 0 ? null : average(soldUnits, soldSteps);
    }

    private Price average(long units, long steps) {
        BigDecimal quantity = scale.quantity(steps).value();
        return new Price(InstrumentScale.decimal(units).divide(quantity, AVERAGE_SCALE, RoundingMode.HALF_EVEN));
    }

    private Money money(long units) {
        return new Money(InstrumentScale.decimal(units), scale.instrument().quote());
    }
}
