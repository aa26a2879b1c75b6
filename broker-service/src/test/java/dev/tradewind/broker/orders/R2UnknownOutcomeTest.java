package dev.tradewind.broker.orders;

import static dev.tradewind.broker.orders.OrderTestBed.SOON;
import static dev.tradewind.broker.orders.OrderTestBed.buy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tradewind.broker.orders.FaultyBroker.Network;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.engine.orders.ClientOrderId;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderId;
import dev.tradewind.engine.orders.OrderIdPrefix;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderState;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.Proof;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests and answers get lost; the lane finds out what became of each order, and nothing happens twice. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R2UnknownOutcomeTest {
    @Inject
    OrderTestBed bed;

    @Inject
    FaultyBroker broker;

    private OrderTestBed.Trader trader;
    private UUID group;

    @BeforeEach
    void aReadyAccount() {
        trader = bed.aTraderBehindABadNetwork();
        group = UUID.randomUUID();
    }

    @Test
    void anOrderWhoseAnswerIsLostIsFoundAndSentOnce() {
        broker.network(trader.account(), Network.LOSES_ANSWERS);
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));

        bed.awaitStatus(trader, order, OrderStatus.LIVE);
        assertThat(broker.sent(trader.account())).isEqualTo(1);
        assertThat(atVenue()).hasSize(1);
        assertThat(bed.order(trader, order).attempts()).hasSize(1);
    }

    @Test
    void anOrderWhoseRequestIsLostIsSentAgainUnderTheSameId() {
        broker.network(trader.account(), Network.LOSES_REQUESTS);
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));
        bed.awaitStatus(trader, order, OrderStatus.UNKNOWN);
        broker.network(trader.account(), Network.FINE);

        bed.awaitStatus(trader, order, OrderStatus.LIVE);
        Order live = bed.order(trader, order);
        assertThat(live.attempts()).hasSizeGreaterThan(1);
        assertThat(atVenue())
                .singleElement()
                .satisfies(report -> assertThat(report.clientOrderId())
                        .isEqualTo(live.intent().clientOrderId()));
    }

    @Test
    void anUnknownOrderThatIsNotWantedAnyMoreIsProvenDeadBeforeItEnds() {
        broker.network(trader.account(), Network.KEEPS_REQUESTS);
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));
        bed.awaitStatus(trader, order, OrderStatus.UNKNOWN);
        bed.cancel(trader, order);

        Eventually.within(
                Duration.ofSeconds(30),
                "absence is proven",
                () -> bed.order(trader, order).status() == OrderStatus.CANCELLED);
        assertThat(bed.order(trader, order).state())
                .isInstanceOfSatisfying(
                        OrderState.Cancelled.class,
                        cancelled -> assertThat(cancelled.evidence().proof()).isEqualTo(Proof.FENCE_PASSED_2X_ABSENT));

        // the request that hung in the network arrives at last: the venue refuses it
        broker.deliverKept(trader.account());
        assertThat(atVenue()).isEmpty();
    }

    @Test
    void aDeadBrokerIsNoInformationAndTheOrderStaysUnknown() {
        broker.network(trader.account(), Network.DEAD);
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));
        bed.awaitStatus(trader, order, OrderStatus.UNKNOWN);
        bed.cancel(trader, order);
        Instant since = Instant.now();

        Eventually.within(
                SOON, "longer than fence and margin", () -> Instant.now().isAfter(since.plusSeconds(6)));
        assertThat(bed.order(trader, order).status()).isEqualTo(OrderStatus.UNKNOWN);
        broker.network(trader.account(), Network.FINE);
        Eventually.within(
                Duration.ofSeconds(40),
                "settled",
                () -> bed.order(trader, order).status() == OrderStatus.CANCELLED);
    }

    @Test
    void anOrderInReviewWaitsForAPersonWhoseWordIsEvidence() {
        broker.network(trader.account(), Network.DEAD);
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));
        bed.awaitStatus(trader, order, OrderStatus.UNKNOWN);
        confirmAbsent(trader.user(), order).statusCode(409).body("code", equalTo("NOT_IN_REVIEW"));
        // as 15 minutes of silence leave it
        bed.tx()
                .run(
                        trader.user(),
                        sql -> sql.update(
                                "update order_intent set state = 'REVIEW', reason = 'unknown too long' where id = $1",
                                order));

        confirmAbsent(UUID.randomUUID(), order).statusCode(404);
        confirmAbsent(trader.user(), order).statusCode(200).body("state", equalTo("CANCELLED"));
        assertThat(bed.order(trader, order).state())
                .isInstanceOfSatisfying(
                        OrderState.Cancelled.class,
                        cancelled -> assertThat(cancelled.evidence().proof()).isEqualTo(Proof.HUMAN));
    }

    private static ValidatableResponse confirmAbsent(UUID user, UUID order) {
        return given().auth()
                .oauth2(TestTokens.mint(user, Role.TRADER))
                .post("/api/v1/orders/" + order + "/confirm-absent")
                .then();
    }

    @Test
    void anOrderLeftInSubmittingByADeadProcessIsResolvedByTheNextOwner() {
        UUID order = bed.intend(trader, group, 0, buy("0.1", "59000"));
        bed.awaitStatus(trader, order, OrderStatus.LIVE);
        // as a process that died between the claim and the answer leaves it
        bed.tx().run(trader.user(), sql -> {
            sql.update("""
                    update order_intent set state = 'SUBMITTING', venue_order_id = null, venue_sequence = 0
                    where id = $1""", order);
        });
        bed.tx()
                .runSystem(
                        "test",
                        sql -> sql.update(
                                "update lease set owner = gen_random_uuid(), fence = fence + 1, until = clock_timestamp() where name = $1",
                                "account:" + trader.account()));

        bed.awaitStatus(trader, order, OrderStatus.LIVE);
        assertThat(broker.sent(trader.account())).isEqualTo(1);
    }

    @Test
    void r4AnOrderWithOurMarkButWithoutARowIsShownAndCancelledOnSecondSight() {
        OrderKey key = new OrderKey(UUID.randomUUID(), 0, 0, OrderRole.ENTRY, 0);
        OrderIntent stray = OrderIntent.of(
                new OrderId(UUID.randomUUID()),
                trader.account(),
                key,
                new OrderIdPrefix("tw", 1),
                buy("0.1", "58000"),
                Instant.now());
        broker.venue(trader.account()).place(stray, Instant.now().plusSeconds(2));

        Eventually.within(
                Duration.ofSeconds(30),
                "the stray is seen",
                () -> classified(stray.clientOrderId()).contains("OURS_UNKNOWN"));
        assertThat(Facts.told(trader.user(), EventTypes.INCIDENT_RAISED)).hasSize(1);
        Eventually.within(
                Duration.ofSeconds(30),
                "the stray is cancelled",
                () -> broker.openOrders(trader.account()).isEmpty());
    }

    @Test
    void r4AForeignOrderIsShownAndLeftAlone() {
        bed.tx().run(trader.user(), _ -> placeForeign());

        Eventually.within(
                Duration.ofSeconds(30),
                "it is seen",
                () -> classified(new ClientOrderId("by-hand")).contains("EXTERNAL"));
        Eventually.within(Duration.ofSeconds(30), "it is seen again", () -> sightings("by-hand") >= 2);
        assertThat(broker.openOrders(trader.account())).hasSize(1);
    }

    private void placeForeign() {
        OrderKey key = new OrderKey(UUID.randomUUID(), 0, 0, OrderRole.ENTRY, 0);
        OrderIntent ours = OrderIntent.of(
                new OrderId(UUID.randomUUID()),
                trader.account(),
                key,
                new OrderIdPrefix("tw", 1),
                buy("0.1", "58000"),
                Instant.now());
        OrderIntent foreign = new OrderIntent(
                ours.id(), ours.accountId(), key, new ClientOrderId("by-hand"), ours.spec(), Instant.now());
        broker.venue(trader.account()).place(foreign, Instant.now().plusSeconds(2));
    }

    private List<String> classified(ClientOrderId id) {
        return bed.tx()
                .as(
                        trader.user(),
                        sql -> sql.list(
                                "select classification from foreign_order where client_order_id = $1",
                                row -> row.text("classification"),
                                id.value()));
    }

    private int sightings(String id) {
        return bed
                .tx()
                .as(
                        trader.user(),
                        sql -> sql.list(
                                "select sightings from foreign_order where client_order_id = $1",
                                row -> row.integer("sightings"),
                                id))
                .stream()
                .findFirst()
                .orElse(0);
    }

    private List<OrderReport> atVenue() {
        return broker.ordersAfter(trader.account(), 0);
    }
}
