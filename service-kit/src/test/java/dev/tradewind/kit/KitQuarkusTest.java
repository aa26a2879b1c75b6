package dev.tradewind.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.identity.Revocation;
import dev.tradewind.kit.identity.Revocations;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.identity.TokenClaims;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TablesHaveRowLevelSecurity;
import dev.tradewind.kit.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** What every service does at its door, in one running service. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class KitQuarkusTest extends TablesHaveRowLevelSecurity {
    @Inject
    Revocations revocations;

    @TestHTTPResource(value = "/health", management = true)
    URL management;

    private static String bearer(UUID user, Role role) {
        return "Bearer " + TestTokens.mint(user, role);
    }

    private static void problem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", is(status))
                .body("code", equalTo(code))
                .body(
                        "type",
                        equalTo("tag:tradewind,2026:problem/"
                                + code.toLowerCase().replace('_', '-')))
                .body("traceId", notNullValue());
    }

    @Test
    void decimalsLeaveAsPlainStringsAndTimesAsIso() {
        given().get("/api/v1/probe")
                .then()
                .statusCode(200)
                .body("amount", equalTo("1000"))
                .body("at", equalTo("2026-11-21T12:00:00Z"));
    }

    @Test
    void theShortApiPathIsTheSameAsTheVersionedOne() {
        given().get("/api/probe").then().statusCode(200).body("amount", equalTo("1000"));
    }

    @Test
    void s13AnEndpointWithoutARuleIsClosed() {
        problem(
                given().header("Authorization", bearer(UUID.randomUUID(), Role.ADMIN))
                        .get("/api/v1/probe/undecided"),
                403,
                "FORBIDDEN");
        problem(given().get("/api/v1/probe/undecided"), 401, "UNAUTHENTICATED");
    }

    @Test
    void aGoodTokenGivesTheCallerOnAVirtualThread() {
        UUID user = UUID.randomUUID();
        given().header("Authorization", bearer(user, Role.TRADER))
                .get("/api/v1/probe/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(user.toString()))
                .body("role", equalTo("TRADER"))
                .body("thread", is(true));
    }

    @Test
    void a13EachRoleMayDoWhatLowerOnesMay() {
        problem(
                given().header("Authorization", bearer(UUID.randomUUID(), Role.VIEWER))
                        .get("/api/v1/probe/trade"),
                403,
                "FORBIDDEN");
        for (Role role : List.of(Role.TRADER, Role.MANAGER, Role.ADMIN)) {
            given().header("Authorization", bearer(UUID.randomUUID(), role))
                    .get("/api/v1/probe/trade")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void a12BadTokensOfEveryKindAreRefusedAlike() throws Exception {
        UUID user = UUID.randomUUID();
        JwtClaims stolen = new JwtClaims();
        stolen.setIssuer("tradewind");
        stolen.setAudience("tradewind");
        stolen.setSubject(user.toString());
        stolen.setExpirationTimeMinutesInTheFuture(60);
        String foreignKey =
                TestTokens.sign(stolen, RsaJwkGenerator.generateJwk(2048).getPrivateKey(), "test-1");
        String unknownKey =
                TestTokens.sign(stolen, RsaJwkGenerator.generateJwk(2048).getPrivateKey(), "other");
        String good = TestTokens.mint(user, Role.TRADER);
        String unsigned = java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "." + good.split("\\.")[1] + ".";
        for (String bad : List.of(
                "",
                "nonsense",
                "a.b.c",
                unsigned,
                foreignKey,
                unknownKey,
                good.substring(0, good.length() - 4) + "AAAA",
                good + "x".repeat(9000),
                TestTokens.mint(user, Role.TRADER, claims -> claims.setIssuer("somebody")),
                TestTokens.mint(user, Role.TRADER, claims -> claims.setAudience("somebody")),
                TestTokens.mint(user, Role.TRADER, claims -> claims.setClaim(TokenClaims.ROLE, "emperor")),
                TestTokens.mint(user, Role.TRADER, claims -> claims.unsetClaim(TokenClaims.EPOCH)),
                TestTokens.mint(user, Role.TRADER, claims -> claims.setSubject("not-a-uuid")),
                TestTokens.mint(user, Role.TRADER, claims -> claims.setExpirationTimeMinutesInTheFuture(-10)))) {
            problem(given().header("Authorization", "Bearer " + bad).get("/api/v1/probe/me"), 401, "UNAUTHENTICATED");
        }
    }

    @Test
    void s5RevokedTokensAndOldEpochsAreRefused() {
        UUID user = UUID.randomUUID();
        UUID tokenId = UUID.randomUUID();
        String token = TestTokens.mint(user, Role.TRADER, claims -> claims.setJwtId(tokenId.toString()));
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/probe/me")
                .then()
                .statusCode(200);
        Instant later = Instant.now().plusSeconds(3600);
        revocations.accept(new Revocation.Page(List.of(new Revocation(1, tokenId, null, 0, later)), 1));
        problem(given().header("Authorization", "Bearer " + token).get("/api/v1/probe/me"), 401, "UNAUTHENTICATED");

        UUID demoted = UUID.randomUUID();
        revocations.accept(new Revocation.Page(List.of(new Revocation(2, null, demoted, 3, later)), 2));
        problem(
                given().header("Authorization", bearer(demoted, Role.ADMIN)).get("/api/v1/probe/me"),
                401,
                "UNAUTHENTICATED");
        String fresh = TestTokens.mint(demoted, Role.VIEWER, claims -> claims.setClaim(TokenClaims.EPOCH, 3));
        given().header("Authorization", "Bearer " + fresh)
                .get("/api/v1/probe/me")
                .then()
                .statusCode(200);
    }

    @Test
    void wrongInputNamesTheFields() {
        String token = bearer(UUID.randomUUID(), Role.VIEWER);
        Response blank = post(token, "{\"name\": \"\", \"count\": 11, \"amount\": \"1\"}");
        problem(blank, 400, "INVALID_INPUT");
        blank.then().body("errors.field", hasItem("name")).body("errors.field", hasItem("count"));
        Response unknown = post(token, "{\"name\": \"x\", \"count\": 1, \"amount\": \"1\", \"nmae\": 1}");
        problem(unknown, 400, "INVALID_INPUT");
        unknown.then().body("errors[0].field", equalTo("nmae")).body("errors[0].code", equalTo("UNKNOWN_FIELD"));
        Response type = post(token, "{\"name\": \"x\", \"count\": \"many\"}");
        problem(type, 400, "INVALID_INPUT");
        type.then().body("errors[0].field", equalTo("count"));
        problem(post(token, "{\"name\": 5, \"count\": 1}"), 400, "INVALID_INPUT");
        problem(post(token, "{\"name\": \"x\", \"count\": 1, \"amount\": \"\"}"), 400, "INVALID_INPUT");
        problem(post(token, "{\"name\": \"x\", \"count\": 1, \"amount\": \"1e999999999999\"}"), 400, "INVALID_INPUT");
        for (String broken :
                List.of("", "{", "[]", "null", "\"x\"", "{\"name\":", "\u0000", "{}{}", "[".repeat(5000))) {
            problem(post(token, broken), 400, "INVALID_INPUT");
        }
        problem(given().header("Authorization", token).post("/api/v1/probe"), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(
                given().header("Authorization", token)
                        .contentType("text/plain")
                        .body("x")
                        .post("/api/v1/probe"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    private static Response post(String token, String body) {
        return given().header("Authorization", token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/probe");
    }

    @Test
    void s16ValuesThatCannotBeStoredAreTheCallersMistake() {
        String token = bearer(UUID.randomUUID(), Role.VIEWER);
        problem(post(token, "{\"name\": \"a\\u0000b\", \"count\": 1, \"amount\": \"1\"}"), 400, "INVALID_INPUT");
    }

    @Test
    void s16NothingInnerLeaksFromAFailure() {
        Response broken = given().get("/api/v1/probe/broken");
        problem(broken, 500, "INTERNAL");
        broken.then().body(not(containsString("secret"))).body(not(containsString("Exception")));
    }

    @Test
    void databaseWorkOnAnEventLoopIsRefusedAndNotDone() {
        problem(given().get("/api/v1/probe/on-the-loop"), 500, "INTERNAL");
    }

    @Test
    void s2MissingAndForeignAreTheSame() {
        UUID owner = UUID.randomUUID();
        String id = post(bearer(owner, Role.VIEWER), "{\"name\": \"mine\", \"count\": 1, \"amount\": \"1.50\"}")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        given().header("Authorization", bearer(owner, Role.VIEWER))
                .get("/api/v1/probe/notes/" + id)
                .then()
                .statusCode(200);
        String correlation = "same";
        String foreign = given().header("Authorization", bearer(UUID.randomUUID(), Role.ADMIN))
                .header("X-Correlation-Id", correlation)
                .get("/api/v1/probe/notes/" + id)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String missing = given().header("Authorization", bearer(UUID.randomUUID(), Role.ADMIN))
                .header("X-Correlation-Id", correlation)
                .get("/api/v1/probe/notes/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String nowhere = given().header("X-Correlation-Id", correlation)
                .get("/api/v1/probe/nowhere/at/all")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(foreign).isEqualTo(missing).isEqualTo(nowhere);
        neighbourReachesNothingOf(owner);
        List<EventEnvelope> told = Facts.told(owner, "probe.note.written.v1");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().aggregateId()).isEqualTo(id);
        assertThat(told.getFirst().data().path("amount").asText()).isEqualTo("1.50");
    }

    @Test
    void frameworkRefusalsAreProblemsToo() {
        problem(given().get("/nowhere"), 404, "NOT_FOUND");
        problem(given().delete("/api/v1/probe"), 405, "METHOD_NOT_ALLOWED");
        problem(
                given().header("Authorization", bearer(UUID.randomUUID(), Role.VIEWER))
                        .get("/api/v1/probe/notes/not-a-uuid"),
                404,
                "NOT_FOUND");
        problem(
                given().header("Authorization", bearer(UUID.randomUUID(), Role.VIEWER))
                        .accept("image/png")
                        .get("/api/v1/probe/me"),
                406,
                "NOT_ACCEPTABLE");
    }

    @Test
    void s13OddSpellingsOfAPathAreRefused() throws IOException {
        for (String odd : List.of(
                "/api/v1/probe;x=1",
                "/api/v1/probe%3Bx",
                "/api/v1%2Fprobe",
                "/api/v1/%2e%2e/internal",
                "/api/v1/../internal/v1/events/pull",
                "//internal/v1/events/pull",
                "/internal/./v1/events/pull",
                "/api/v1/probe%252e",
                "/api/v1/probe%5c",
                "/api/v1/probe%00")) {
            String answer = raw("GET " + odd + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(odd).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void theInternalDoorOpensOnlyForATokenOfThisPair() {
        String body = "{\"consumer\": \"test\", \"cursors\": {\"0\": 0}, \"limit\": 10, \"waitMillis\": 0}";
        problem(given().contentType(ContentType.JSON).body(body).post("/internal/v1/events/pull"), 404, "NOT_FOUND");
        problem(
                given().header("X-Tradewind-Internal", "web-ui:guess")
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/internal/v1/events/pull"),
                404,
                "NOT_FOUND");
        String other = PostgresTestResource.internalHeader("auth", "probe").replace("auth:", "risk:");
        problem(
                given().header("X-Tradewind-Internal", other)
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/internal/v1/events/pull"),
                404,
                "NOT_FOUND");
        given().header("X-Tradewind-Internal", PostgresTestResource.internalHeader("auth", "probe"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/v1/events/pull")
                .then()
                .statusCode(200)
                .body("heads", notNullValue());
    }

    @Test
    void tooLargeBodiesAreRefused() {
        given().header("Authorization", bearer(UUID.randomUUID(), Role.VIEWER))
                .contentType(ContentType.JSON)
                .body("{\"name\": \"" + "x".repeat(70_000) + "\"}")
                .post("/api/v1/probe")
                .then()
                .statusCode(413);
    }

    @Test
    void theCorrelationIdComesBackAndOddOnesAreReplaced() {
        given().header("X-Correlation-Id", "order-7")
                .get("/api/v1/probe")
                .then()
                .header("X-Correlation-Id", equalTo("order-7"));
        given().header("X-Correlation-Id", "a b")
                .get("/api/v1/probe")
                .then()
                .header("X-Correlation-Id", not(equalTo("a b")));
    }

    @Test
    void committedFactsAreSeenOnTheInternalStream() throws Exception {
        UUID owner = UUID.randomUUID();
        URI base = URI.create(
                io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port + "/internal/v1/changes");
        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(base)
                .header("X-Tradewind-Internal", PostgresTestResource.internalHeader("web-ui", "probe"))
                .build();
        java.util.concurrent.BlockingQueue<String> lines = new java.util.concurrent.LinkedBlockingQueue<>();
        Thread reading = Thread.ofVirtual().start(() -> {
            try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
                client.send(request, java.net.http.HttpResponse.BodyHandlers.ofLines())
                        .body()
                        .forEach(lines::add);
            } catch (IOException | InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        String seen = null;
        for (int i = 0; i < 50 && seen == null; i++) { // the first may be told before the stream stands
            post(bearer(owner, Role.VIEWER), "{\"name\": \"x\", \"count\": 1, \"amount\": \"1\"}")
                    .then()
                    .statusCode(200);
            String line = lines.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
            seen = line != null && line.contains(owner.toString()) ? line : null;
        }
        reading.interrupt();
        assertThat(seen).contains("probe.note.written.v1");
    }

    @Test
    void statusTellsHowFactsCome() {
        given().get("/api/status")
                .then()
                .statusCode(200)
                .body("service", equalTo("probe"))
                .body("database", equalTo("up"))
                .body("factsCome", equalTo("by pull"));
    }

    private static String raw(String request) throws IOException {
        URI base = URI.create(io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketTimeoutException stillWaitingForTheRest) {
            return "";
        }
    }

    @Test
    void s16BytesThatAreNoHttpGiveNoServerError() throws IOException {
        for (String nonsense : List.of(
                "\u0000\u0001\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            String answer = raw(nonsense);
            assertThat(answer.startsWith("HTTP/1.1 5") ? answer : "")
                    .as(nonsense)
                    .isEmpty();
        }
    }

    @Test
    void d17AUserHas120RequestsAMinuteAndPagesDoNotCount() {
        String token = bearer(UUID.randomUUID(), Role.VIEWER);
        long start = System.nanoTime();
        int passed = 0;
        Response answer = given().header("Authorization", token).get("/api/v1/probe/me");
        while (answer.statusCode() == 200 && passed < 2_000) {
            passed++;
            answer = given().header("Authorization", token).get("/api/v1/probe/me");
        }
        long refilled = 2 * (System.nanoTime() - start) / 1_000_000_000 + 2; // two a second while we count
        assertThat(passed).as("requests that passed").isBetween(120, (int) (120 + refilled));
        problem(answer, 429, "RATE_LIMITED");
        answer.then().header("Retry-After", notNullValue());
        given().header("Authorization", token)
                .header("X-Tradewind-Internal", PostgresTestResource.internalHeader("web-ui", "probe"))
                .get("/api/v1/probe/me")
                .then()
                .statusCode(200);
    }

    @Test
    void healthAndMetricsAreOnTheirOwnPortUnderTheirOwnNames() {
        given().get("/q/health/ready").then().statusCode(404);
        given().get("/health").then().statusCode(404);
        String base = "http://" + management.getAuthority();
        given().get(base + "/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("postgres"));
        given().get(base + "/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server_requests_seconds_count"));
        given().get(base + "/q/health/live").then().statusCode(200);
    }
}
