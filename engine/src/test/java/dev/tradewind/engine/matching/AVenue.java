package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A matching core with BTC/USDT and ETH/USDT and one account of 100,000, spoken to in decimals. */
final class AVenue {
    static final Symbol BTC = Symbol.of("BTC/USDT");
    static final Symbol ETH = Symbol.of("ETH/USDT");
    static final Currency USDT = Currency.of("USDT");
    static final UUID ACCOUNT = new UUID(0, 1);
    static final Instant MARKET_TIME = Instant.parse("2025-05-04T15:33:00Z");

    final MatchingCore core;
    private int orders;

    AVenue() {
        this(FillModel.standard());
    }

    AVenue(FillModel model) {
        core = emptyCore(model);
        core.openAccount(ACCOUNT, InstrumentScale.units(new BigDecimal("100000")));
    }

    static MatchingCore emptyCore(FillModel model) {
        return new MatchingCore(model, USDT, List.of(instrument(BTC), instrument(ETH)));
    }

    static Instrument instrument(Symbol symbol) {
        return new Instrument(
                "PAPER",
                symbol,
                Currency.of(symbol.base()),
                USDT,
                List.of(TickTier.of("0", "0.01")),
                Quantity.of("0.00001"),
                Quantity.of("0.00001"),
                Quantity.of("1000"),
                Money.of("5", USDT),
                200,
                Percent.of("20"));
    }

    /** A quote whose spread is one tick, offering the same size on both sides, a quarter of its bar. */
    AVenue bid(String bid, String size) {
        return bid(BTC, bid, size);
    }

    AVenue bid(Symbol symbol, String bid, String size) {
        InstrumentScale scale = core.scaleOf(symbol);
        long ticks = scale.ticks(Price.of(bid));
        long steps = scale.steps(Quantity.of(size));
        core.quote(symbol, new OfferedQuote(ticks, ticks + 1, steps, steps, 4 * steps, MARKET_TIME));
        return this;
    }

    PlaceOutcome place(
            OrderSide side,
            OrderKind kind,
            TimeInForce timeInForce,
            String quantity,
            @Nullable String limit,
            @Nullable String stop) {
        return core.place(new OrderRequest(
                ACCOUNT,
                "o" + ++orders,
                BTC,
                side,
                kind,
                timeInForce,
                Quantity.of(quantity),
                limit == null ? null : Price.of(limit),
                stop == null ? null : Price.of(stop)));
    }

    OrderState buyLimit(String quantity, String limit) {
        return accepted(place(OrderSide.BUY, OrderKind.LIMIT, TimeInForce.GTC, quantity, limit, null));
    }

    OrderState sellLimit(String quantity, String limit) {
        return accepted(place(OrderSide.SELL, OrderKind.LIMIT, TimeInForce.GTC, quantity, limit, null));
    }

    OrderState buyMarket(String quantity) {
        return accepted(place(OrderSide.BUY, OrderKind.MARKET, TimeInForce.IOC, quantity, null, null));
    }

    OrderState sellMarket(String quantity) {
        return accepted(place(OrderSide.SELL, OrderKind.MARKET, TimeInForce.IOC, quantity, null, null));
    }

    OrderState stop(String quantity, String stop) {
        return accepted(place(OrderSide.SELL, OrderKind.STOP, TimeInForce.GTC, quantity, null, stop));
    }

    OrderState oco(String quantity, String limit, String stop) {
        return accepted(place(OrderSide.SELL, OrderKind.OCO, TimeInForce.GTC, quantity, limit, stop));
    }

    static OrderState accepted(PlaceOutcome outcome) {
        return switch (outcome) {
            case PlaceOutcome.Accepted taken -> taken.order();
            case PlaceOutcome.Refused refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    static RefusalCode refused(PlaceOutcome outcome) {
        return switch (outcome) {
            case PlaceOutcome.Accepted taken -> throw new AssertionError("accepted: " + taken.order());
            case PlaceOutcome.Refused refused -> refused.refusal().code();
        };
    }

    String price(long ticks) {
        return core.scaleOf(BTC).price(ticks).toString();
    }

    String quantity(long steps) {
        return core.scaleOf(BTC).quantity(steps).toString();
    }

    static String money(long units) {
        return InstrumentScale.decimal(units).stripTrailingZeros().toPlainString();
    }
}
