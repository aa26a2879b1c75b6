package dev.tradewind.engine.instruments;

import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Quantity;
import java.util.List;

/** Instruments of the worked examples. */
public final class InstrumentFixture {
    public static final Currency USDT = Currency.of("USDT");
    public static final Currency USD = Currency.of("USD");

    private InstrumentFixture() {}

    /** BTC/USDT: tick 0.01, step 0.00001, minimum notional 5. */
    public static Instrument bitcoin() {
        return crypto("0.01", "0.00001", "5");
    }

    /** BTC/USDT with other steps. */
    public static Instrument crypto(String tick, String step, String minNotional) {
        return new Instrument(
                "paper",
                Symbol.of("BTC/USDT"),
                Currency.of("BTC"),
                USDT,
                List.of(TickTier.of("0", tick)),
                Quantity.of(step),
                Quantity.of(step),
                Quantity.of("9000"),
                Money.of(minNotional, USDT),
                200,
                Percent.of("5"));
    }

    /** A US equity in whole shares: 0.01 from 1 dollar, 0.0001 below. */
    public static Instrument wholeShares() {
        return new Instrument(
                "paper",
                Symbol.of("AAPL"),
                Currency.of("AAPL"),
                USD,
                List.of(TickTier.of("1", "0.01"), TickTier.of("0", "0.0001")),
                Quantity.of("1"),
                Quantity.of("1"),
                Quantity.of("1000000"),
                Money.of("1", USD),
                200,
                Percent.of("5"));
    }
}
