package dev.tradewind.notification.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.IncidentRaisedV1;
import dev.tradewind.contracts.events.SignalRefusedV1;
import dev.tradewind.contracts.events.UserRegisteredV1;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
import dev.tradewind.notification.auditlog.AuditLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class FactsReachTheUserTest {
    private final UUID user = UUID.randomUUID();
    private final UUID neighbour = UUID.randomUUID();

    @Inject
    TenantTx tx;

    @Inject
    AuditLog auditLog;

    @Inject
    @Any
    Instance<EventConsumer> consumers;

    @Test
    void aFactBecomesANotificationAndAnAuditRow() {
        apply("broker", EventTypes.INCIDENT_RAISED, drift());

        list(user).then().body("total", equalTo(1)).body("items[0].title", equalTo("Balances differ"));
        given().auth()
                .oauth2(TestTokens.mint(user, Role.VIEWER))
                .get("/api/v1/audit/logs?action=INCIDENT_BROKER_DRIFT")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].actor", equalTo("SYSTEM"))
                .body("items[0].newValue", equalTo("URGENT"));
        assertThat(auditLog.verify().isIntact()).isTrue();
    }

    @Test
    void readingAndDeletingMoveTheCounts() {
        apply("auth", EventTypes.USER_REGISTERED, registered());
        String id = list(user).path("items[0].id");

        given().auth()
                .oauth2(TestTokens.mint(user, Role.VIEWER))
                .put("/api/v1/notifications/" + id + "/read")
                .then()
                .statusCode(204);
        given().auth()
                .oauth2(TestTokens.mint(user, Role.VIEWER))
                .get("/api/v1/notifications/stats")
                .then()
                .body("total", equalTo(1))
                .body("unread", equalTo(0));
        given().auth()
                .oauth2(TestTokens.mint(user, Role.VIEWER))
                .delete("/api/v1/notifications/" + id)
                .then()
                .statusCode(204);
        list(user).then().body("total", equalTo(0));
    }

    @Test
    void signalsThatAFilterHoldsBackAreToldAtOnceAndThenTogether() {
        UUID strategy = UUID.randomUUID();
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        heldBack(strategy, noon);
        heldBack(strategy, noon.plusSeconds(60));
        heldBack(strategy, noon.plusSeconds(3599));
        list(user).then().body("total", equalTo(1)).body("items[0].title", equalTo("ETH/USDT: signal not used"));

        heldBack(strategy, noon.plusSeconds(3600));

        list(user)
                .then()
                .body("total", equalTo(2))
                .body("items.title", hasItem("ETH/USDT: 3 signals not used since 12:00 UTC"));
        heldBack(UUID.randomUUID(), noon.plusSeconds(3601));
        list(user).then().body("total", equalTo(3));
    }

    private void heldBack(UUID strategy, Instant at) {
        apply(
                "strategy",
                EventTypes.SIGNAL_REFUSED,
                new SignalRefusedV1(
                        UUID.randomUUID(),
                        strategy,
                        "ETH/USDT",
                        "VOLUME_TOO_LOW",
                        "Held back by a filter: volume 0 is not above 0",
                        at,
                        strategy));
    }

    @Test
    void s1ANeighbourSeesNothingAndGetsTheAnswerOfAMissingId() {
        apply("auth", EventTypes.USER_REGISTERED, registered());
        String id = list(user).path("items[0].id");
        String foreign = TestTokens.mint(neighbour, Role.VIEWER);

        list(neighbour).then().body("total", equalTo(0));
        Response theirs = given().auth().oauth2(foreign).put("/api/v1/notifications/" + id + "/read");
        Response missing = given().auth().oauth2(foreign).put("/api/v1/notifications/" + UUID.randomUUID() + "/read");
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.<String>path("detail")).isEqualTo(missing.path("detail"));
        long seen = tx.as(neighbour, sql -> sql.one("select count(*) as n from notification", row -> row.number("n")));
        assertThat(seen).as("without the application's own filter").isZero();
    }

    @Test
    void s10TheApplicationCannotChangeTheAuditLog() {
        apply("broker", EventTypes.INCIDENT_RAISED, drift());

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> tx.run(user, sql -> sql.update("update audit_log set action = 'X'")))
                .hasMessageContaining("permission denied");
    }

    private static IncidentRaisedV1 drift() {
        return new IncidentRaisedV1(
                "BROKER_DRIFT",
                "URGENT",
                null,
                null,
                "Balances differ",
                "The broker holds less than we.",
                Instant.now());
    }

    private UserRegisteredV1 registered() {
        return new UserRegisteredV1(user, "a@example.test", "a", "trader", Instant.now());
    }

    private void apply(String producer, String type, Object fact) {
        var envelope = new EventEnvelope(
                UUID.randomUUID(), 0, 1, type, Instant.now(), user, user.toString(), 1, "test", null, Json.of(fact));
        EventConsumer consumer = consumers.stream()
                .filter(one -> one.producer().equals(producer))
                .findFirst()
                .orElseThrow();
        tx.run(user, sql -> consumer.handlers().get(type).apply(sql, envelope));
    }

    private static Response list(UUID of) {
        return given().auth().oauth2(TestTokens.mint(of, Role.VIEWER)).get("/api/v1/notifications");
    }
}
