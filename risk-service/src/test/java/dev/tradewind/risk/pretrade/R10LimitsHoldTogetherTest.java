package dev.tradewind.risk.pretrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.risk.RiskTestClock;
import dev.tradewind.risk.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R10: sixty-four signals at the same moment never break a limit together, and none is refused for a lock. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R10LimitsHoldTogetherTest {
    private static final int SIGNALS = 64;

    @Inject
    RiskTestClock clock;

    @Inject
    TenantTx tx;

    @Inject
    DecidePlan decide;

    @BeforeEach
    void startANewDay() {
        clock.startANewDay();
    }

    @Test
    void r10FiveSlotsAreFiveSlots() throws Exception {
        Trader trader = Trader.withAnAccount().capital("FIXED_QUOTE", "100");

        List<PlanDecidedV1> decided = allAtOnce(trader);

        assertThat(decided).filteredOn(one -> one.outcome().equals("APPROVED")).hasSize(5);
        assertThat(decided)
                .filteredOn(one -> !one.outcome().equals("APPROVED"))
                .extracting(PlanDecidedV1::code)
                .hasSize(SIGNALS - 5)
                .containsOnly("POOL_FULL");
    }

    @Test
    void r10TheExposureLimitIsUsedUpAndNeverBroken() throws Exception {
        Trader trader = Trader.withAnAccount().capital("FIXED_QUOTE", "2000");
        limits(trader, "100", "50", 100);

        List<PlanDecidedV1> decided = allAtOnce(trader);

        BigDecimal committed = decided.stream()
                .filter(one -> one.plan() != null)
                .flatMap(one -> one.plan().legs().stream())
                .map(PlanLegV1::notional)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(committed).isBetween(new BigDecimal("49000"), new BigDecimal("50000"));
        assertThat(decided)
                .filteredOn(one -> one.plan() == null)
                .extracting(PlanDecidedV1::code)
                .containsOnly("MAX_LEVERAGE");
    }

    @Test
    void r10SixtyFourGoodOnesAreAllApproved() throws Exception {
        Trader trader = Trader.withAnAccount().capital("FIXED_QUOTE", "100");
        limits(trader, "100", "100", 100);

        List<PlanDecidedV1> decided = allAtOnce(trader);

        assertThat(decided).extracting(PlanDecidedV1::outcome).containsOnly("APPROVED");
        BigDecimal reserved =
                decided.stream().map(one -> one.plan().reserved()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal held = tx.as(
                trader.user, sql -> sql.one("select sum(held) as held from reservation", row -> row.decimal("held")));
        assertThat(held).isEqualByComparingTo(reserved);
    }

    private List<PlanDecidedV1> allAtOnce(Trader trader) throws Exception {
        List<EventEnvelope> signals = new ArrayList<>();
        for (int n = 1; n <= SIGNALS; n++) {
            SignalAcceptedV1 signal =
                    trader.signal(Classification.ENTRY, Trader.BTC, n * 60, 100, Side.LONG, "61237.37");
            signals.add(
                    Facts.from("strategy").next(EventTypes.SIGNAL_ACCEPTED, trader.user, signal.signalId(), 1, signal));
        }
        CountDownLatch together = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (EventEnvelope signal : signals) {
                running.add(threads.submit(() -> {
                    together.await();
                    tx.run(trader.user, sql -> decide.handle(sql, signal));
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        List<PlanDecidedV1> decided = Facts.told(trader.user, EventTypes.PLAN_DECIDED).stream()
                .map(event -> event.dataAs(PlanDecidedV1.class))
                .toList();
        assertThat(decided).hasSize(SIGNALS);
        return decided;
    }

    private void limits(Trader trader, String position, String exposure, int groups) {
        tx.run(
                trader.user,
                sql -> sql.update("""
                        update risk_limits set max_position_percent = $2, max_exposure_percent = $3, max_open_groups = $4
                        where user_id = $1""", trader.user, new BigDecimal(position), new BigDecimal(exposure), groups));
    }
}
