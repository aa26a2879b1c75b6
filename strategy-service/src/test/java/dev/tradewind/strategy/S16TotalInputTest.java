package dev.tradewind.strategy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Every field of every endpoint, wrong in every way: an answer below 500, as a problem with a code. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class S16TotalInputTest {
    private static final int AT_ONCE = 16;

    @Inject
    ReceiveAlert receive;

    /** Values put in the place of every value of a good body. */
    private static final List<String> WRONG = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "1e999999999",
            "123456789012345678901234567890",
            "0.0000000000000000000001",
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "\"-Infinity\"",
            "NaN",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"'; drop table signal; --\"",
            "\"<script>alert(1)</script>\"",
            "[]",
            "{}",
            "[[[[1]]]]",
            "{\"a\":{\"b\":[1,2,{\"c\":null}]}}");

    /** The sharpest of them, for endpoints that share their reader with one that meets them all. */
    private static final List<String> WRONG_IN_SHORT =
            List.of("null", "-1", "1e999999999", "\"NaN\"", "\"\\u0000\"", "[[[[1]]]]", "{}");

    @Test
    void noFieldOfAnAlertBreaksAnything() {
        Trader trader = Trader.registered();
        String good = """
                {"tv":{"exchange":"BINANCE","symbol":"BTCUSDT","timeframe":"15","action":"buy","entry_price":"61237.37",
                "close_price":"1","order_size":"0.5","market_position":"long","prev_market_position":"flat"},
                "timestamp":"%s","strategy_info":{"trade_id":"Long","alert_name":"a","alert_message":"m"},
                "execution_intent":{"type":"signal","strategy":"grid","side":"long","position_size_type":"quote",
                "reduce_percent":50},"risk":{"stop_loss":"1","take_profit":2,"max_slippage_percent":0.2},
                "signal_id":"s","account":"Paper","secret":"x"}""".formatted(Alerts.now());
        String flat = """
                {"ticker":"BTCUSDT","exchange":"BINANCE","action":"buy","sentiment":"long","quantity":"1",
                "quantityType":"fixed_quantity","price":"1","time":"%s","interval":"15","id":"a"}""".formatted(Alerts.now());
        List<String> bodies = new ArrayList<>();
        bodies.addAll(withEachValueReplaced(good, WRONG));
        bodies.addAll(withEachValueReplaced(flat, WRONG));

        Trader.Hook hook = trader.hook();
        // without HTTP and the rate of a token, so that all of them go through
        var owner = new AlertSender.ByOwner(trader.user(), hook.id());
        for (String body : bodies) {
            try {
                receive.handle(owner, body.getBytes(StandardCharsets.UTF_8));
            } catch (ProblemException refusal) {
                assertThat(refusal.status()).as(body).isBetween(400, 499);
                assertThat(refusal.detail()).as(body).isNotBlank();
            }
        }
        for (int i = 0; i < WRONG.size(); i++) {
            if (i % 18 == 17) {
                hook = trader.hook();
            }
            String body = good.replace("\"61237.37\"", WRONG.get(i));
            refusedOrTaken(hook.gets(body), body);
        }
    }

    @Test
    void noBytesBreakTheWebhook() {
        long seed = 20261121;
        var random = new Random(seed);
        Trader trader = Trader.registered();
        Trader.Hook hook = trader.hook();
        for (int round = 0; round < 60; round++) {
            if (round % 18 == 17) {
                hook = trader.hook();
            }
            byte[] bytes = new byte[random.nextInt(1, 2_000)];
            random.nextBytes(bytes);
            if (round % 3 == 0) {
                bytes[0] = '{';
            }
            Response answer =
                    given().contentType("application/json").body(bytes).post(hook.path());
            assertThat(answer.statusCode()).as("seed %d round %d", seed, round).isBetween(400, 499);
        }
        String deep = "[".repeat(8_000);
        assertThat(hook.gets(deep).statusCode()).isEqualTo(400);
        assertThat(hook.gets("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void noFieldOfACommandBreaksAnything() {
        Trader trader = Trader.registered();
        Trader.Hook hook = trader.hook();
        String configuration = trader.configuration("Deep ladder");
        String hookCommand = """
                {"name":"n","accountId":"%s","configurationId":"%s","isActive":true,
                "fieldMapping":{"tv.symbol":"a"},"requiredSecret":"12345678","version":1}""".formatted(trader.account(), configuration);
        String configurationCommand = """
                {"name":"n","entryOrderType":"limit","levels":[{"gapPercent":0,"weightPercent":100,"takeProfitPercent":1}],
                "generator":{"count":1,"stepPercent":1,"stepScale":1,"baseVolume":10,"safetyVolume":10,"volumeScale":1,
                "takeProfitPercent":1},"preset":"even","pyramidLevels":{"1":[{"gapPercent":0,"weightPercent":100,
                "takeProfitPercent":1}]},"maxPyramids":2,"takeProfitMode":"hybrid","takeProfitAggregatePercent":1,
                "takeProfitBasis":"GROSS","stopLossPercent":9,"stopLossReference":"BASE","maxActiveLegs":2,
                "entryTtlSeconds":60,"cancelBeyondPercent":3,"flatPolicy":"CLOSE","capital":{"mode":"FIXED_QUOTE",
                "value":100,"perPyramid":{"1":50}},"belowMinimumPolicy":"REJECT","oppositePolicy":"REJECT",
                "pyramidMinimumGapPercent":1,"version":1}""";
        String preview =
                "{\"symbol\":\"BTCUSDT\",\"side\":\"LONG\",\"entryPrice\":100,\"equity\":1000,\"configuration\":"
                        + configurationCommand + "}";
        String[][] endpoints = {
            {"POST", "/api/v1/hooks", hookCommand},
            {"PUT", "/api/v1/hooks/" + hook.id(), hookCommand},
            {"PUT", "/api/v1/dca-configurations/" + configuration, configurationCommand},
            {"POST", "/api/v1/grids/preview", preview},
            {
                "POST",
                "/api/v1/hooks/" + hook.id() + "/test",
                "{\"symbol\":\"BTCUSDT\",\"action\":\"buy\",\"type\":\"signal\",\"timeframe\":\"1\"}"
            }
        };
        HttpClient client = HttpClient.newHttpClient(); // many calls: lighter than the usual client of the tests
        String token = TestTokens.mint(trader.user(), Role.TRADER);
        for (String[] endpoint : endpoints) {
            boolean isPreview = endpoint[1].endsWith("/preview"); // it holds every field of a configuration
            List<String> bodies = withEachValueReplaced(endpoint[2], isPreview ? WRONG : WRONG_IN_SHORT);
            bodies.addAll(List.of("", "null", "[]", "1", "{", "{}{}", "\"x\"", "{\"a\":1,\"a\":2}"));
            for (int from = 0; from < bodies.size(); from += AT_ONCE) {
                List<String> some = bodies.subList(from, Math.min(bodies.size(), from + AT_ONCE));
                List<CompletableFuture<HttpResponse<String>>> answers = some.stream()
                        .map(body -> send(client, endpoint[0], endpoint[1], token, body))
                        .toList();
                for (int k = 0; k < some.size(); k++) {
                    refusedOrTaken(answers.get(k).join(), endpoint[0] + " " + endpoint[1] + " " + some.get(k));
                }
            }
        }
    }

    @Test
    void noPathOrHeaderBreaksAnything() {
        Trader trader = Trader.registered();
        for (String id : List.of("x", "%00", "..", "-1", UUID.randomUUID() + "x", "'", "%F0%9F%98%80")) {
            for (String path : List.of("/api/v1/hooks/", "/api/v1/signals/", "/api/v1/dca-configurations/")) {
                int status =
                        trader.calls().urlEncodingEnabled(false).get(path + id).statusCode();
                assertThat(status).as(path + id).isBetween(400, 499);
            }
        }
        for (String ifMatch : List.of("x", "-1", "99999999999999999999", "\"", "*")) {
            assertThat(trader.calls()
                            .header("If-Match", ifMatch)
                            .delete("/api/v1/hooks/" + UUID.randomUUID())
                            .statusCode())
                    .isBetween(400, 499);
        }
        assertThat(trader.calls()
                        .header("Idempotency-Key", "k".repeat(300))
                        .contentType("application/json")
                        .body("{\"name\":\"x\"}")
                        .post("/api/v1/dca-configurations")
                        .statusCode())
                .isEqualTo(400);
    }

    private static CompletableFuture<HttpResponse<String>> send(
            HttpClient client, String method, String path, String token, String body) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void refusedOrTaken(HttpResponse<String> answer, String what) {
        refusedOrTaken(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body(), what);
    }

    private static void refusedOrTaken(Response answer, String what) {
        refusedOrTaken(answer.statusCode(), answer.contentType(), answer.asString(), what);
    }

    private static void refusedOrTaken(int status, String contentType, String body, String what) {
        assertThat(status).as(what).isBetween(200, 499);
        if (status >= 400) {
            assertThat(contentType).as(what).startsWith("application/problem+json");
            assertThat(body)
                    .as(what)
                    .containsPattern("\"code\":\"[A-Z][A-Z0-9_]+\"")
                    .containsPattern("\"detail\":\"[^\"]");
            assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
        }
    }

    /** The body once per value and wrong value. Strings between a colon and the next comma or brace count as values. */
    private static List<String> withEachValueReplaced(String body, List<String> wrongs) {
        List<String> bodies = new ArrayList<>();
        var values = java.util.regex.Pattern.compile(":(\"[^\"]*\"|-?[0-9.]+|true|false)")
                .matcher(body);
        while (values.find()) {
            for (String wrong : wrongs) {
                bodies.add(body.substring(0, values.start(1)) + wrong + body.substring(values.end(1)));
            }
        }
        return bodies;
    }
}
