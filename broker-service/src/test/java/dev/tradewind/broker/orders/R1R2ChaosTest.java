package dev.tradewind.broker.orders;

import static dev.tradewind.broker.orders.OrderTestBed.buy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.broker.orders.FaultyBroker.Network;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.VenueStatus;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Orders under a network that loses and keeps requests, stolen leases, cancel wishes and fills, against the real database and
 * venue; then the books are judged by the venue's view. Replay the dice with -Dchaos.seed=…; threads still play their part.
 */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R1R2ChaosTest {
    private static final int TRADERS = 3;
    private static final int STEPS = 120;

    @Inject
    OrderTestBed bed;

    @Inject
    FaultyBroker broker;

    private final Random random;
    private final List<OrderTestBed.Trader> traders = new ArrayList<>();
    private final Map<UUID, OrderTestBed.Trader> orders = new HashMap<>();

    R1R2ChaosTest() {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        System.out.println("chaos seed " + seed);
        random = new Random(seed);
    }

    @Test
    void nothingIsDoubledOrLostUnderChaos() {
        for (int i = 0; i < TRADERS; i++) {
            traders.add(bed.aTraderBehindABadNetwork());
        }
        for (int step = 0; step < STEPS; step++) {
            step();
            LockSupport.parkNanos(Duration.ofMillis(20 + random.nextInt(100)).toNanos());
        }
        traders.forEach(trader -> broker.network(trader.account(), Network.FINE));
        traders.forEach(trader -> broker.deliverKept(trader.account()));
        for (OrderTestBed.Trader trader : traders) {
            Eventually.within(Duration.ofSeconds(90), "all orders of a trader are settled", () -> isSettled(trader));
        }
        traders.forEach(trader -> broker.deliverKept(trader.account()));
        traders.forEach(this::judge);
    }

    private void step() {
        OrderTestBed.Trader trader = traders.get(random.nextInt(TRADERS));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                OrderKey key = new OrderKey(UUID.randomUUID(), 0, 0, OrderRole.ENTRY, 0);
                String limit = random.nextBoolean() ? "60050" : Integer.toString(59_000 + random.nextInt(900));
                orders.put(bed.intend(trader, key, buy("0.00" + (1 + random.nextInt(9)), limit)), trader);
            }
            case 4 -> cancelOne();
            case 5, 6 -> broker.network(trader.account(), Network.values()[random.nextInt(Network.values().length)]);
            case 7 -> {
                int bid = 59_400 + random.nextInt(700);
                bed.market(Integer.toString(bid), bid + ".01", "0.0" + (1 + random.nextInt(9)));
            }
            case 8 -> stealLease(trader);
            default -> broker.deliverKept(trader.account());
        }
    }

    private void cancelOne() {
        List<UUID> ids = List.copyOf(orders.keySet());
        if (!ids.isEmpty()) {
            UUID id = ids.get(random.nextInt(ids.size()));
            bed.cancel(orders.get(id), id);
        }
    }

    /** As if another process had taken the account over and died at once. */
    private void stealLease(OrderTestBed.Trader trader) {
        bed.tx().runSystem("chaos", sql -> sql.update("""
                update lease set owner = gen_random_uuid(), fence = fence + 1, until = clock_timestamp()
                where name = $1""", "account:" + trader.account()));
    }

    private boolean isSettled(OrderTestBed.Trader trader) {
        return bed.tx().as(trader.user(), sql -> sql.one("""
                select not exists (select 1 from order_intent where account_id = $1
                    and (state in ('INTENT', 'SUBMITTING', 'UNKNOWN', 'REVIEW', 'CANCEL_PENDING')
                      or cancel_requested_at is not null and ended_at is null)) as settled""", row -> row.bool("settled"), trader.account()));
    }

    private void judge(OrderTestBed.Trader trader) {
        Eventually.within(
                Duration.ofSeconds(30),
                "last executions are booked",
                () -> ourCash(trader)
                                .compareTo(
                                        broker.balances(trader.account()).cash().amount())
                        == 0);
        Map<String, OrderReport> theirs = new HashMap<>();
        broker.ordersAfter(trader.account(), 0)
                .forEach(report -> theirs.put(report.clientOrderId().value(), report));
        for (Map.Entry<UUID, OrderTestBed.Trader> entry : orders.entrySet()) {
            if (entry.getValue().equals(trader)) {
                Order ours = bed.order(trader, entry.getKey());
                OrderReport report = theirs.remove(ours.intent().clientOrderId().value());
                if (report == null) {
                    assertThat(ours.isEnded())
                            .as("%s is not at the venue", ours.state())
                            .isTrue();
                    assertThat(ours.filled().isZero()).isTrue();
                } else {
                    assertThat(ours.filled()).isEqualTo(report.filledQuantity());
                    assertThat(ours.isEnded()).isEqualTo(report.status() != VenueStatus.OPEN);
                }
            }
        }
        assertThat(theirs).as("orders at the venue without a row").isEmpty();
        assertThat(orders.values().stream().filter(trader::equals)).isNotEmpty();
    }

    private BigDecimal ourCash(OrderTestBed.Trader trader) {
        return bed.tx()
                .as(
                        trader.user(),
                        sql -> sql.one(
                                "select cash from account where id = $1",
                                row -> row.decimal("cash"),
                                trader.account()));
    }
}
