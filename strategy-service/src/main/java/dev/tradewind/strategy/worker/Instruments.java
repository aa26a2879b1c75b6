package dev.tradewind.strategy.worker;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.strategy.worker.wire.RunPlan.InstrumentPlan;
import dev.tradewind.strategy.worker.wire.RunPlan.SeriesPlan;
import java.math.BigDecimal;
import java.util.List;

/** Precision of instruments in backtests: what a broker published, or what fits the history of a symbol nobody trades here. */
public final class Instruments {
    private static final int MAX_OPEN_ORDERS = 200;
    private static final Percent PRICE_BAND = Percent.of("100");
    private static final BigDecimal MOST = new BigDecimal("9000000000");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Instruments() {}

    /** A pair as C-56 has it, a ticker in whole shares; ticks as fine as the prices, at least a cent. */
    public static InstrumentPlan of(String venue, String symbol, int priceDecimals) {
        BigDecimal finest = BigDecimal.ONE.movePointLeft(Math.min(priceDecimals, 8));
        BigDecimal tick = finest.min(CENT);
        int slash = symbol.indexOf('/');
        if (slash > 0) {
            return new InstrumentPlan(
                    venue,
                    symbol.substring(0, slash),
                    symbol.substring(slash + 1),
                    tick,
                    new BigDecimal("0.00001"),
                    new BigDecimal("0.00001"),
                    MOST,
                    new BigDecimal("5"));
        }
        return new InstrumentPlan(venue, symbol, "USD", tick, BigDecimal.ONE, BigDecimal.ONE, MOST, BigDecimal.ONE);
    }

    /** The plan of a published instrument; one with ticks by price has no place in a backtest. */
    public static InstrumentPlan of(Instrument published) {
        return new InstrumentPlan(
                published.venue(),
                published.base().code(),
                published.quote().code(),
                published.ticks().getFirst().tick().value(),
                published.step().value(),
                published.minQuantity().value(),
                published.maxQuantity().value(),
                published.minNotional().amount());
    }

    static Instrument of(SeriesPlan series) {
        InstrumentPlan plan = series.instrument();
        Currency quote = Currency.of(plan.quote());
        return new Instrument(
                plan.venue(),
                Symbol.of(series.symbol()),
                Currency.of(plan.base()),
                quote,
                List.of(new TickTier(new Price(BigDecimal.ZERO), new Price(plan.tick()))),
                new Quantity(plan.step()),
                new Quantity(plan.minimumQuantity()),
                new Quantity(plan.maximumQuantity()),
                new Money(plan.minimumNotional(), quote),
                MAX_OPEN_ORDERS,
                PRICE_BAND);
    }
}
