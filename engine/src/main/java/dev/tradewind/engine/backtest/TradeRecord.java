package dev.tradewind.engine.backtest;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.strategies.Explanation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One position group from its first buy to its last sale.
 *
 * @param number from 1 in the order in which trades ended; those still open come last, by symbol
 * @param exitAt time of the last sale, null while it is open; of the end when all of it was too small to be sold
 * @param quantity everything that was bought
 * @param entryPrice average of what was bought, twelve decimals
 * @param exitPrice average of what was sold, twelve decimals; null when nothing was
 * @param cost of what was bought, fees left out
 * @param slippageCost by how much market and stop executions were worse than the quote
 * @param netProfit fees taken off, a rest too small to be sold left out; of an open trade with what is held valued at the last bid
 * @param barsHeld at how many closes it was held
 * @param favourablePercent greatest rise above the average entry while it was held, never negative (MFE of D-19)
 * @param adversePercent greatest fall below it, never positive (MAE of D-19)
 * @param exitExplanation of the signal that ended it, null for other ends
 */
public record TradeRecord(
        long number,
        Symbol symbol,
        Side side,
        Instant entryAt,
        @Nullable Instant exitAt,
        Quantity quantity,
        Price entryPrice,
        @Nullable Price exitPrice,
        Money cost,
        Money fees,
        Money slippageCost,
        Money netProfit,
        TradeEnd end,
        int barsHeld,
        double favourablePercent,
        double adversePercent,
        Explanation entryExplanation,
        @Nullable Explanation exitExplanation) {

    public boolean isOpen() {
        return end == TradeEnd.OPEN;
    }

    /** Net profit as a share of the cost, in percent. */
    public double netProfitPercent() {
        return 100 * netProfit.amount().doubleValue() / cost.amount().doubleValue();
    }
}
