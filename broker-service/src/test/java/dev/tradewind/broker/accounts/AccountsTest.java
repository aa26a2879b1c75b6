package dev.tradewind.broker.accounts;

import static dev.tradewind.broker.orders.OrderTestBed.buy;
import static dev.tradewind.broker.orders.OrderTestBed.sell;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tradewind.broker.orders.OrderTestBed;
import dev.tradewind.broker.orders.application.AccountTx;
import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.contracts.events.AccountOpenedV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.UserRegisteredV1;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.OrderStore;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.jobs.Lease;
import dev.tradewind.kit.jobs.Leases;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class AccountsTest {
    @Inject
    OrderTestBed bed;

    @Test
    void aRegisteredUserGetsOnePaperAccountHoweverOftenTheFactComes() {
        UUID user = UUID.randomUUID();
        UserRegisteredV1 registered =
                new UserRegisteredV1(user, "a@example.org", "a", "trader", Instant.parse("2026-11-21T10:00:00Z"));
        Facts.from("auth").tell(EventTypes.USER_REGISTERED, user, user, 1, registered);
        Facts.from("auth").tell(EventTypes.USER_REGISTERED, user, user, 1, registered);

        assertThat(Facts.told(user, EventTypes.ACCOUNT_OPENED))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.dataAs(AccountOpenedV1.class).cash()).isEqualByComparingTo("100000"));
        as(user).get("/api/v1/accounts")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].mode", equalTo("PAPER"))
                .body("[0].cash", equalTo("100000.00000000"));
        as(user).get("/api/account").then().statusCode(200);
        as(user).get("/api/paper/account").then().statusCode(200);
    }

    @Test
    void theGateIsOpenWhenTheAccountIsReadyAndPricesFlow() {
        OrderTestBed.Trader trader = bed.aTrader();

        as(trader.user())
                .get("/api/v1/accounts/" + trader.account() + "/entry-gate")
                .then()
                .statusCode(200)
                .body("isOpen", equalTo(true))
                .body("reasons", empty());
    }

    @Test
    void ordersAndExecutionsAreListedWithTheirEvidence() {
        OrderTestBed.Trader trader = bed.aTrader();
        UUID group = UUID.randomUUID();
        UUID order = bed.intend(trader, group, 0, buy("0.1", "60050"));
        bed.awaitStatus(trader, order, OrderStatus.FILLED);

        as(trader.user())
                .get("/api/v1/orders?group=" + group)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].status", equalTo("filled"))
                .body("items[0].state", equalTo("FILLED"));
        as(trader.user()).get("/api/v1/orders?status=open").then().body("total", equalTo(0));
        as(trader.user())
                .get("/api/v1/orders/" + order + "/evidence")
                .then()
                .statusCode(200)
                .body("findAll { it.isEnd }", hasSize(1));
        as(trader.user())
                .get("/api/v1/executions?group=" + group)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].quantity", equalTo("0.100000000000"));
        as(trader.user()).get("/api/paper/trades").then().statusCode(200).body("total", equalTo(1));
    }

    @Test
    void aNeighbourSeesNothing() {
        OrderTestBed.Trader trader = bed.aTrader();
        UUID order = bed.intend(trader, UUID.randomUUID(), 0, buy("0.1", "59000"));
        UUID neighbour = UUID.randomUUID();

        for (String path : List.of(
                "/api/v1/accounts/" + trader.account(),
                "/api/v1/accounts/" + trader.account() + "/entry-gate",
                "/api/v1/orders/" + order,
                "/api/v1/orders/" + order + "/evidence",
                "/api/v1/orders/no-id")) {
            as(neighbour).get(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        }
        as(neighbour).get("/api/v1/orders").then().statusCode(200).body("total", equalTo(0));
        given().get("/api/v1/accounts").then().statusCode(401);
    }

    @Test
    void badParametersAreNamed() {
        UUID user = UUID.randomUUID();
        as(user).get("/api/v1/orders?limit=0").then().statusCode(400);
        as(user).get("/api/v1/orders?limit=ten").then().statusCode(404);
        as(user).get("/api/v1/orders?account=x").then().statusCode(400).body("errors[0].field", equalTo("account"));
        as(user).get("/api/v1/orders?status=odd").then().statusCode(400).body("errors[0].field", equalTo("status"));
    }

    @Test
    void aResetIsRefusedWhileSomethingIsOpenAndPutsCashBackOtherwise() {
        OrderTestBed.Trader trader = bed.aTrader();
        UUID group = UUID.randomUUID();
        UUID entry = bed.intend(trader, group, 0, buy("0.1", "60050"));
        bed.awaitStatus(trader, entry, OrderStatus.FILLED);
        as(trader.user()).post("/api/paper/reset").then().statusCode(409).body("code", equalTo("POSITIONS_OPEN"));
        UUID resting = bed.intend(trader, group, 1, buy("0.1", "59000"));
        bed.awaitStatus(trader, resting, OrderStatus.LIVE);
        as(trader.user()).post("/api/paper/reset").then().statusCode(409).body("code", equalTo("ORDERS_OPEN"));
        bed.cancel(trader, resting);
        bed.awaitStatus(trader, resting, OrderStatus.CANCELLED);
        UUID exit = bed.intend(trader, group, 2, sell("0.1", "59000"));
        bed.awaitStatus(trader, exit, OrderStatus.FILLED);

        as(trader.user()).post("/api/paper/reset").then().statusCode(200).body("cash", equalTo("100000.00000000"));
        Eventually.within(
                OrderTestBed.SOON,
                "ready again",
                () -> bed.stateOf(trader.user(), trader.account()).equals("READY"));
    }

    @Test
    void r15APausedOwnerCanWriteNothingAfterItsLeaseWasTakenOver() {
        UUID user = UUID.randomUUID();
        TradingAccount account = new TradingAccount(UUID.randomUUID(), user, "PAPER");
        Leases paused = new Leases(bed.tx(), UUID.randomUUID());
        Leases rival = new Leases(bed.tx(), UUID.randomUUID());
        String name = "account:" + account.id();
        Lease old = paused.acquire(name, Duration.ofSeconds(30)).orElseThrow();
        assertThat(rival.acquire(name, Duration.ofSeconds(30))).isEmpty();
        AccountTx held = new AccountTx(bed.tx(), paused, account, old);
        assertThat(held.<Boolean>write(sql -> true)).isTrue();

        bed.tx()
                .runSystem(
                        "test", sql -> sql.update("update lease set until = clock_timestamp() where name = $1", name));
        Optional<Lease> taken = rival.acquire(name, Duration.ofSeconds(30));

        assertThat(taken).hasValueSatisfying(lease -> assertThat(lease.fence()).isGreaterThan(old.fence()));
        assertThatThrownBy(() -> held.write(sql -> true)).isInstanceOf(OrderStore.LeaseLost.class);
    }

    @Test
    void r16EachTickOfAMonitorIsARowWithItsOutcome() {
        OrderTestBed.Trader trader = bed.aTrader();

        Eventually.within(
                Duration.ofSeconds(20),
                "both monitors have run",
                () -> bed.tx()
                                .system(
                                        "test",
                                        sql -> sql.one(
                                                """
                        select count(distinct job) as n from job_tick
                        where job in ($1, $2) and outcome is not null""",
                                                row -> row.number("n"),
                                                "fill-monitor:" + trader.account(),
                                                "reconcile:" + trader.account()))
                        == 2);
    }

    private static RequestSpecification as(UUID user) {
        return given().auth().oauth2(TestTokens.mint(user, Role.TRADER));
    }
}
