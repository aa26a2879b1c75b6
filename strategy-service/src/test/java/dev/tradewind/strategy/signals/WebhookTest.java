package dev.tradewind.strategy.signals;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.events.SignalRefusedV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.signals.application.AlertAnswer;
import dev.tradewind.strategy.signals.application.AlertSender;
import dev.tradewind.strategy.signals.application.ReceiveAlert;
import dev.tradewind.strategy.testing.Alerts;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D-09 and D-10 over HTTP and a real Postgres. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class WebhookTest {
    @Inject
    ReceiveAlert receive;

    @Inject
    TenantTx tx;

    private Trader trader;
    private Trader.Hook hook;

    @BeforeEach
    void aTraderWithAHook() {
        trader = Trader.registered();
        hook = trader.hook();
    }

    @Test
    void anEntryIsDurableBeforeItIsAnswered() {
        Response answer = hook.gets(Alerts.entry("e1"));

        answer.then().statusCode(202).body("size()", equalTo(5));
        assertThat(answer.jsonPath().getString("message")).isEqualTo("Position group created and pending execution");
        assertThat(answer.jsonPath().getString("classification")).isEqualTo("new_entry");
        assertThat(answer.jsonPath().getBoolean("is_valid")).isTrue();
        assertThat(answer.jsonPath().getString("exchange")).isEqualTo("BINANCE");
        String id = answer.jsonPath().getString("signal_id");

        EventEnvelope told = only(Facts.told(trader.user(), EventTypes.SIGNAL_ACCEPTED));
        SignalAcceptedV1 fact = told.dataAs(SignalAcceptedV1.class);
        assertThat(told.aggregateId()).isEqualTo(id);
        assertThat(fact.symbol()).isEqualTo("BTC/USDT");
        assertThat(fact.classification()).isEqualTo(Classification.ENTRY);
        assertThat(fact.side()).isEqualTo(Side.LONG);
        assertThat(fact.timeframeSeconds()).isEqualTo(900);
        assertThat(fact.candleId()).isEqualTo(fact.signalAt().getEpochSecond() / 900);
        assertThat(fact.entryPrice()).isEqualByComparingTo("61237.37");
        assertThat(fact.accountId()).isEqualTo(trader.account());
        assertThat(fact.configuration().name()).isEqualTo("Calm grid");
        assertThat(fact.configuration().levels()).hasSize(5);
        trader.calls()
                .get("/api/v1/signals/" + id)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("RECEIVED"))
                .body("symbol", equalTo("BTC/USDT"));
        trader.calls()
                .get("/api/v1/signals/" + id + "/processed")
                .then()
                .statusCode(200)
                .body("size()", equalTo(4))
                .body("classification", equalTo("new_entry"))
                .body("original_payload.tv.symbol", equalTo("BTCUSDT"));
    }

    @Test
    void theFirstStepsTellTheStoryInOrder() {
        String id = hook.gets(Alerts.entry("e1")).jsonPath().getString("signal_id");

        List<String> steps = trader.calls()
                .get("/api/v1/signals/" + id + "/trace")
                .jsonPath()
                .getList("steps.step");
        assertThat(steps).containsExactly("RECEIVED", "AUTHENTICATED", "DEDUPLICATED", "CLASSIFIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/webhook/", "/api/v1/webhook/"})
    void bothSpellingsOfTheAddressWork(String prefix) {
        given().body(Alerts.entry(prefix))
                .contentType("text/plain")
                .post(prefix + trader.user() + "/" + hook.token())
                .then()
                .statusCode(202);
    }

    /** A hook that was just used goes the short way; neither way asks who the sender claims to be besides. */
    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Basic eDp5", "Bearer "})
    void aHeaderForAnotherDoorDoesNotMatter(String authorization) {
        hook.gets(Alerts.entry("before"));
        given().header("Authorization", authorization)
                .body(Alerts.entry("with " + authorization))
                .post(hook.path())
                .then()
                .statusCode(202);
    }

    @Test
    void jsonIsTriedWhateverTheContentTypeSays() {
        for (String type : List.of(
                "text/plain",
                "text/plain; charset=utf-8",
                "application/octet-stream",
                "application/xml",
                "image/png")) {
            given().contentType(type)
                    .body(Alerts.entry(type).getBytes(StandardCharsets.UTF_8))
                    .post(hook.path())
                    .then()
                    .statusCode(202);
        }
    }

    @Test
    void oddContentTypesNeitherBreakNorBlockAnAlert() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            int number = 0;
            for (String type : List.of(
                    "",
                    "garbage",
                    "a/b/c",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "*/*")) {
                HttpRequest.Builder request = HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + hook.path()))
                        .POST(HttpRequest.BodyPublishers.ofString(Alerts.entry("odd" + number++)));
                if (!type.isEmpty()) {
                    request.header("Content-Type", type);
                }
                HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("'%s': %s", type, answer.body())
                        .isIn(202, 400, 415);
                assertThat(answer.body()).as(type).contains(answer.statusCode() == 202 ? "signal_id" : "code");
            }
        }
    }

    @Test
    void theTokenMayComeInTheBody() {
        String body = Alerts.entry("b1", Alerts.now(), ",\"secret\":\"" + hook.token() + "\"");

        String id = given().contentType("application/json")
                .body(body)
                .post("/api/webhook/" + trader.user())
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("signal_id");

        String trace = trader.calls().get("/api/v1/signals/" + id + "/trace").asString();
        assertThat(trace).doesNotContain(hook.token()).contains("***");
        assertThat(Facts.told(trader.user()).toString()).doesNotContain(hook.token());
    }

    @Test
    void s7StrangersAllGetTheSameAnswer() {
        Trader inactive = Trader.registered();
        Trader.Hook inactiveHook = inactive.hook();
        inactive.becomes("trader", false);
        Trader.Hook deleted = trader.hook();
        trader.calls().delete("/api/v1/hooks/" + deleted.id()).then().statusCode(204);
        Trader.Hook guarded = trader.hook(Map.of("requiredSecret", "a long secret"));
        String entry = Alerts.entry("s7");

        List<Response> answers = List.of(
                post("/api/webhook/" + trader.user() + "/" + "A".repeat(43), entry),
                post("/api/webhook/" + UUID.randomUUID() + "/" + hook.token(), entry),
                post("/api/webhook/nobody/" + hook.token(), entry),
                post("/api/webhook/" + Trader.registered().user() + "/" + hook.token(), entry),
                post(inactiveHook.path(), entry),
                post(deleted.path(), entry),
                post(guarded.path(), entry),
                post("/api/webhook/" + trader.user(), entry),
                post("/api/webhook/" + trader.user() + "/" + "B".repeat(43), "not json"),
                post("/api/webhook/" + trader.user(), ""));

        answers.forEach(answer -> assertThat(answer.statusCode()).isEqualTo(404));
        assertThat(answers.stream().map(WebhookTest::withoutTrace).distinct()).hasSize(1);
        assertThat(answers.stream().map(Response::contentType).distinct()).hasSize(1);
    }

    @Test
    void aHookMayAskForASecretInTheBody() {
        Trader.Hook guarded = trader.hook(Map.of("requiredSecret", "a long secret"));

        guarded.gets(Alerts.entry("g1", Alerts.now(), ",\"secret\":\"another secret\""))
                .then()
                .statusCode(404);
        String id = guarded.gets(Alerts.entry("g1", Alerts.now(), ",\"secret\":\"a long secret\""))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("signal_id");
        assertThat(trader.calls().get("/api/v1/signals/" + id + "/trace").asString())
                .doesNotContain("a long secret");
    }

    @Test
    void r8ARepeatCountsOnceAndGetsTheFirstSignalsId() {
        Response first = hook.gets(Alerts.entry("r8"));
        Response second = hook.gets(Alerts.entry("r8"));

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.jsonPath().getString("message")).isEqualTo("Duplicate ignored");
        assertThat(second.jsonPath().getString("signal_id"))
                .isEqualTo(first.jsonPath().getString("signal_id"));
        assertThat(Facts.told(trader.user(), EventTypes.SIGNAL_ACCEPTED)).hasSize(1);
    }

    @Test
    void r8WithoutASignalIdTheFieldsAreTheKey() {
        String now = Alerts.now();
        String body = Alerts.entry("x", now, "");
        String without = body.replaceAll(",\\s*\"signal_id\":\"x\"", "");

        hook.gets(without).then().statusCode(202).body("message", containsString("created"));
        hook.gets(without.replace("61237.37", "61237.38"))
                .then()
                .statusCode(202)
                .body("message", equalTo("Duplicate ignored"));
        hook.gets(without.replace("\"15\"", "\"60\"")).then().body("message", containsString("created"));
    }

    @Test
    void r8TheSameBodyWithoutATimeCountsOnceAMinute() {
        String flat = "{\"ticker\":\"BTCUSDT\",\"action\":\"buy\"}";

        hook.gets(flat).then().statusCode(202).body("message", containsString("created"));
        hook.gets(flat).then().statusCode(202).body("message", equalTo("Duplicate ignored"));
        long signals = tx.as(
                trader.user(),
                sql -> sql.one(
                        "select count(*) as n from signal where user_id = $1", row -> row.number("n"), trader.user()));
        assertThat(signals).isEqualTo(1);
    }

    @Test
    void r8SixtyFourParallelDeliveriesAreOneSignal() throws Exception {
        byte[] body = Alerts.entry("parallel").getBytes(StandardCharsets.UTF_8);
        List<AlertAnswer> answers = inParallel(64, body);

        assertThat(answers.stream().map(AlertAnswer::signalId).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.message().startsWith("Position group")))
                .hasSize(1);
        assertThat(Facts.told(trader.user(), EventTypes.SIGNAL_ACCEPTED)).hasSize(1);
        trader.calls()
                .get("/api/v1/signals/" + answers.getFirst().signalId() + "/trace")
                .then()
                .body("steps[2].figures.deliveries", equalTo("64"));
    }

    @Test
    void r8SixtyFourParallelDeliveriesWithoutATimeAreOneSignal() throws Exception {
        byte[] body = "{\"ticker\":\"ETHUSDT\",\"action\":\"buy\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(inParallel(64, body).stream().map(AlertAnswer::signalId).distinct())
                .hasSize(1);
        assertThat(Facts.told(trader.user(), EventTypes.SIGNAL_ACCEPTED)).hasSize(1);
    }

    @Test
    void twoHooksDoNotShareTheirKeys() {
        Trader.Hook other = trader.hook();

        hook.gets(Alerts.entry("same")).then().statusCode(202).body("message", containsString("created"));
        other.gets(Alerts.entry("same")).then().statusCode(202).body("message", containsString("created"));
    }

    @Test
    void anOldEntryIsStoredButGoesNowhere() {
        String old = Instant.now().minusSeconds(61).toString();

        Response answer = hook.gets(Alerts.entry("old", old, ""));

        answer.then().statusCode(202).body("is_valid", equalTo(false)).body("message", containsString("60"));
        assertThat(Facts.told(trader.user(), EventTypes.SIGNAL_ACCEPTED)).isEmpty();
        SignalRefusedV1 refused =
                only(Facts.told(trader.user(), EventTypes.SIGNAL_REFUSED)).dataAs(SignalRefusedV1.class);
        assertThat(refused.code()).isEqualTo("STALE");
        trader.calls()
                .get("/api/v1/signals/" + answer.jsonPath().getString("signal_id") + "/trace")
                .then()
                .body("signal.outcome", equalTo("REFUSED"))
                .body("signal.code", equalTo("STALE"))
                .body("isFinal", equalTo(true));
    }

    @Test
    void anExitRunsHoweverOldItIs() {
        hook.gets(Alerts.exit("x1", Instant.now().minusSeconds(86_400).toString()))
                .then()
                .statusCode(202)
                .body("is_valid", equalTo(true))
                .body("classification", equalTo("exit"))
                .body("message", equalTo("Exit accepted"));
        assertThat(only(Facts.told(trader.user(), EventTypes.SIGNAL_ACCEPTED))
                        .dataAs(SignalAcceptedV1.class)
                        .classification())
                .isEqualTo(Classification.EXIT);
    }

    @Test
    void anAlertFromTheFutureIsRefused() {
        problem(
                hook.gets(Alerts.entry("f", Instant.now().plusSeconds(120).toString(), "")),
                422,
                "TIMESTAMP_IN_FUTURE");
        problem(hook.gets(Alerts.exit("f", Instant.now().plusSeconds(120).toString())), 422, "TIMESTAMP_IN_FUTURE");
    }

    @Test
    void anotherAccountInTheBodyIsRefused() {
        problem(
                hook.gets(Alerts.entry("a", Alerts.now(), ",\"account\":\"" + UUID.randomUUID() + "\"")),
                422,
                "ACCOUNT_MISMATCH");
        hook.gets(Alerts.entry("a", Alerts.now(), ",\"account\":\"" + trader.account() + "\""))
                .then()
                .statusCode(202);
    }

    @Test
    void leftOverPlaceholdersAreNamed() {
        problem(hook.gets(Alerts.entry("p").replace("61237.37", "{{close}}")), 400, "UNREPLACED_PLACEHOLDER")
                .body("detail", containsString("{{close}}"));
    }

    @Test
    void theExchangeIsRequired() {
        problem(hook.gets(Alerts.entry("s02").replace("\"exchange\":\"BINANCE\",", "")), 400, "INVALID_INPUT")
                .body("errors[0].field", equalTo("tv.exchange"))
                .body("errors[0].code", equalTo("MISSING"));
    }

    @Test
    void moreThanSixteenKibibytesAreRefusedForEverybody() {
        String big = Alerts.entry("big", Alerts.now(), ",\"x\":\"" + "y".repeat(16 * 1024) + "\"");

        problem(hook.gets(big), 413, "BODY_TOO_LARGE");
        problem(post("/api/webhook/" + UUID.randomUUID() + "/x", big), 413, "BODY_TOO_LARGE");
    }

    @Test
    void aPausedHookOpensNothingButClosesStill() {
        trader.calls().post("/api/v1/hooks/" + hook.id() + "/pause").then().statusCode(200);

        hook.gets(Alerts.entry("p1")).then().statusCode(202).body("is_valid", equalTo(false));
        hook.gets(Alerts.exit("p2", Alerts.now())).then().statusCode(202).body("is_valid", equalTo(true));
        assertThat(Facts.told(trader.user(), EventTypes.SIGNAL_ACCEPTED)).hasSize(1);
    }

    @Test
    void aUserWhoMayOnlyLookOpensNothing() {
        trader.becomes("viewer", true);

        hook.gets(Alerts.entry("v1")).then().statusCode(202).body("is_valid", equalTo(false));
        assertThat(only(Facts.told(trader.user(), EventTypes.SIGNAL_REFUSED))
                        .dataAs(SignalRefusedV1.class)
                        .code())
                .isEqualTo("ROLE_TOO_LOW");
    }

    @Test
    void tooManyAlertsOfOneTokenAreTurnedAwayAndToldOnce() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            statuses.add(hook.gets(Alerts.exit("t" + i, Alerts.now())).statusCode());
        }

        assertThat(statuses.subList(0, 20)).containsOnly(202);
        assertThat(statuses).contains(429);
        List<EventEnvelope> notices = Facts.told(trader.user(), EventTypes.SIGNAL_REFUSED);
        assertThat(only(notices).dataAs(SignalRefusedV1.class).code()).isEqualTo("HOOK_THROTTLED");
        trader.hook().gets(Alerts.entry("other")).then().statusCode(202);
    }

    @Test
    void anAlertThatIsTurnedAwayIsToldToTheUserOnceAMinute() {
        hook.gets("BTCUSDT Crossing 65,000.00").then().statusCode(400);
        hook.gets("BTCUSDT Crossing 65,001.00").then().statusCode(400);

        SignalRefusedV1 notice =
                only(Facts.told(trader.user(), EventTypes.SIGNAL_REFUSED)).dataAs(SignalRefusedV1.class);
        assertThat(notice.code()).isEqualTo("NOT_JSON");
        assertThat(notice.hookId()).isEqualTo(hook.id());
    }

    @Test
    void aTestAlertTakesTheSameWay() {
        Response first = trader.calls().header("Idempotency-Key", "k1").post("/api/v1/hooks/" + hook.id() + "/test");
        Response second = trader.calls().header("Idempotency-Key", "k1").post("/api/v1/hooks/" + hook.id() + "/test");

        first.then().statusCode(202).body("isValid", equalTo(true)).body("exchange", equalTo("TEST"));
        second.then().statusCode(202).body("message", equalTo("Duplicate ignored"));
        assertThat(Facts.told(trader.user(), EventTypes.SIGNAL_ACCEPTED)).hasSize(1);
        Trader.registered()
                .calls()
                .post("/api/v1/hooks/" + hook.id() + "/test")
                .then()
                .statusCode(404);
    }

    @Test
    void theListFiltersBySymbolAndOutcome() {
        hook.gets(Alerts.entry("l1"));
        hook.gets(Alerts.entry("l2").replace("BTCUSDT", "ETHUSDT"));

        trader.calls().get("/api/v1/signals").then().body("total", equalTo(2)).body("items", hasSize(2));
        trader.calls()
                .queryParam("symbol", "ETHUSDT")
                .get("/api/v1/signals")
                .then()
                .body("total", equalTo(1))
                .body("items[0].symbol", equalTo("ETH/USDT"));
        trader.calls()
                .queryParam("outcome", "closed")
                .get("/api/v1/signals")
                .then()
                .body("total", equalTo(0));
        trader.calls()
                .queryParam("limit", "1")
                .queryParam("offset", "1")
                .get("/api/v1/signals")
                .then()
                .body("items", hasSize(1))
                .body("total", equalTo(2));
        problem(trader.calls().queryParam("limit", "0").get("/api/v1/signals"), 400, "INVALID_INPUT");
        problem(trader.calls().queryParam("outcome", "x").get("/api/v1/signals"), 400, "INVALID_INPUT");
    }

    @Test
    void s2ANeighboursSignalLooksLikeAMissingOne() {
        String id = hook.gets(Alerts.entry("n")).jsonPath().getString("signal_id");
        Trader neighbour = Trader.registered();

        for (String end : List.of("", "/trace", "/processed")) {
            Response foreign = neighbour.calls().get("/api/v1/signals/" + id + end);
            Response missing = neighbour.calls().get("/api/v1/signals/" + UUID.randomUUID() + end);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(withoutTrace(foreign)).isEqualTo(withoutTrace(missing));
        }
    }

    private List<AlertAnswer> inParallel(int deliveries, byte[] body) throws Exception {
        var start = new CountDownLatch(1);
        List<Future<AlertAnswer>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < deliveries; i++) {
                // as its owner, because the rate of a token lets only twenty through at once
                var sender = new AlertSender.ByOwner(trader.user(), hook.id());
                running.add(threads.submit(() -> {
                    start.await();
                    return receive.handle(sender, body);
                }));
            }
            start.countDown();
            List<AlertAnswer> answers = new ArrayList<>();
            for (Future<AlertAnswer> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static Response post(String path, String body) {
        return given().contentType("application/json").body(body).post(path);
    }

    private static io.restassured.response.ValidatableResponse problem(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo(code));
    }

    private static String withoutTrace(Response answer) {
        return answer.asString().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }
}
