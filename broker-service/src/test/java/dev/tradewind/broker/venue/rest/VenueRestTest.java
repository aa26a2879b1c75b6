package dev.tradewind.broker.venue.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The venue as a class A broker, over real HTTP and a real Postgres. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class VenueRestTest {
    private VenueClient venue;

    @AfterEach
    void nothingStaysInTheBook() {
        venue.request().post(venue.path() + "/reset").then().statusCode(200);
    }

    @BeforeEach
    void aFreshAccountInAQuietMarket() {
        VenueClient.bid("BTC/USDT", "60000", "60000.01", "100");
        venue = VenueClient.withAccount();
    }

    @Nested
    class AnAccount {
        @Test
        void startsWithAHundredThousandAndOpensOnce() {
            venue.request()
                    .put(venue.path())
                    .then()
                    .statusCode(200)
                    .body("cash", equalTo("100000.00000000"))
                    .body("positions", empty());
            venue.request()
                    .get(venue.path() + "/adjustments")
                    .then()
                    .body("", hasSize(1))
                    .body("[0].reason", equalTo("OPENING"))
                    .body("[0].amount", equalTo("100000"));
        }

        @Test
        void showsWhatItHoldsAndWhatIsReserved() {
            venue.place("buy", "BUY", "MARKET", "0.1", null, null).then().statusCode(201);
            venue.place("exit", "SELL", "LIMIT", "0.04", "61000", null).then().statusCode(201);
            venue.place("rest", "BUY", "LIMIT", "0.1", "50000", null).then().statusCode(201);

            // bought at 60,000.01 * 1.0005 = 60,030.010005, the next tick up is 60,030.02
            venue.request()
                    .get(venue.path())
                    .then()
                    .statusCode(200)
                    .body("cash", equalTo("93990.99499800"))
                    .body("reservedCash", equalTo("5005.00000000"))
                    .body("positions[0].symbol", equalTo("BTC/USDT"))
                    .body("positions[0].quantity", equalTo("0.1"))
                    .body("positions[0].reservedQuantity", equalTo("0.04"))
                    .body("positions[0].cost", equalTo("6009.00500200"))
                    .body("positions[0].lastPrice", equalTo("60000"))
                    .body("positions[0].unrealisedProfit", equalTo("-9.00500200"));
        }

        @Test
        void goesBackToItsStart() {
            venue.place("buy", "BUY", "MARKET", "0.1", null, null).then().statusCode(201);
            venue.place("rest", "BUY", "LIMIT", "0.1", "50000", null).then().statusCode(201);

            venue.request()
                    .post(venue.path() + "/reset")
                    .then()
                    .statusCode(200)
                    .body("cash", equalTo("100000.00000000"))
                    .body("reservedCash", equalTo("0"))
                    .body("positions", empty())
                    .body("resets", equalTo(1));
            venue.get("rest").then().body("status", equalTo("canceled")).body("endReason", equalTo("ACCOUNT_RESET"));
            venue.place("again", "SELL", "MARKET", "0.1", null, null)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("SHORT_NOT_SUPPORTED"));
            venue.place("buy", "BUY", "MARKET", "0.1", null, null).then().statusCode(409);
        }

        @Test
        void thatDoesNotExistIsUnknownEverywhere() {
            String missing = "/venue/v1/accounts/" + UUID.randomUUID();
            for (String path : List.of("", "/orders", "/executions", "/adjustments", "/orders/x")) {
                venue.request().get(missing + path).then().statusCode(404).body("code", equalTo("UNKNOWN_ACCOUNT"));
            }
            venue.request().post(missing + "/reset").then().statusCode(404);
        }
    }

    @Nested
    class AClientOrderId {
        @Test
        void isUsedOnceForEver() {
            venue.place("one", "BUY", "LIMIT", "0.01", "59000", null).then().statusCode(201);
            venue.place("one", "BUY", "LIMIT", "0.01", "59000", null)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("DUPLICATE_CLIENT_ORDER_ID"));
            venue.cancel("one").then().statusCode(200);
            venue.place("one", "BUY", "LIMIT", "0.01", "59000", null).then().statusCode(409);
            // another account may use the same one
            VenueClient.withAccount()
                    .place("one", "BUY", "MARKET", "0.01", null, null)
                    .then()
                    .statusCode(201);
        }

        @Test
        void isNotUsedUpByARefusedOrder() {
            venue.place("two", "BUY", "LIMIT", "0.01", "59000.001", null)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("PRICE_PRECISION"));
            venue.get("two").then().statusCode(404).body("code", equalTo("UNKNOWN_ORDER"));
            venue.place("two", "BUY", "LIMIT", "0.01", "59000", null).then().statusCode(201);
        }

        @Test
        void sentBySixtyFourAtOnceMakesOneOrder() throws Exception {
            try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
                Callable<Integer> send = () ->
                        venue.place("race", "BUY", "MARKET", "0.01", null, null).statusCode();
                List<Future<Integer>> answers = pool.invokeAll(java.util.Collections.nCopies(64, send));
                int created = 0;
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isIn(201, 409);
                    created += answer.get() == 201 ? 1 : 0;
                }
                assertThat(created).isEqualTo(1);
            }
            venue.request().get(venue.path() + "/executions").then().body("", hasSize(1));
        }

        @Test
        void ofTheWrongShapeIsRefused() {
            venue.place("no_underscore", "BUY", "LIMIT", "0.01", "59000", null)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("INVALID_CLIENT_ORDER_ID"));
        }
    }

    @Nested
    class AnOrder {
        @Test
        void fillsInPartsAndTellsEachExecutionOnce() {
            venue.place("grid", "BUY", "LIMIT", "0.5", "59500", null)
                    .then()
                    .statusCode(201)
                    .body("status", equalTo("new"))
                    .body("averagePrice", nullValue());
            VenueClient.bid("BTC/USDT", "59400", "59400.01", "0.2");
            venue.get("grid")
                    .then()
                    .body("status", equalTo("partially_filled"))
                    .body("filledQuantity", equalTo("0.2"))
                    .body("averagePrice", equalTo("59500"));
            VenueClient.bid("BTC/USDT", "59400", "59400.01", "5");
            venue.get("grid").then().body("status", equalTo("filled"));

            List<Map<String, Object>> executions =
                    venue.request().get(venue.path() + "/executions").jsonPath().getList("");
            assertThat(executions).hasSize(2);
            assertThat(executions.get(0))
                    .containsEntry("quantity", "0.2")
                    .containsEntry("price", "59500")
                    .containsEntry("notional", "11900.00000000")
                    .containsEntry("fee", "11.90000000")
                    .containsEntry("feeAsset", "USDT")
                    .containsEntry("liquidity", "MAKER");
            venue.request()
                    .get(venue.path() + "/executions?after=" + executions.get(0).get("sequence"))
                    .then()
                    .body("", hasSize(1));
        }

        @Test
        void cancelledInPartKeepsWhatItFilled() {
            venue.place("part", "BUY", "LIMIT", "0.5", "59500", null).then().statusCode(201);
            VenueClient.bid("BTC/USDT", "59400", "59400.01", "0.2");

            venue.cancel("part")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("canceled"))
                    .body("filledQuantity", equalTo("0.2"))
                    .body("endReason", equalTo("CANCELED_BY_CLIENT"));
        }

        @Test
        void thatEndedCannotBeCancelledAndIsShownInstead() {
            venue.place("done", "BUY", "MARKET", "0.01", null, null).then().statusCode(201);
            venue.cancel("done")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("ORDER_NOT_CANCELABLE"))
                    .body("order.status", equalTo("filled"));
            venue.cancel("never").then().statusCode(404).body("code", equalTo("UNKNOWN_ORDER"));
        }

        @Test
        void filledWhileItsCancelIsOnTheWayEndsOneWayOnly() throws Exception {
            for (int round = 0; round < 10; round++) {
                String id = "race-" + round;
                VenueClient.bid("BTC/USDT", "60000", "60000.01", "100");
                venue.place(id, "BUY", "LIMIT", "0.001", "59500", null).then().statusCode(201);
                try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                    Future<?> fill = pool.submit(() -> VenueClient.bid("BTC/USDT", "59400", "59400.01", "1"));
                    int answer = venue.cancel(id).statusCode();
                    fill.get();
                    Map<String, Object> order = venue.get(id).jsonPath().getMap("");
                    assertThat(order.get("status")).isEqualTo(answer == 200 ? "canceled" : "filled");
                    assertThat(order.get("filledQuantity")).isEqualTo(answer == 200 ? "0" : "0.001");
                }
            }
        }

        @Test
        void thatIsAnOcoHasTwoLegsWithIdsOfTheirOwn() {
            venue.place("buy", "BUY", "MARKET", "0.1", null, null).then().statusCode(201);
            venue.place("pair", "SELL", "OCO", "0.1", "61000", "59000")
                    .then()
                    .statusCode(201)
                    .body("legs.type", contains("LIMIT", "STOP"))
                    .body("legs.status", contains("new", "new"));
            VenueClient.bid("BTC/USDT", "58900", "58900.01", "10");

            Map<String, Object> pair = venue.get("pair").jsonPath().getMap("");
            assertThat(pair).containsEntry("status", "filled");
            venue.get("pair").then().body("legs.status", contains("canceled", "filled"));
            String stopLeg = venue.get("pair").jsonPath().getString("legs[1].venueOrderId");
            venue.request()
                    .get(venue.path() + "/executions")
                    .then()
                    .body("[1].venueOrderId", equalTo(stopLeg))
                    .body("[1].slippageBps", equalTo(5));
        }

        @Test
        void isListedByItsState() {
            venue.place("open", "BUY", "LIMIT", "0.01", "59000", null).then().statusCode(201);
            venue.place("gone", "BUY", "LIMIT", "0.01", "59000", null).then().statusCode(201);
            venue.cancel("gone").then().statusCode(200);
            venue.request().get(venue.path() + "/orders?status=open").then().body("clientOrderId", contains("open"));
            venue.request().get(venue.path() + "/orders?status=closed").then().body("clientOrderId", contains("gone"));
            venue.request().get(venue.path() + "/orders").then().body("clientOrderId", contains("open", "gone"));
            venue.request().get(venue.path() + "/orders?status=odd").then().statusCode(400);
        }
    }

    @Nested
    class ADeadline {
        @Test
        void thatIsOverRefusesTheOrderWithoutUsingItsId() {
            sent("late", Instant.now().minusMillis(1)).then().statusCode(422).body("code", equalTo("TOO_LATE"));
            venue.get("late").then().statusCode(404).body("code", equalTo("UNKNOWN_ORDER"));
            sent("late", Instant.now().plusSeconds(30)).then().statusCode(201);
            sent("late", Instant.now().plusSeconds(30)).then().statusCode(409);
        }

        @Test
        void isToldByTheVenuesClockOnEveryAnswer() {
            for (var answer : List.of(venue.get("none"), venue.request().get("/venue/v1/quotes"))) {
                Instant venueTime = Instant.parse(answer.header("X-Venue-Time"));
                assertThat(Duration.between(venueTime, Instant.now()).abs()).isLessThan(Duration.ofSeconds(10));
            }
        }

        private Response sent(String id, Instant notAfter) {
            return venue.request()
                    .header("X-Not-After", notAfter.toString())
                    .body(Map.of(
                            "clientOrderId",
                            id,
                            "symbol",
                            "BTC/USDT",
                            "side",
                            "BUY",
                            "type",
                            "MARKET",
                            "quantity",
                            "0.01"))
                    .post(venue.path() + "/orders");
        }
    }

    @Nested
    class BadInput {
        @Test
        void isRefusedWithACodeAndChangesNothing() {
            Map<String, String> bodies = Map.of(
                    "{}",
                    "INVALID_INPUT",
                    "[]",
                    "INVALID_INPUT",
                    "{",
                    "INVALID_INPUT",
                    order("\"quantity\":\"NaN\""),
                    "INVALID_INPUT",
                    order("\"quantity\":\"1e99999999\""),
                    "INVALID_ORDER",
                    order("\"quantity\":\"-1\""),
                    "INVALID_ORDER",
                    order("\"quantity\":\"0.000001\""),
                    "QUANTITY_PRECISION",
                    order("\"quantity\":\"0.00001\""),
                    "NOTIONAL_TOO_SMALL",
                    order("\"quantity\":\"1\",\"surprise\":1"),
                    "INVALID_INPUT",
                    order("\"quantity\":\"1\",\"timeInForce\":\"FOK\""),
                    "INVALID_ORDER");
            bodies.forEach((body, code) -> {
                var answer = venue.request().body(body).post(venue.path() + "/orders");
                assertThat(answer.statusCode())
                        .as(body + " " + answer.asString())
                        .isIn(400, 422);
                assertThat(answer.jsonPath().getString("code")).as(body).isEqualTo(code);
            });
            venue.request().get(venue.path() + "/orders").then().body("", empty());
        }

        private String order(String rest) {
            return "{\"clientOrderId\":\"bad\",\"symbol\":\"BTC/USDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"limitPrice\":\"59000\","
                    + rest + "}";
        }

        @Test
        void ofASymbolOrSideIsNamed() {
            venue.place("short", "SELL", "LIMIT", "0.1", "61000", null)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("SHORT_NOT_SUPPORTED"));
            venue.place("poor", "BUY", "LIMIT", "2", "59000", null)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("INSUFFICIENT_FUNDS"));
            venue.request()
                    .body(Map.of(
                            "clientOrderId",
                            "x",
                            "symbol",
                            "DOGE/USDT",
                            "side",
                            "BUY",
                            "type",
                            "MARKET",
                            "quantity",
                            "1"))
                    .post(venue.path() + "/orders")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("UNKNOWN_SYMBOL"));
        }
    }

    @Nested
    class TheKey {
        @Test
        void isAskedForOnEveryPath() {
            for (String path : List.of(venue.path(), "/venue/v1/quotes", "/venue/v1/instruments")) {
                given().get(path).then().statusCode(401).body("code", equalTo("VENUE_KEY_REFUSED"));
                given().header("X-Venue-Key", "wrong").get(path).then().statusCode(401);
            }
            given().contentType("application/json")
                    .body("{}")
                    .post(venue.path() + "/orders")
                    .then()
                    .statusCode(401);
        }
    }

    @Nested
    class TheMarket {
        @Test
        void showsInstrumentsAndTheLastQuote() {
            venue.request()
                    .get("/venue/v1/instruments")
                    .then()
                    .statusCode(200)
                    .body("symbol", contains("BTC/USDT", "ETH/USDT"))
                    .body("[0].tickSize", equalTo("0.01"))
                    .body("[0].stepSize", equalTo("0.00001"))
                    .body("[0].minNotional", equalTo("5"))
                    .body("[0].description", equalTo("replay of perpetual prices"));
            String bid = venue.request()
                    .get("/venue/v1/quotes")
                    .jsonPath()
                    .getString("find { it.symbol == 'BTC/USDT' }.bid");
            assertThat(new BigDecimal(bid)).isEqualByComparingTo("60000");
        }

        @Test
        void refusesACrossedOrZeroQuote() {
            for (String ask : List.of("59999", "60000", "0", "60000.001")) {
                venue.request()
                        .body(Map.of("symbol", "BTC/USDT", "bid", "60000", "ask", ask))
                        .post("/venue/v1/market/quotes")
                        .then()
                        .statusCode(422);
            }
        }
    }
}
