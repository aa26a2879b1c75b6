package dev.tradewind.broker.killswitch;

import static dev.tradewind.broker.orders.OrderTestBed.buy;
import static dev.tradewind.broker.orders.OrderTestBed.sell;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.tradewind.broker.orders.OrderTestBed;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R11KillMeansKillTest {
    @Inject
    OrderTestBed bed;

    @Inject
    KillSwitches switches;

    private OrderTestBed.Trader trader;
    private UUID group;

    @BeforeEach
    void aReadyAccount() {
        trader = bed.aTrader();
        group = UUID.randomUUID();
    }

    @Test
    void restingEntriesAreCancelledAndExitsStay() {
        UUID filled = bed.intend(trader, group, 0, buy("0.1", "60050"));
        bed.awaitStatus(trader, filled, OrderStatus.FILLED);
        UUID exit = bed.intend(trader, group, 1, sell("0.1", "65000"));
        UUID entry = bed.intend(trader, group, 2, buy("0.1", "59000"));
        bed.awaitStatus(trader, exit, OrderStatus.LIVE);
        bed.awaitStatus(trader, entry, OrderStatus.LIVE);

        move("ACCOUNT", "REDUCING", null).statusCode(200).body("mode", equalTo("REDUCING"));

        bed.awaitStatus(trader, entry, OrderStatus.CANCELLED);
        assertThat(bed.order(trader, exit).status()).isEqualTo(OrderStatus.LIVE);
        assertThat(Facts.told(trader.user(), EventTypes.KILL_CHANGED)).hasSize(1);
        assertThat(Facts.told(trader.user(), EventTypes.actionAudited("broker")))
                .isNotEmpty();
    }

    @Test
    void newEntriesAreNotSentAndExitsAre() {
        UUID filled = bed.intend(trader, group, 0, buy("0.1", "60050"));
        bed.awaitStatus(trader, filled, OrderStatus.FILLED);
        move("USER", "HALTED", null).statusCode(200);

        UUID entry = bed.intend(trader, group, 1, buy("0.1", "59000"));
        UUID exit = bed.intend(trader, group, 2, sell("0.1", "59000"));

        bed.awaitStatus(trader, exit, OrderStatus.FILLED);
        bed.awaitStatus(trader, entry, OrderStatus.CANCELLED);
        assertThat(bed.order(trader, entry).attempts()).isEmpty();
        gate().body("isOpen", equalTo(false)).body("reasons.code", hasItems("KILL_SWITCH_USER"));
    }

    @Test
    void noAttemptStartsAfterTheKillCommittedHoweverBusyTheLaneIs() throws Exception {
        AtomicBoolean isKilled = new AtomicBoolean();
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<?> busy = pool.submit(() -> {
                for (int leg = 0; leg < 36 && !isKilled.get(); leg++) {
                    bed.intend(trader, UUID.randomUUID(), leg, buy("0.001", "59000"));
                }
            });
            Eventually.within(OrderTestBed.SOON, "some are sent", () -> attempts() >= 5);
            move("ACCOUNT", "HALTED", null).statusCode(200);
            isKilled.set(true);
            busy.get(20, TimeUnit.SECONDS);
        }
        Eventually.within(Duration.ofSeconds(20), "all entries are over", () -> openEntries() == 0);

        Instant killedAt = bed.tx()
                .as(
                        trader.user(),
                        sql -> switches.find(sql, KillScope.ACCOUNT, trader.account())
                                .orElseThrow()
                                .changedAt());
        long after =
                bed.tx().as(trader.user(), sql -> sql.one("""
                select count(*) as n from order_attempt
                where account_id = $1 and risk_increasing and started_at > $2""", row -> row.number("n"), trader.account(), killedAt));
        assertThat(after).isZero();
    }

    @Test
    void aKillWaitsForASubmitThatHoldsItsSharedLocks() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> submit = pool.submit(() -> bed.tx().run(trader.user(), sql -> {
                switches.lockShared(sql, trader.user(), trader.account());
                locked.countDown();
                await(mayCommit);
            }));
            assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Integer> kill =
                    pool.submit(() -> move("USER", "HALTED", null).extract().statusCode());

            assertThat(isWaitingForALock()).isTrue();
            assertThat(kill.isDone()).isFalse();
            mayCommit.countDown();
            submit.get(10, TimeUnit.SECONDS);
            assertThat(kill.get(10, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    @Test
    void leavingAHaltNeedsThePassword() {
        move("USER", "HALTED", null).statusCode(200);

        move("USER", "ACTIVE", null).statusCode(403).body("code", equalTo("STEP_UP_REQUIRED"));
        move("USER", "REDUCING", "a guess").statusCode(403);
        move("USER", "ACTIVE", StepUpStandIn.PASSWORD).statusCode(200).body("mode", equalTo("ACTIVE"));
    }

    @Test
    void aMissingRowIsAHalt() {
        UUID user = UUID.randomUUID();
        UUID account = UUID.randomUUID();

        KillMode mode = bed.tx().as(user, sql -> switches.modeOf(sql, user, account));

        assertThat(mode).isEqualTo(KillMode.HALTED);
    }

    @Test
    void theInstallationIsForAdminsOnlyAndStopsEverybody() {
        move("INSTALLATION", "REDUCING", null).statusCode(403).body("code", equalTo("FORBIDDEN"));
        try {
            moveAs(Role.ADMIN, trader.user(), Map.of("scope", "INSTALLATION", "mode", "REDUCING", "flatten", false))
                    .statusCode(200);
            gate().body("reasons.code", hasItems("KILL_SWITCH_INSTALLATION"));
            UUID entry = bed.intend(trader, group, 0, buy("0.1", "59000"));
            bed.awaitStatus(trader, entry, OrderStatus.CANCELLED);
            assertThat(Facts.told(null, EventTypes.KILL_CHANGED)).isNotEmpty();
        } finally {
            moveAs(Role.ADMIN, trader.user(), Map.of("scope", "INSTALLATION", "mode", "ACTIVE", "flatten", false))
                    .statusCode(200);
        }
    }

    @Test
    void aNeighboursAccountDoesNotExist() {
        OrderTestBed.Trader neighbour = bed.aTrader();
        Map<String, Object> foreign = new HashMap<>();
        foreign.put("scope", "ACCOUNT");
        foreign.put("scopeId", neighbour.account().toString());
        foreign.put("mode", "HALTED");
        foreign.put("flatten", false);

        moveAs(Role.TRADER, trader.user(), foreign).statusCode(404).body("code", equalTo("NOT_FOUND"));
        foreign.put("scopeId", UUID.randomUUID().toString());
        moveAs(Role.TRADER, trader.user(), foreign).statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void wrongInputIsNamedFieldByField() {
        moveAs(Role.TRADER, trader.user(), Map.of("scope", "GALAXY", "mode", "OFF", "flatten", false))
                .statusCode(400)
                .body("errors", hasSize(2))
                .body("errors.field", hasItems("scope", "mode"));
        moveAs(Role.VIEWER, trader.user(), Map.of("scope", "USER", "mode", "HALTED", "flatten", false))
                .statusCode(403);
    }

    private ValidatableResponse move(String scope, String mode, String password) {
        Map<String, Object> body = new HashMap<>();
        body.put("scope", scope);
        if (scope.equals("ACCOUNT")) {
            body.put("scopeId", trader.account().toString());
        }
        body.put("mode", mode);
        body.put("flatten", false);
        body.put("reason", "test");
        body.put("password", password);
        return moveAs(Role.TRADER, trader.user(), body);
    }

    private static ValidatableResponse moveAs(Role role, UUID user, Map<String, Object> body) {
        return given().auth()
                .oauth2(TestTokens.mint(user, role))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/kill-switch")
                .then();
    }

    private ValidatableResponse gate() {
        return given().auth()
                .oauth2(TestTokens.mint(trader.user(), Role.VIEWER))
                .get("/api/v1/accounts/" + trader.account() + "/entry-gate")
                .then()
                .statusCode(200);
    }

    private long attempts() {
        return bed.tx()
                .as(
                        trader.user(),
                        sql -> sql.one(
                                "select count(*) as n from order_attempt where account_id = $1",
                                row -> row.number("n"),
                                trader.account()));
    }

    private long openEntries() {
        return bed.tx().as(trader.user(), sql -> sql.one("""
                select count(*) as n from order_intent where account_id = $1 and risk_increasing
                  and state not in ('FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')""", row -> row.number("n"), trader.account()));
    }

    private boolean isWaitingForALock() {
        Eventually.within(
                Duration.ofSeconds(5),
                "the kill waits",
                () -> bed.tx()
                                .nobody(sql -> sql.one(
                                        "select count(*) as n from pg_locks where locktype = 'advisory' and not granted",
                                        row -> row.number("n")))
                        > 0);
        return true;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
