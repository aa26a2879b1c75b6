package dev.tradewind.engine.orders;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to the broker, fixed when the intent is made.
 *
 * @param limit price of a limit, marketable limit or the limit part of an OCO
 * @param stop trigger of a stop or of the stop part of an OCO
 * @param notAfter no attempt starts and no request is taken by the venue after it; absent for orders that stay wanted
 * @param riskIncreasing true for what may grow a position; the entry gate and the kill switch stop only these
 */
public record OrderSpec(
        Symbol symbol,
        OrderSide side,
        OrderType type,
        Quantity quantity,
        @Nullable Price limit,
        @Nullable Price stop,
        TimeInForce timeInForce,
        @Nullable Instant notAfter,
        boolean riskIncreasing) {

    public OrderSpec {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("an order needs a positive quantity");
        }
        boolean needsLimit = switch (type) {
            case LIMIT, MARKETABLE_LIMIT, OCO -> true;
            case MARKET, STOP -> false;
        };
        boolean needsStop = switch (type) {
            case STOP, OCO -> true;
            case LIMIT, MARKETABLE_LIMIT, MARKET -> false;
        };
        if (needsLimit != (limit != null) || needsStop != (stop != null)) {
            throw new IllegalArgumentException(type + " with limit " + limit + " and stop " + stop);
        }
    }

    public static OrderSpec limit(
            Symbol symbol, OrderSide side, Quantity quantity, Price limit, boolean riskIncreasing) {
        return new OrderSpec(
                symbol,
                side,
                OrderType.LIMIT,
                quantity,
                limit,
                null,
                TimeInForce.GOOD_TILL_CANCELLED,
                null,
                riskIncreasing);
    }

    public static OrderSpec marketable(
            Symbol symbol, OrderSide side, Quantity quantity, Price limit, boolean riskIncreasing) {
        return new OrderSpec(
                symbol,
                side,
                OrderType.MARKETABLE_LIMIT,
                quantity,
                limit,
                null,
                TimeInForce.IMMEDIATE_OR_CANCEL,
                null,
                riskIncreasing);
    }

    public static OrderSpec market(Symbol symbol, OrderSide side, Quantity quantity, boolean riskIncreasing) {
        return new OrderSpec(
                symbol,
                side,
                OrderType.MARKET,
                quantity,
                null,
                null,
                TimeInForce.IMMEDIATE_OR_CANCEL,
                null,
                riskIncreasing);
    }

    /** A protective stop; never increases risk. */
    public static OrderSpec stop(Symbol symbol, OrderSide side, Quantity quantity, Price stop) {
        return new OrderSpec(
                symbol, side, OrderType.STOP, quantity, null, stop, TimeInForce.GOOD_TILL_CANCELLED, null, false);
    }

    /** Take-profit and stop in one; never increases risk. */
    public static OrderSpec oco(Symbol symbol, OrderSide side, Quantity quantity, Price limit, Price stop) {
        return new OrderSpec(
                symbol, side, OrderType.OCO, quantity, limit, stop, TimeInForce.GOOD_TILL_CANCELLED, null, false);
    }

    public OrderSpec notAfter(Instant instant) {
        return new OrderSpec(symbol, side, type, quantity, limit, stop, timeInForce, instant, riskIncreasing);
    }
}
