package dev.tradewind.broker.venue.rest;

import dev.tradewind.contracts.venue.PlaceVenueOrder;
import dev.tradewind.contracts.venue.VenueProblemCodes;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.OrderKind;
import dev.tradewind.engine.matching.OrderRequest;
import dev.tradewind.engine.matching.TimeInForce;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.problem.Unprocessable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what came over the wire into an order of the matching core, or into a problem that names what is wrong. */
final class OrderForm {
    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9-]{1,36}");
    /** A decimal with more digits than this is no price; arithmetic on it would only cost time. */
    private static final int MOST_DIGITS = 30;

    private static final int MOST_DECIMALS = 12;

    private OrderForm() {}

    static OrderRequest request(UUID account, @Nullable PlaceVenueOrder form) {
        if (form == null) {
            throw Invalid.body("An order needs a body.");
        }
        requireFields(form);
        if (!CLIENT_ORDER_ID.matcher(form.clientOrderId()).matches()) {
            throw Unprocessable.of(
                    VenueProblemCodes.INVALID_CLIENT_ORDER_ID,
                    "clientOrderId must be 1 to 36 characters of A-Z, a-z, 0-9 and -.");
        }
        if (!Symbol.isCanonical(form.symbol())) {
            throw Unprocessable.of(VenueProblemCodes.UNKNOWN_SYMBOL, "This symbol is not traded here.");
        }
        OrderKind kind = constant("type", OrderKind.class, form.type());
        return new OrderRequest(
                account,
                form.clientOrderId(),
                Symbol.of(form.symbol()),
                constant("side", OrderSide.class, form.side()),
                kind,
                form.timeInForce() == null
                        ? usual(kind)
                        : constant("timeInForce", TimeInForce.class, form.timeInForce()),
                new Quantity(positive("quantity", form.quantity())),
                form.limitPrice() == null ? null : new Price(positive("limitPrice", form.limitPrice())),
                form.stopPrice() == null ? null : new Price(positive("stopPrice", form.stopPrice())));
    }

    @SuppressWarnings("ConstantConditions") // a missing field of a JSON body arrives as null, whatever the record says
    private static void requireFields(PlaceVenueOrder form) {
        List<Invalid.FieldError> missing = new ArrayList<>();
        require(missing, "clientOrderId", form.clientOrderId());
        require(missing, "symbol", form.symbol());
        require(missing, "side", form.side());
        require(missing, "type", form.type());
        require(missing, "quantity", form.quantity());
        if (!missing.isEmpty()) {
            throw new Invalid(missing);
        }
    }

    /** The deadline in the header {@code X-Not-After}, absent for requests that may come at any time. */
    static @Nullable Instant deadline(@Nullable String header) {
        try {
            return header == null ? null : Instant.parse(header);
        } catch (DateTimeParseException odd) {
            throw Invalid.of("X-Not-After", "NOT_A_TIME", "X-Not-After must be an ISO-8601 time in UTC.");
        }
    }

    private static void require(List<Invalid.FieldError> missing, String field, @Nullable Object value) {
        if (value == null) {
            missing.add(new Invalid.FieldError(field, "REQUIRED", field + " is missing."));
        }
    }

    private static TimeInForce usual(OrderKind kind) {
        return kind == OrderKind.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
    }

    private static <E extends Enum<E>> E constant(String field, Class<E> type, String name) {
        for (E candidate : type.getEnumConstants()) {
            if (candidate.name().equals(name)) {
                return candidate;
            }
        }
        throw invalid(field + " must be one of " + List.of(type.getEnumConstants()) + ".");
    }

    static BigDecimal positive(String field, BigDecimal value) {
        boolean sane = value.precision() <= MOST_DIGITS
                && value.scale() <= MOST_DIGITS
                && value.scale() >= -MOST_DECIMALS
                && value.signum() > 0;
        if (!sane) {
            throw invalid(field + " must be a positive number of a usual size.");
        }
        return value;
    }

    private static ProblemException invalid(String detail) {
        return Unprocessable.of(VenueProblemCodes.INVALID_ORDER, detail);
    }
}
