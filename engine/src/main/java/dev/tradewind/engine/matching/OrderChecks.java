package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.PrecisionViolation;
import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a broker checks before it takes an order: shape, precision, minimums, a price from this world. */
final class OrderChecks {
    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9-]{1,36}");
    /** No price may be further than this times the ask, so that no product leaves the range of a long. */
    private static final BigDecimal HIGHEST_PRICE_FACTOR = BigDecimal.TEN;

    private OrderChecks() {}

    static Optional<Refusal> firstBroken(
            OrderRequest request, InstrumentScale scale, OfferedQuote quote, int openOrders) {
        Instrument instrument = scale.instrument();
        Optional<Refusal> broken = shape(request);
        if (broken.isEmpty()) {
            broken = precision(request, instrument, scale.price(quote.bidTicks()));
        }
        if (broken.isEmpty() && (request.limit() != null || request.stop() != null)) {
            broken = range(request, instrument, scale.price(quote.bidTicks()), scale.price(quote.askTicks()));
        }
        if (broken.isEmpty() && openOrders >= instrument.maxOpenOrders()) {
            return refuse(
                    RefusalCode.TOO_MANY_OPEN_ORDERS,
                    openOrders + " orders are open, at most " + instrument.maxOpenOrders() + " may be");
        }
        return broken;
    }

    private static Optional<Refusal> shape(OrderRequest request) {
        if (!CLIENT_ORDER_ID.matcher(request.clientOrderId()).matches()) {
            return refuse(RefusalCode.INVALID_ORDER, "the client order id must be 1 to 36 of A-Z, a-z, 0-9 and -");
        }
        boolean limitFits = needsLimit(request.kind()) == (request.limit() != null);
        boolean stopFits = needsStop(request.kind()) == (request.stop() != null);
        if (!limitFits || !stopFits) {
            return refuse(
                    RefusalCode.INVALID_ORDER,
                    request.kind() + (needsLimit(request.kind()) ? " needs" : " takes no") + " limit price and"
                            + (needsStop(request.kind()) ? " needs a" : " takes no") + " stop price");
        }
        if (needsStop(request.kind()) && request.side() == OrderSide.BUY) {
            return refuse(RefusalCode.INVALID_ORDER, request.kind() + " is for sales only");
        }
        boolean mayBeImmediate = request.kind() == OrderKind.MARKET || request.kind() == OrderKind.LIMIT;
        if (request.timeInForce() == TimeInForce.IOC && !mayBeImmediate
                || request.timeInForce() == TimeInForce.GTC && request.kind() == OrderKind.MARKET) {
            return refuse(RefusalCode.INVALID_ORDER, request.kind() + " cannot be " + request.timeInForce());
        }
        return request.kind() == OrderKind.OCO ? pairInOrder(request.limit(), request.stop()) : Optional.empty();
    }

    private static Optional<Refusal> pairInOrder(@Nullable Price limit, @Nullable Price stop) {
        return limit != null && stop != null && stop.isBelow(limit)
                ? Optional.empty()
                : refuse(RefusalCode.INVALID_ORDER, "the stop of a selling OCO must be below its limit");
    }

    private static Optional<Refusal> precision(OrderRequest request, Instrument instrument, Price last) {
        Price limit = request.limit();
        Price stop = request.stop();
        if (limit == null && stop == null) {
            return first(instrument.checkMarket(last, request.quantity()));
        }
        Optional<Refusal> broken = Optional.empty();
        if (limit != null) {
            broken = first(instrument.check(limit, request.quantity()));
        }
        if (broken.isEmpty() && stop != null) {
            broken = first(instrument.check(stop, request.quantity()));
        }
        return broken;
    }

    private static Optional<Refusal> first(List<PrecisionViolation> violations) {
        return violations.isEmpty() ? Optional.empty() : Optional.of(refusalFor(violations.getFirst()));
    }

    private static Optional<Refusal> range(OrderRequest request, Instrument instrument, Price bid, Price ask) {
        Price highest = ask.times(HIGHEST_PRICE_FACTOR);
        Price limit = request.limit();
        Price stop = request.stop();
        if (limit != null && limit.isAbove(highest) || stop != null && stop.isAbove(highest)) {
            return refuse(RefusalCode.PRICE_OUT_OF_RANGE, "a price may be at most " + highest);
        }
        if (limit != null && request.side() == OrderSide.BUY && limit.isAbove(ask.movedBy(instrument.priceBand()))) {
            return refuse(
                    RefusalCode.PRICE_OUT_OF_RANGE,
                    "a buy limit of " + limit + " is more than " + instrument.priceBand() + " above the ask " + ask);
        }
        if (limit != null
                && request.side() == OrderSide.SELL
                && limit.movedBy(instrument.priceBand()).isBelow(bid)) {
            return refuse(
                    RefusalCode.PRICE_OUT_OF_RANGE, "a sell limit of " + limit + " is too far below the bid " + bid);
        }
        return Optional.empty();
    }

    private static Refusal refusalFor(PrecisionViolation violation) {
        RefusalCode code = switch (violation.code()) {
            case PRICE_NOT_POSITIVE -> RefusalCode.INVALID_ORDER;
            case PRICE_OFF_TICK -> RefusalCode.PRICE_PRECISION;
            case QUANTITY_OFF_STEP -> RefusalCode.QUANTITY_PRECISION;
            case BELOW_MIN_QUANTITY -> RefusalCode.QUANTITY_TOO_SMALL;
            case ABOVE_MAX_QUANTITY -> RefusalCode.QUANTITY_TOO_LARGE;
            case BELOW_MIN_NOTIONAL -> RefusalCode.NOTIONAL_TOO_SMALL;
        };
        return new Refusal(
                code,
                violation.code() + ": was " + violation.actual().toPlainString() + ", the rule says "
                        + violation.limit().toPlainString());
    }

    private static boolean needsLimit(OrderKind kind) {
        return kind == OrderKind.LIMIT || kind == OrderKind.OCO;
    }

    private static boolean needsStop(OrderKind kind) {
        return kind == OrderKind.STOP || kind == OrderKind.OCO;
    }

    private static Optional<Refusal> refuse(RefusalCode code, String detail) {
        return Optional.of(new Refusal(code, detail));
    }
}
