package dev.tradewind.engine.backtest;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a trade down: what it earned, how long it was held, and how far the price went for and against it. */
final class TradeBook {
    private TradeBook() {}

    /** @param last where the bars ended, for a trade that is still open; else null */
    static TradeRecord record(long number, TradeTally tally, SymbolRun run, TradeEnd end, @Nullable PathPoint last) {
        PathPoint from = required(tally.firstBuy());
        PathPoint to = last == null ? required(tally.lastSale()) : last;
        Excursion excursion = Excursion.of(run.bars(), run.account().setup().path(), from, to);
        Price entry = tally.entryAverage();
        Instant exitAt = last == null ? to.time() : null;
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
                last == null ? tally.profit() : tally.profitAt(last.ticks()),
                end,
                to.bar() - from.bar() + (last == null ? 0 : 1),
                Math.max(0, percent(run.scale().price(excursion.highest()), entry)),
                Math.min(0, percent(run.scale().price(excursion.lowest()), entry)),
                run.entryReason(),
                end == TradeEnd.SIGNAL ? run.exitReason() : null);
    }

    /** Statistics, hence a double. */
    private static double percent(Price price, Price entry) {
        return 100 * price.minus(entry).doubleValue() / entry.value().doubleValue();
    }

    private static PathPoint required(@Nullable PathPoint point) {
        if (point == null) {
            throw new IllegalStateException("a trade without a buy or a sale");
        }
        return point;
    }
}
