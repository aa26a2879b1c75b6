package dev.tradewind.strategy.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.HookChangedV1;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.Alerts;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class HooksTest {
    @Inject
    TenantTx tx;

    private Trader trader;

    @BeforeEach
    void aTrader() {
        trader = Trader.registered();
    }

    @Test
    void theTokenIsShownOnceAndStoredAsAHash() {
        Response made = trader.sends(command("First")).post("/api/v1/hooks");

        made.then()
                .statusCode(201)
                .body("hook.name", equalTo("First"))
                .body("hook.version", equalTo(1))
                .body("hook.configurationName", equalTo("Calm grid"));
        String token = made.jsonPath().getString("token");
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(made.jsonPath().getString("path")).isEqualTo("/api/webhook/" + trader.user() + "/" + token);
        assertThat(made.jsonPath().getString("exampleBody")).contains("{{timenow}}", "\"tv\"");
        assertThat(made.jsonPath().getString("hook.tokenHint")).isEqualTo(token.substring(39));
        assertThat(trader.calls().get("/api/v1/hooks").asString()).doesNotContain(token);
        assertThat(Facts.told(trader.user()).toString()).doesNotContain(token);
        String row = tx.as(
                trader.user(),
                sql -> sql.one(
                        "select hook::text as whole from hook where user_id = $1",
                        found -> found.text("whole"),
                        trader.user()));
        assertThat(row).doesNotContain(token);
    }

    @Test
    void everyChangeIsAFactAndAnAuditEntry() {
        Trader.Hook hook = trader.hook();
        trader.calls().post(path(hook) + "/pause").then().body("isActive", equalTo(false));
        trader.calls().post(path(hook) + "/resume").then().body("isActive", equalTo(true));
        trader.calls().post(path(hook) + "/rotate").then().statusCode(200);
        trader.calls().delete(path(hook)).then().statusCode(204);

        assertThat(Facts.told(trader.user(), EventTypes.HOOK_CHANGED).stream()
                        .map(fact -> fact.dataAs(HookChangedV1.class).change()))
                .containsExactly("CREATED", "PAUSED", "RESUMED", "ROTATED", "DELETED");
        List<AuditedActionV1> audited = Facts.told(trader.user(), EventTypes.actionAudited("strategy")).stream()
                .map(fact -> fact.dataAs(AuditedActionV1.class))
                .filter(action -> action.resource().equals("hook"))
                .toList();
        assertThat(audited)
                .extracting(AuditedActionV1::action)
                .containsExactly("hook.created", "hook.paused", "hook.resumed", "hook.rotated", "hook.deleted");
        assertThat(audited.get(1).oldValue()).contains("\"isActive\":true");
        assertThat(audited.get(1).newValue()).contains("\"isActive\":false");
        assertThat(audited)
                .allSatisfy(action ->
                        assertThat(action.actor()).isEqualTo(trader.user().toString()));
    }

    @Test
    void aRotatedTokenWorksForTheOverlapOnly() {
        Trader.Hook old = trader.hook();
        Response rotated = trader.calls().post(path(old) + "/rotate");
        var fresh = new Trader.Hook(trader, old.id(), rotated.jsonPath().getString("token"));

        assertThat(fresh.token()).isNotEqualTo(old.token());
        rotated.then().body("hook.previousTokenValidUntil", notNullValue());
        old.gets(Alerts.entry("1")).then().statusCode(202);
        fresh.gets(Alerts.entry("2")).then().statusCode(202);

        tx.run(
                trader.user(),
                sql -> sql.update(
                        "update hook set previous_token_valid_until = $2 where user_id = $1",
                        trader.user(),
                        Instant.now().minusSeconds(1)));
        old.gets(Alerts.entry("3")).then().statusCode(404);
        fresh.gets(Alerts.entry("4")).then().statusCode(202);
        trader.calls().get(path(old)).then().body("previousTokenValidUntil", nullValue());
    }

    @Test
    void rotatingTwiceEndsTheOldestToken() {
        Trader.Hook first = trader.hook();
        trader.calls().post(path(first) + "/rotate");
        trader.calls().post(path(first) + "/rotate");

        first.gets(Alerts.entry("1")).then().statusCode(404);
    }

    @Test
    void aChangeBasedOnAnOldVersionIsStale() {
        Trader.Hook hook = trader.hook();
        Map<String, Object> command = command("Renamed");
        command.put("version", 1);

        trader.sends(command).put(path(hook)).then().statusCode(200).body("version", equalTo(2));
        trader.sends(command)
                .put(path(hook))
                .then()
                .statusCode(409)
                .body("code", equalTo("STALE"))
                .body("current_version", equalTo(2))
                .body("current_state.name", equalTo("Renamed"));
        command.remove("version");
        trader.sends(command)
                .header("If-Match", "\"2\"")
                .put(path(hook))
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
        trader.sends(command).put(path(hook)).then().statusCode(400).body("errors[0].field", equalTo("version"));
        trader.calls().header("If-Match", "1").delete(path(hook)).then().statusCode(409);
        trader.calls().header("If-Match", "x").delete(path(hook)).then().statusCode(400);
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() {
        Trader.Hook hook =
                trader.hook(Map.of("requiredSecret", "a long secret", "fieldMapping", Map.of("tv.exchange", "=X")));
        Map<String, Object> command = command("Renamed");
        command.put("version", 1);

        trader.sends(command).put(path(hook)).then().body("fieldMapping.'tv.exchange'", equalTo("=X"));
        hook.gets(Alerts.entry("1")).then().statusCode(404);

        command.put("version", 2);
        command.put("requiredSecret", "");
        trader.sends(command).put(path(hook)).then().statusCode(200);
        hook.gets(Alerts.entry("1")).then().statusCode(202);
    }

    @Test
    void everyWrongFieldIsNamed() {
        trader.sends(Map.of("name", " "))
                .post("/api/v1/hooks")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_INPUT"))
                .body("errors.field", equalTo(List.of("name", "accountId", "configurationId")));
        Map<String, Object> unknown = command("x");
        unknown.put("extra", 1);
        trader.sends(unknown)
                .post("/api/v1/hooks")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("UNKNOWN_FIELD"));
        Map<String, Object> mapping = command("x");
        mapping.put("fieldMapping", Map.of("tv.nothing", "a", "tv.symbol", "a..b", "tv.action", "="));
        trader.sends(mapping)
                .post("/api/v1/hooks")
                .then()
                .statusCode(400)
                .body("errors", hasSize(3))
                .body("errors.field", hasItem("fieldMapping.tv.nothing"));
        Map<String, Object> secret = command("x");
        secret.put("requiredSecret", "short");
        trader.sends(secret).post("/api/v1/hooks").then().statusCode(400);
    }

    @Test
    void accountAndConfigurationMustBeTheUsersOwn() {
        Trader neighbour = Trader.registered();
        Map<String, Object> foreign = command("x");
        foreign.put("accountId", neighbour.account().toString());
        foreign.put("configurationId", neighbour.configuration("Calm grid"));

        trader.sends(foreign)
                .post("/api/v1/hooks")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("accountId", "configurationId")))
                .body("errors.code", equalTo(List.of("UNKNOWN", "UNKNOWN")));
    }

    @Test
    void namesAreTakenOnceAndFreeAgainAfterDeletion() {
        Response first = trader.sends(command("Name")).post("/api/v1/hooks");
        trader.sends(command("name"))
                .post("/api/v1/hooks")
                .then()
                .statusCode(409)
                .body("code", equalTo("NAME_TAKEN"));
        trader.calls().delete("/api/v1/hooks/" + first.jsonPath().getString("hook.id"));
        trader.sends(command("name")).post("/api/v1/hooks").then().statusCode(201);
    }

    @Test
    void aViewerLooksAndChangesNothing() {
        Trader.Hook hook = trader.hook();

        trader.as(Role.VIEWER).get("/api/v1/hooks").then().statusCode(200);
        for (String action : List.of("/pause", "/rotate", "/test")) {
            trader.as(Role.VIEWER).post(path(hook) + action).then().statusCode(403);
        }
        trader.as(Role.VIEWER).delete(path(hook)).then().statusCode(403);
    }

    @Test
    void s2ANeighboursHookLooksLikeAMissingOne() {
        Trader.Hook hook = trader.hook();
        Trader neighbour = Trader.registered();
        Map<String, Object> command = command("x");
        command.put("version", 1);

        for (String id : List.of(hook.id().toString(), UUID.randomUUID().toString(), "no-id")) {
            String there = "/api/v1/hooks/" + id;
            List<Response> answers = List.of(
                    neighbour.calls().get(there),
                    neighbour.calls().delete(there),
                    neighbour.calls().post(there + "/pause"),
                    neighbour.calls().post(there + "/rotate"),
                    neighbour.calls().post(there + "/test"),
                    neighbour.sends(command).put(there));
            answers.forEach(answer -> assertThat(answer.statusCode()).isEqualTo(404));
            assertThat(answers.stream()
                            .map(answer -> answer.asString().replaceAll("\"traceId\":\"[^\"]*\"", ""))
                            .distinct())
                    .hasSize(1);
        }
        neighbour.calls().get("/api/v1/hooks").then().body("total", equalTo(0));
        trader.calls().get(path(hook)).then().statusCode(200).body("name", not(equalTo("x")));
    }

    private Map<String, Object> command(String name) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "accountId",
                trader.account().toString(),
                "configurationId",
                trader.configuration("Calm grid")));
    }

    private static String path(Trader.Hook hook) {
        return "/api/v1/hooks/" + hook.id();
    }
}
