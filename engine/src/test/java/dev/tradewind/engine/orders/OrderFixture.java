package dev.tradewind.engine.orders;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.MoneyRounding;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders, reports and executions as tests speak of them. */
final class OrderFixture {
    static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");
    static final UUID ACCOUNT = new UUID(0, 1);
    static final UUID GROUP = new UUID(0, 2);
    static final Symbol BTC = Symbol.of("BTC/USDT");
    static final Currency USDT = Currency.of("USDT");
    static final OrderIdPrefix PREFIX = new OrderIdPrefix("tw", 1);
    static final VenueOrderId VENUE_ID = new VenueOrderId("v-1");
    static final Receipt RECEIPT = new Receipt("GET /orders", "digest", T0);

    private OrderFixture() {}

    static OrderIntent intent(OrderKey key, String quantity, boolean riskIncreasing) {
        OrderSpec spec = OrderSpec.limit(
                BTC,
                riskIncreasing ? OrderSide.BUY : OrderSide.SELL,
                Quantity.of(quantity),
                Price.of("60000"),
                riskIncreasing);
        return OrderIntent.of(new OrderId(new UUID(9, key.hashCode())), ACCOUNT, key, PREFIX, spec, T0);
    }

    static OrderIntent entry(String quantity) {
        return intent(new OrderKey(GROUP, 0, 0, OrderRole.ENTRY, 0), quantity, true);
    }

    static Order anIntent() {
        return Order.fresh(entry("1"));
    }

    static Order submitting() {
        return anIntent().claim(1, T0, T0.plusSeconds(10)).after();
    }

    static Order unknown() {
        return submitting().ownerLost(T0).after();
    }

    static Order live() {
        return submitting()
                .afterPlace(1, new PlaceAnswer.Accepted(report(VenueStatus.OPEN, "0", 1)), T0)
                .after();
    }

    static Order partial() {
        return live().book(List.of(trade("e1", "0.4")), RECEIPT, T0).after();
    }

    static Order cancelPending() {
        return live().requestCancel("test", T0).after().beginCancel(T0).after();
    }

    static Order cancelled() {
        return cancelPending().absorb(report(VenueStatus.CANCELLED, "0", 2), T0).after();
    }

    static Order rejected() {
        return submitting()
                .afterPlace(1, new PlaceAnswer.Refused("INSUFFICIENT_FUNDS", "no cash", RECEIPT), T0)
                .after();
    }

    static Order review() {
        return unknown().giveToHuman("too long", T0).after();
    }

    static OrderReport report(VenueStatus status, String filled, long sequence, Execution... executions) {
        return new OrderReport(
                anIntent().intent().clientOrderId(),
                VENUE_ID,
                status,
                Quantity.of(filled),
                sequence,
                List.of(executions),
                null,
                RECEIPT);
    }

    static Execution trade(String id, String quantity) {
        return trade(id, quantity, "60000");
    }

    static Execution trade(String id, String quantity, String price) {
        return execution(id, ExecutionKind.TRADE, null, quantity, price);
    }

    static Execution execution(
            String id, ExecutionKind kind, @Nullable String refersTo, String quantity, String price) {
        Money notional = MoneyRounding.notional(Price.of(price), Quantity.of(quantity), USDT);
        return new Execution(
                id,
                kind,
                refersTo,
                VENUE_ID,
                ExecutionPart.WHOLE,
                Quantity.of(quantity),
                Price.of(price),
                notional,
                MoneyRounding.fee(notional, new BigDecimal("0.001")),
                T0,
                id.hashCode());
    }
}
