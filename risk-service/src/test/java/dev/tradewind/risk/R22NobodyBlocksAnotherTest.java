package dev.tradewind.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.kit.events.EventConsumers;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** R22: facts of two producers about the same users in opposite order meet in the middle; all are applied, none is parked. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R22NobodyBlocksAnotherTest {
    private static final int ROUNDS = 15;

    @Inject
    RiskTestClock clock;

    @Inject
    EventConsumers consumers;

    @Inject
    TenantTx tx;

    @Test
    void r22BatchesOfTwoProducersOverTheSameAccountsAllGetThrough() throws Exception {
        clock.startANewDay();
        Trader first = Trader.withAnAccount().capital("FIXED_QUOTE", "100");
        Trader second = Trader.withAnAccount().capital("FIXED_QUOTE", "100");
        PlanLegV1 leg = first.planOf(first.entry(1)).legs().getFirst();
        second.planOf(second.entry(1));
        Map<Integer, Long> strategyAt = new HashMap<>(consumers.cursors("strategy"));
        Map<Integer, Long> brokerAt = new HashMap<>(consumers.cursors("broker"));
        List<EventEnvelope> signals = new ArrayList<>();
        List<EventEnvelope> ends = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Trader trader : List.of(first, second)) {
                SignalAcceptedV1 signal =
                        trader.signal(Classification.ENTRY, Trader.ETH, 60 * (round + 1), 1, Side.LONG, "3000");
                EventEnvelope next = Facts.from("strategy")
                        .next(EventTypes.SIGNAL_ACCEPTED, trader.user, signal.signalId(), 1, signal);
                signals.add(at(next, strategyAt));
            }
            for (Trader trader : List.of(second, first)) {
                EventEnvelope next = Facts.from("broker")
                        .next(EventTypes.ORDER_ENDED, trader.user, trader.account, 1, trader.anEntryEnds(leg));
                ends.add(at(next, brokerAt));
            }
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> strategy = threads.submit(() -> consumers.apply("strategy", signals));
            Future<?> broker = threads.submit(() -> consumers.apply("broker", ends));
            strategy.get(60, TimeUnit.SECONDS);
            broker.get(60, TimeUnit.SECONDS);
        }

        for (Trader trader : List.of(first, second)) {
            long approved = Facts.told(trader.user, EventTypes.PLAN_DECIDED).stream()
                    .map(event -> event.dataAs(PlanDecidedV1.class))
                    .filter(decided -> decided.outcome().equals("APPROVED"))
                    .count();
            assertThat(approved).as("five slots, one was taken before").isEqualTo(5);
            assertThat(Facts.told(trader.user, EventTypes.PLAN_DECIDED)).hasSize(1 + ROUNDS);
            BigDecimal released = tx.as(
                    trader.user,
                    sql -> sql.one(
                            "select count(*) as n from reservation where state = 'RELEASED'", row -> row.decimal("n")));
            assertThat(released).isEqualByComparingTo("1");
        }
        long parked =
                tx.system("test", sql -> sql.one("select count(*) as n from parked_event", row -> row.number("n")));
        assertThat(parked).isZero();
    }

    private static EventEnvelope at(EventEnvelope next, Map<Integer, Long> positions) {
        long position = positions.merge(next.partition(), 1L, Long::sum);
        return new EventEnvelope(
                next.id(),
                next.partition(),
                position,
                next.type(),
                next.time(),
                next.userId(),
                next.aggregateId(),
                next.aggregateVersion(),
                next.correlationId(),
                next.causationId(),
                Json.of(next.data()));
    }
}
