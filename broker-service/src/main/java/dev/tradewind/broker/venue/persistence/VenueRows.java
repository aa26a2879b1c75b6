package dev.tradewind.broker.venue.persistence;

import dev.tradewind.broker.venue.matching.ShownQuote;
import dev.tradewind.broker.venue.matching.VenueInstruments;
import dev.tradewind.broker.venue.replay.ReplayCursor;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.AccountState;
import dev.tradewind.engine.matching.Adjustment;
import dev.tradewind.engine.matching.EndReason;
import dev.tradewind.engine.matching.Execution;
import dev.tradewind.engine.matching.FeeAsset;
import dev.tradewind.engine.matching.HoldingState;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.engine.matching.OrderKind;
import dev.tradewind.engine.matching.OrderState;
import dev.tradewind.engine.matching.OrderStatus;
import dev.tradewind.engine.matching.OrderTerms;
import dev.tradewind.engine.matching.TimeInForce;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.kit.tenancy.SqlRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Between the scaled longs of the core and the decimals of the tables (C-63). */
final class VenueRows {
    private final VenueInstruments instruments;

    VenueRows(VenueInstruments instruments) {
        this.instruments = instruments;
    }

    OrderState order(SqlRow row) {
        InstrumentScale scale = instruments.scale(Symbol.of(row.text("symbol")));
        OrderTerms terms = new OrderTerms(
                row.number("order_number"),
                row.uuid("account_id"),
                row.text("client_order_id"),
                scale.instrument().symbol(),
                row.constant("side", OrderSide.class),
                row.constant("kind", OrderKind.class),
                row.constant("time_in_force", TimeInForce.class),
                scale.steps(new Quantity(row.decimal("quantity"))),
                ticks(scale, row, "limit_price"),
                ticks(scale, row, "stop_price"));
        return new OrderState(
                terms,
                row.constant("status", OrderStatus.class),
                scale.steps(new Quantity(row.decimal("filled_quantity"))),
                scale.steps(new Quantity(row.decimal("filled_by_stop"))),
                InstrumentScale.units(row.decimal("filled_notional")),
                InstrumentScale.units(row.decimal("reserved_cash")),
                row.number("triggered_at"),
                row.constant("end_reason", EndReason.class),
                row.number("update_sequence"));
    }

    Object[] order(OrderState order, Instant at) {
        OrderTerms terms = order.terms();
        InstrumentScale scale = instruments.scale(terms.symbol());
        return values(
                terms.account(),
                terms.clientOrderId(),
                terms.number(),
                terms.symbol().value(),
                terms.side(),
                terms.kind(),
                terms.timeInForce(),
                quantity(scale, terms.quantity()),
                price(scale, terms.limit()),
                price(scale, terms.stop()),
                order.status(),
                quantity(scale, order.filled()),
                quantity(scale, order.filledByStop()),
                InstrumentScale.decimal(order.filledNotional()),
                InstrumentScale.decimal(order.reservedCash()),
                order.triggeredAt(),
                order.endReason(),
                at,
                order.sequence());
    }

    Object[] execution(Execution execution, Instant at) {
        InstrumentScale scale = instruments.scale(execution.symbol());
        String feeAsset = execution.feeAsset() == FeeAsset.BASE
                ? scale.instrument().base().code()
                : scale.instrument().quote().code();
        return values(
                execution.sequence(),
                execution.account(),
                execution.clientOrderId(),
                execution.orderNumber(),
                execution.leg(),
                execution.symbol().value(),
                execution.side(),
                scale.price(execution.price()).value(),
                quantity(scale, execution.quantity()),
                InstrumentScale.decimal(execution.notional()),
                InstrumentScale.decimal(execution.fee()),
                feeAsset,
                execution.maker() ? "MAKER" : "TAKER",
                execution.slippageBps(),
                at,
                execution.marketTime());
    }

    Object[] adjustment(Adjustment adjustment, Instant at) {
        return values(
                adjustment.sequence(),
                adjustment.account(),
                adjustment.reason(),
                adjustment.asset(),
                InstrumentScale.decimal(adjustment.amount()),
                at);
    }

    AccountState account(SqlRow row, List<HoldingState> holdings) {
        return new AccountState(
                row.uuid("account_id"),
                InstrumentScale.units(row.decimal("starting_cash")),
                InstrumentScale.units(row.decimal("cash")),
                0,
                InstrumentScale.units(row.decimal("realised_profit")),
                InstrumentScale.units(row.decimal("fees_paid")),
                row.integer("resets"),
                holdings,
                row.number("update_sequence"));
    }

    Object[] account(AccountState state, Instant at) {
        return values(
                state.account(),
                VenueInstruments.CASH.code(),
                InstrumentScale.decimal(state.startingCash()),
                InstrumentScale.decimal(state.cash()),
                InstrumentScale.decimal(state.realised()),
                InstrumentScale.decimal(state.fees()),
                state.resets(),
                at,
                state.sequence());
    }

    Object[] balance(UUID account, HoldingState holding) {
        return values(
                account,
                holding.symbol().value(),
                InstrumentScale.decimal(holding.units()),
                InstrumentScale.decimal(holding.cost()));
    }

    ShownQuote shown(SqlRow row) {
        InstrumentScale scale = instruments.scale(Symbol.of(row.text("symbol")));
        ReplayCursor cursor = new ReplayCursor(
                row.integer("bar"),
                row.integer("step"),
                row.integer("lap"),
                row.decimal("price_factor"),
                row.number("quote_sequence"));
        OfferedQuote quote = new OfferedQuote(
                scale.ticks(new Price(row.decimal("bid"))),
                scale.ticks(new Price(row.decimal("ask"))),
                scale.steps(new Quantity(row.decimal("bid_size"))),
                scale.steps(new Quantity(row.decimal("ask_size"))),
                scale.steps(new Quantity(row.decimal("bar_volume"))),
                row.instant("market_time"));
        return new ShownQuote(scale.instrument().symbol(), cursor, quote);
    }

    Object[] shown(ShownQuote shown) {
        InstrumentScale scale = instruments.scale(shown.symbol());
        ReplayCursor cursor = shown.cursor();
        OfferedQuote quote = shown.quote();
        return values(
                shown.symbol().value(),
                cursor.bar(),
                cursor.step(),
                cursor.lap(),
                cursor.priceFactor(),
                scale.price(quote.bidTicks()).value(),
                scale.price(quote.askTicks()).value(),
                quantity(scale, quote.bidSteps()),
                quantity(scale, quote.askSteps()),
                quantity(scale, quote.barVolumeSteps()),
                quote.marketTime(),
                cursor.quoteSequence());
    }

    private static long ticks(InstrumentScale scale, SqlRow row, String column) {
        return row.has(column) ? scale.ticks(new Price(row.decimal(column))) : 0;
    }

    private static @Nullable BigDecimal price(InstrumentScale scale, long ticks) {
        return ticks == 0 ? null : scale.price(ticks).value();
    }

    private static BigDecimal quantity(InstrumentScale scale, long steps) {
        return scale.quantity(steps).value();
    }

    @SuppressWarnings("NullAway") // a null is a SQL NULL
    private static Object[] values(@Nullable Object... values) {
        return values;
    }
}
