package dev.tradewind.broker.orders;

import static dev.tradewind.broker.orders.OrderTestBed.SOON;
import static dev.tradewind.broker.orders.OrderTestBed.buy;
import static dev.tradewind.broker.orders.OrderTestBed.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.broker.orders.application.Brokers;
import dev.tradewind.contracts.events.AccountValuedV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.contracts.events.OrderEndedV1;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderState;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.Proof;
import dev.tradewind.kit.tenancy.SqlFailure;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the committed intent to the booked execution, over the real lane, Postgres and HTTP to the venue. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R1R5OrderLaneTest {
    @Inject
    OrderTestBed bed;

    @Inject
    Brokers brokers;

    private OrderTestBed.Trader trader;
    private UUID group;

    @BeforeEach
    void aReadyAccount() {
        trader = bed.aTrader();
        group = UUID.randomUUID();
    }

    @Test
    void anIntentBecomesALiveOrderWithStoredEvidence() {
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));

        bed.awaitStatus(trader, order, OrderStatus.LIVE);
        assertThat(brokers.named("PAPER").openOrders(trader.account()))
                .singleElement()
                .satisfies(report -> assertThat(report.clientOrderId())
                        .isEqualTo(bed.order(trader, order).intent().clientOrderId()));
        assertThat(proofs(order)).containsExactly("ACK");
        assertThat(Facts.told(trader.user(), EventTypes.ORDER_ACKNOWLEDGED)).hasSize(1);
    }

    @Test
    void r1TheSameKeyMakesNoSecondIntent() {
        OrderKey key = new OrderKey(group, 0, 0, OrderRole.ENTRY, 0);

        UUID first = bed.intend(trader, key, buy("0.1", "59000"));
        UUID second = bed.intend(trader, key, buy("0.1", "59000"));

        assertThat(second).isEqualTo(first);
        bed.awaitStatus(trader, first, OrderStatus.LIVE);
        assertThat(brokers.named("PAPER").ordersAfter(trader.account(), 0)).hasSize(1);
    }

    @Test
    void aFillIsBookedOnceToldAndCounted() {
        UUID order = bed.intend(trader, group, 0, buy("0.1", "60050"));

        bed.awaitStatus(trader, order, OrderStatus.FILLED);
        ExecutionBookedV1 booked = Facts.told(trader.user(), EventTypes.EXECUTION_BOOKED)
                .getFirst()
                .dataAs(ExecutionBookedV1.class);
        BigDecimal cash = new BigDecimal("100000").subtract(booked.notional()).subtract(booked.fee());
        assertThat(booked.cashAfter()).isEqualByComparingTo(cash);
        assertThat(brokers.named("PAPER").balances(trader.account()).cash().amount())
                .isEqualByComparingTo(cash);
        assertThat(Facts.told(trader.user(), EventTypes.EXECUTION_BOOKED)).hasSize(1);
        assertThat(Facts.told(trader.user(), EventTypes.ORDER_ENDED))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.dataAs(OrderEndedV1.class).status()).isEqualTo("FILLED"));
        Eventually.within(
                SOON,
                "the account is valued with its holding",
                () -> Facts.told(trader.user(), EventTypes.ACCOUNT_VALUED).stream()
                        .map(event -> event.dataAs(AccountValuedV1.class))
                        .anyMatch(valued -> valued.positionsValue().compareTo(new BigDecimal("6000")) == 0
                                && valued.cash().compareTo(cash) == 0));
    }

    @Test
    void partialFillsAreFollowedUntilTheOrderIsFull() {
        bed.market("60000", "60000.01", "0.04");
        UUID order = bed.intend(trader, group, 0, buy("0.1", "60050"));
        Eventually.within(
                SOON, "first part", () -> bed.order(trader, order).filled().equals(Quantity.of("0.04")));
        assertThat(bed.order(trader, order).status()).isEqualTo(OrderStatus.PARTIAL);

        bed.market("60000", "60000.01", "1");

        bed.awaitStatus(trader, order, OrderStatus.FILLED);
        assertThat(bed.order(trader, order).filled()).isEqualTo(Quantity.of("0.1"));
    }

    @Test
    void aRefusedOrderEndsWithTheVenuesWord() {
        UUID order = bed.intend(trader, group, 0, buy("9", "59000"));

        bed.awaitStatus(trader, order, OrderStatus.REJECTED);
        assertThat(bed.order(trader, order).state()).isInstanceOfSatisfying(OrderState.Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo("INSUFFICIENT_FUNDS");
            assertThat(rejected.evidence().proof()).isEqualTo(Proof.REJECT);
        });
    }

    @Test
    void aCancelWishEndsAtTheVenueAndIsProven() {
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));
        bed.awaitStatus(trader, order, OrderStatus.LIVE);

        bed.cancel(trader, order);

        bed.awaitStatus(trader, order, OrderStatus.CANCELLED);
        assertThat(brokers.named("PAPER").openOrders(trader.account())).isEmpty();
        assertThat(Facts.told(trader.user(), EventTypes.ORDER_ENDED)).hasSize(1);
    }

    @Test
    void r5AnOrderThatIsCancelledBehindOurBackIsFoundByTheMonitors() {
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));
        bed.awaitStatus(trader, order, OrderStatus.LIVE);

        brokers.named("PAPER")
                .venue(trader.account())
                .cancel(bed.order(trader, order).intent().clientOrderId());

        bed.awaitStatus(trader, order, OrderStatus.CANCELLED);
    }

    @Test
    void r7SellingMoreThanIsHeldIsNeverSent() {
        UUID order = bed.intend(trader, group, 0, sell("0.1", "61000"));

        bed.intend(trader, group, 1, buy("0.05", "60050"));
        Eventually.within(
                SOON,
                "the buy fills",
                () -> bed.orders(trader, group).stream()
                        .anyMatch(found -> found.order().status() == OrderStatus.FILLED));
        assertThat(bed.order(trader, order).status()).isEqualTo(OrderStatus.INTENT);
    }

    @Test
    void r3TheDatabaseRefusesAnEndWithoutEvidence() {
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));
        bed.awaitStatus(trader, order, OrderStatus.LIVE);

        assertThatThrownBy(() -> bed.tx()
                        .run(
                                trader.user(),
                                sql -> sql.update(
                                        "update order_intent set state = 'CANCELLED', ended_at = now() where id = $1",
                                        order)))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("end_needs_evidence");
    }

    @Test
    void r10WhatWasApprovedCannotBeChanged() {
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));

        assertThatThrownBy(() -> bed.tx()
                        .run(
                                trader.user(),
                                sql -> sql.update("update order_intent set quantity = 1 where id = $1", order)))
                .isInstanceOfSatisfying(
                        SqlFailure.class,
                        failure -> assertThat(failure.isForbidden()).isTrue());
    }

    @Test
    void r6CashAndHoldingsAreTheSumOfTheExecutions() {
        UUID entry = bed.intend(trader, group, 0, buy("0.1", "60050"));
        bed.awaitStatus(trader, entry, OrderStatus.FILLED);
        UUID exit = bed.intend(trader, group, 1, sell("0.1", "59000"));
        bed.awaitStatus(trader, exit, OrderStatus.FILLED);

        BigDecimal flows =
                bed.tx().as(trader.user(), sql -> sql.one("""
                select sum(case when side = 'BUY' then -notional else notional end - fee) as flow from execution
                where account_id = $1""", row -> row.decimal("flow"), trader.account()));
        BigDecimal cash = bed.tx()
                .as(
                        trader.user(),
                        sql -> sql.one(
                                "select cash from account where id = $1",
                                row -> row.decimal("cash"),
                                trader.account()));
        assertThat(cash).isEqualByComparingTo(new BigDecimal("100000").add(flows));
        assertThat(brokers.named("PAPER").balances(trader.account()).cash().amount())
                .isEqualByComparingTo(cash);
        assertThat(brokers.named("PAPER").balances(trader.account()).holdings()).isEmpty();
    }

    @Test
    void anIntentWhoseTimeIsOverExpiresUnsent() {
        UUID order = bed.intend(
                trader, group, 0, buy("0.1", "59000").notAfter(Instant.now().minusSeconds(1)));

        bed.awaitStatus(trader, order, OrderStatus.EXPIRED);
        assertThat(proofs(order)).containsExactly("NEVER_SENT");
        assertThat(brokers.named("PAPER").ordersAfter(trader.account(), 0)).isEmpty();
    }

    private List<String> proofs(UUID order) {
        return bed.tx()
                .as(
                        trader.user(),
                        sql -> sql.list(
                                "select proof from order_evidence where order_id = $1 order by at, id",
                                row -> row.text("proof"),
                                order));
    }
}
