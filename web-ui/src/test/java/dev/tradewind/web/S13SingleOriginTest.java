package dev.tradewind.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.routes.ApiRoutes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise S13 and ruling C-41: only the table's prefixes are forwarded, whatever spelling the path has. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class S13SingleOriginTest {
    FakeServices services;

    @TestHTTPResource("/")
    URL url;

    @BeforeEach
    void freshServices() {
        services.reset();
    }

    @Test
    void everyPrefixOfTheTableIsForwarded() {
        for (ApiRoutes.Route route : ApiRoutes.ROUTES) {
            String path = "/api/v1" + route.prefix() + "/echo";
            given().get(path);
            assertThat(services.seen("GET " + path)).as(path).hasSize(1);
        }
    }

    @Test
    void nothingElseIsForwarded() {
        for (String path : List.of(
                "/api/v1/nothing",
                "/api/v1",
                "/api/v1/accountsx",
                "/internal/v1/changes",
                "/api/internal/v1/x",
                "/venue/v1/quotes",
                "/q/metrics")) {
            Response answer = given().redirects().follow(false).get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        assertThat(services.seen("GET /internal").stream()
                        .filter(one -> one.path().contains("x")))
                .isEmpty();
    }

    @Test
    void theCallerIsForwardedAndTheCookieIsNot() {
        given().cookie("tradewind-session", "web-session-secret")
                .header("Authorization", "Bearer mine")
                .header("X-Tradewind-Internal", "web:stolen")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Correlation-Id", "my-id")
                .get("/api/v1/accounts?limit=3");
        assertThat(services.seen("GET /api/v1/accounts?limit=3"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.header("Authorization")).isEqualTo("Bearer mine");
                    assertThat(one.header("Cookie")).isEmpty();
                    assertThat(one.header("X-Tradewind-Internal")).isEmpty();
                    assertThat(one.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
                    assertThat(one.header("X-Correlation-Id")).isEqualTo("my-id");
                });
    }

    @Test
    void theAddressOfAJobIsOneOfOurs() {
        services.answer("POST /api/webhook/u/t", 202, "{}");
        assertThat(given().post("/api/webhook/u/t").header("Location")).isEqualTo("/api/v1/jobs/7?part=a%2Fb");
    }

    @Test
    void bodiesAndAnswersPassUnchanged() {
        services.answer("POST /api/webhook/u/t", 202, "{\"message\":\"ok\"}");
        Response answer = given().contentType("text/plain;charset=UTF-8")
                .body("{\"a\": \"\u00e9\"}")
                .post("/api/webhook/u/t");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.asString()).isEqualTo("{\"message\":\"ok\"}");
        assertThat(services.seen("POST /api/webhook/u/t")).singleElement().satisfies(one -> {
            assertThat(one.body()).isEqualTo("{\"a\": \"\u00e9\"}");
            assertThat(one.header("Content-Type")).startsWith("text/plain");
        });
    }

    @Test
    void aBodyOverTheLimitReachesNoService() {
        Response answer =
                given().contentType("application/json").body("x".repeat(70_000)).post("/api/v1/hooks");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(services.seen("POST /api/v1/hooks")).isEmpty();
    }

    @Test
    void aFileOfPriceHistoryIsPassedOnAsItComesUpToItsOwnLimit() {
        services.answer("POST /api/v1/candle-imports", 202, "{\"state\":\"QUEUED\"}");
        Response answer = given().contentType("text/csv")
                .body("x".repeat(900_000).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/candle-imports?symbol=BTC/USDT");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(services.seen("POST /api/v1/candle-imports"))
                .singleElement()
                .satisfies(one -> assertThat(one.body()).hasSize(900_000));
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsRead() throws IOException {
        assertThat(
                        raw(
                                "POST /api/v1/candle-imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10737418240\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(raw("POST /data/import HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10737418240\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(services.seen("POST /api/v1/candle-imports")).isEmpty();
    }

    @Test
    void aServiceThatIsAwayIsA503WithRetryAfter() {
        services.answer("GET /api/v1/accounts", 503, "{\"status\":503,\"code\":\"DATABASE_UNAVAILABLE\"}");
        assertThat(given().get("/api/v1/accounts").statusCode()).isEqualTo(503);
    }

    @Test
    void oddSpellingsOfAPathAreRefused() throws IOException {
        for (String path : List.of(
                "/api/v1/hooks;x=1",
                "/api/v1//hooks",
                "/api/v1/../../internal/v1/changes",
                "/api/v1/%2e%2e/internal",
                "/api%2fv1/hooks",
                "/api/v1/hooks%3bx",
                "/api/v1/hooks%255c",
                "/api/v1/hooks\\x",
                "/api/./v1/hooks")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 4");
        }
        assertThat(services.seen("GET /api")).isEmpty();
    }

    @Test
    void platformStatusNamesEveryService() {
        given().get("/api/status").then().statusCode(200);
        String status = Eventually.eventually(
                () -> given().get("/api/status").asString(), text -> text.contains("\"status\":\"UP\""));
        assertThat(status).contains("\"broker\":\"UP\"").contains("\"notification\":\"UP\"");
        assertThat(given().get("/health").asString()).contains("UP");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }
}
