package dev.tradewind.broker.venue.persistence;

import dev.tradewind.contracts.venue.VenueAdjustment;
import dev.tradewind.contracts.venue.VenueExecution;
import dev.tradewind.contracts.venue.VenueOrder;
import dev.tradewind.contracts.venue.VenueOrderLeg;
import dev.tradewind.contracts.venue.VenueOrderStatus;
import dev.tradewind.engine.matching.OrderKind;
import dev.tradewind.engine.matching.OrderLeg;
import dev.tradewind.engine.matching.OrderStatus;
import dev.tradewind.kit.tenancy.SqlRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Rows as the wire records of the venue. */
final class VenueWire {
    private static final int PRICE_DECIMALS = 12;

    private VenueWire() {}

    static VenueOrder order(SqlRow row) {
        BigDecimal filled = plain(row.decimal("filled_quantity"));
        String number = row.text("order_number");
        OrderKind kind = row.constant("kind", OrderKind.class);
        return new VenueOrder(
                number,
                row.uuid("account_id"),
                row.text("client_order_id"),
                row.text("symbol"),
                row.text("side"),
                kind.name(),
                row.text("time_in_force"),
                plain(row.decimal("quantity")),
                row.has("limit_price") ? plain(row.decimal("limit_price")) : null,
                row.has("stop_price") ? plain(row.decimal("stop_price")) : null,
                status(row.constant("status", OrderStatus.class)),
                filled,
                filled.signum() == 0
                        ? null
                        : plain(row.decimal("filled_notional").divide(filled, PRICE_DECIMALS, RoundingMode.HALF_UP)),
                row.text("end_reason"),
                kind == OrderKind.OCO ? legs(row, number) : List.of(),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.number("update_sequence"));
    }

    private static List<VenueOrderLeg> legs(SqlRow row, String number) {
        OrderStatus status = row.constant("status", OrderStatus.class);
        boolean triggered = row.number("triggered_at") > 0;
        BigDecimal byStop = plain(row.decimal("filled_by_stop"));
        BigDecimal byLimit = plain(row.decimal("filled_quantity").subtract(row.decimal("filled_by_stop")));
        return List.of(
                new VenueOrderLeg(
                        legId(number, OrderLeg.LIMIT),
                        "LIMIT",
                        plain(row.decimal("limit_price")),
                        legStatus(status, !triggered, byLimit),
                        byLimit),
                new VenueOrderLeg(
                        legId(number, OrderLeg.STOP),
                        "STOP",
                        plain(row.decimal("stop_price")),
                        legStatus(status, triggered || status.isOpen(), byStop),
                        byStop));
    }

    /** A leg ends filled only if it was the one that ended the pair. */
    private static String legStatus(OrderStatus pair, boolean alive, BigDecimal filled) {
        if (!alive) {
            return VenueOrderStatus.CANCELED;
        }
        return switch (pair) {
            case NEW, PARTIALLY_FILLED ->
                filled.signum() > 0 ? VenueOrderStatus.PARTIALLY_FILLED : VenueOrderStatus.NEW;
            case FILLED -> filled.signum() > 0 ? VenueOrderStatus.FILLED : VenueOrderStatus.CANCELED;
            case CANCELED -> VenueOrderStatus.CANCELED;
        };
    }

    static VenueExecution execution(SqlRow row) {
        return new VenueExecution(
                "x" + row.number("sequence"),
                row.number("sequence"),
                row.uuid("account_id"),
                row.text("client_order_id"),
                legId(row.text("order_number"), row.constant("leg", OrderLeg.class)),
                row.text("symbol"),
                row.text("side"),
                plain(row.decimal("price")),
                plain(row.decimal("quantity")),
                row.decimal("notional"),
                row.decimal("fee"),
                row.text("fee_asset"),
                row.text("liquidity"),
                row.integer("slippage_bps"),
                row.instant("at"),
                row.instant("market_time"));
    }

    static VenueAdjustment adjustment(SqlRow row) {
        return new VenueAdjustment(
                row.number("sequence"),
                row.uuid("account_id"),
                row.text("reason"),
                row.text("asset"),
                plain(row.decimal("amount")),
                row.instant("at"));
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String legId(String number, OrderLeg leg) {
        return switch (leg) {
            case WHOLE -> number;
            case LIMIT -> number + "-1";
            case STOP -> number + "-2";
        };
    }

    private static String status(OrderStatus status) {
        return switch (status) {
            case NEW -> VenueOrderStatus.NEW;
            case PARTIALLY_FILLED -> VenueOrderStatus.PARTIALLY_FILLED;
            case FILLED -> VenueOrderStatus.FILLED;
            case CANCELED -> VenueOrderStatus.CANCELED;
        };
    }
}
