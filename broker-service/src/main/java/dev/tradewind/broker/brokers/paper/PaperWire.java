package dev.tradewind.broker.brokers.paper;

import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.contracts.venue.PlaceVenueOrder;
import dev.tradewind.contracts.venue.VenueExecution;
import dev.tradewind.contracts.venue.VenueInstrument;
import dev.tradewind.contracts.venue.VenueOrder;
import dev.tradewind.contracts.venue.VenueOrderStatus;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.ClientOrderId;
import dev.tradewind.engine.orders.Execution;
import dev.tradewind.engine.orders.ExecutionKind;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.Receipt;
import dev.tradewind.engine.orders.TimeInForce;
import dev.tradewind.engine.orders.VenueOrderId;
import dev.tradewind.engine.orders.VenueStatus;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates between the venue's words and ours. A word it does not know ends nothing. */
final class PaperWire {
    private static final String TAKE_PROFIT_LEG = "-1";
    private static final String STOP_LEG = "-2";
    private static final String IOC_REMAINDER = "IOC_REMAINDER";
    private static final String VENUE = "PAPER";

    private PaperWire() {}

    static PlaceVenueOrder order(OrderIntent intent) {
        OrderSpec spec = intent.spec();
        String type = switch (spec.type()) {
            case LIMIT, MARKETABLE_LIMIT -> "LIMIT";
            case MARKET -> "MARKET";
            case STOP -> "STOP";
            case OCO -> "OCO";
        };
        return new PlaceVenueOrder(
                intent.clientOrderId().value(),
                spec.symbol().value(),
                spec.side().name(),
                type,
                spec.quantity().value(),
                spec.limit() == null ? null : spec.limit().value(),
                spec.stop() == null ? null : spec.stop().value(),
                spec.timeInForce() == TimeInForce.IMMEDIATE_OR_CANCEL ? "IOC" : "GTC");
    }

    static OrderReport report(VenueOrder order, Receipt receipt) {
        return new OrderReport(
                new ClientOrderId(order.clientOrderId()),
                new VenueOrderId(order.venueOrderId()),
                status(order),
                Quantity.of(order.filledQuantity()),
                order.updateSequence(),
                List.of(),
                order.endReason(),
                receipt);
    }

    static Broker.ReportedExecution execution(VenueExecution execution, String digest) {
        Currency quote = Currency.of(Symbol.of(execution.symbol()).quote().orElse("USD"));
        return new Broker.ReportedExecution(
                new ClientOrderId(execution.clientOrderId()),
                new Execution(
                        execution.executionId(),
                        ExecutionKind.TRADE,
                        null,
                        new VenueOrderId(orderOf(execution.venueOrderId())),
                        part(execution.venueOrderId()),
                        Quantity.of(execution.quantity()),
                        Price.of(execution.price()),
                        new Money(execution.notional(), quote),
                        new Money(execution.fee(), Currency.of(execution.feeAsset())),
                        execution.at(),
                        execution.sequence()),
                digest);
    }

    static Broker.TradableInstrument instrument(VenueInstrument instrument) {
        Currency quote = Currency.of(instrument.quoteAsset());
        return new Broker.TradableInstrument(
                new Instrument(
                        VENUE,
                        Symbol.of(instrument.symbol()),
                        Currency.of(instrument.baseAsset()),
                        quote,
                        List.of(new TickTier(Price.ZERO, Price.of(instrument.tickSize()))),
                        Quantity.of(instrument.stepSize()),
                        Quantity.of(instrument.minQuantity()),
                        Quantity.of(instrument.maxQuantity()),
                        new Money(instrument.minNotional(), quote),
                        instrument.maxOpenOrders(),
                        Percent.HUNDRED),
                instrument.feeRate().multiply(BigDecimal.valueOf(100)));
    }

    private static VenueStatus status(VenueOrder order) {
        return switch (order.status()) {
            case VenueOrderStatus.FILLED -> VenueStatus.FILLED;
            case VenueOrderStatus.CANCELED ->
                isTimeOver(order.endReason()) ? VenueStatus.EXPIRED : VenueStatus.CANCELLED;
            case VenueOrderStatus.EXPIRED -> VenueStatus.EXPIRED;
            case VenueOrderStatus.REJECTED -> VenueStatus.REJECTED;
            default -> VenueStatus.OPEN; // new, partially_filled, and any word of a newer venue
        };
    }

    private static boolean isTimeOver(@Nullable String endReason) {
        return IOC_REMAINDER.equals(endReason);
    }

    /** Which leg of an OCO executed is told by the order id that executed, never by the price (D-13). */
    private static ExecutionPart part(String venueOrderId) {
        if (venueOrderId.endsWith(TAKE_PROFIT_LEG)) {
            return ExecutionPart.TAKE_PROFIT;
        }
        return venueOrderId.endsWith(STOP_LEG) ? ExecutionPart.STOP : ExecutionPart.WHOLE;
    }

    private static String orderOf(String legId) {
        int dash = legId.lastIndexOf('-');
        return dash < 0 ? legId : legId.substring(0, dash);
    }
}
