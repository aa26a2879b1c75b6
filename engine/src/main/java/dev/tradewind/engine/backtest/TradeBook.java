package dev.tradewind.engine.backtest;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Price;
import java.time.Instant;

/** Writes a trade down: what it earned, how long it was held, and how far the price went for and against it. */
final class TradeBook {
    private TradeBook() {}

    /** @param at where the group ended or, for a trade that is still open, the bars */
    static TradeRecord record(long number, TradeTally tally, SymbolRun run, TradeEnd end, PathPoint at) {
        PathPoint from = tally.firstBuy();
        if (from == null) {
            throw new IllegalStateException("a trade without a buy");
        }
        boolean isOpen = end == TradeEnd.OPEN;
        PathPoint lastSale = tally.lastSale();
        // what was bought may be too small to be sold: then the group ends without a sale
        PathPoint to = isOpen || lastSale == null ? at : lastSale;
        Excursion excursion = Excursion.of(run.bars(), run.account().setup().path(), from, to);
        Price entry = tally.entryAverage();
        Instant exitAt = isOpen ? null : to.time();
        return new TradeRecord(
                number,
                run.symbol(),
                Side.LONG,
                from.time(),
                exitAt,
                run.scale().quantity(tally.boughtSteps()),
                entry,
                tally.exitAverage(),
                tally.cost(),
                tally.fees(),
                tally.slippageCost(),
                isOpen ? tally.profitAt(at.ticks()) : tally.profit(),
                end,
                to.bar() - from.bar() + (isOpen ? 1 : 0),
                Math.max(0, percent(run.scale().price(excursion.highest()), entry)),
                Math.min(0, percent(run.scale().price(excursion.lowest()), entry)),
                run.entryReason(),
                end == TradeEnd.SIGNAL ? run.exitReason() : null);
    }

    /** Statistics, hence a double. */
    private static double percent(Price price, Price entry) {
        return 100 * price.minus(entry).doubleValue() / entry.value().doubleValue();
    }
}
