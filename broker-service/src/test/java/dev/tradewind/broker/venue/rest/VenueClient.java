package dev.tradewind.broker.venue.rest;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks to the venue as an adapter does. */
final class VenueClient {
    final UUID account = UUID.randomUUID();

    static VenueClient withAccount() {
        VenueClient client = new VenueClient();
        client.request().put("/venue/v1/accounts/" + client.account).then().statusCode(201);
        return client;
    }

    static String key() {
        return ConfigProvider.getConfig().getValue("tradewind.venue.key", String.class);
    }

    RequestSpecification request() {
        return given().header("X-Venue-Key", key()).contentType("application/json");
    }

    String path() {
        return "/venue/v1/accounts/" + account;
    }

    static void bid(String symbol, String bid, String ask, String size) {
        given().header("X-Venue-Key", key())
                .contentType("application/json")
                .body(Map.of("symbol", symbol, "bid", bid, "ask", ask, "bidSize", size, "askSize", size))
                .post("/venue/v1/market/quotes")
                .then()
                .statusCode(200);
    }

    Response place(String id, String side, String type, String quantity, String limit, String stop) {
        Map<String, Object> body = new HashMap<>();
        body.put("clientOrderId", id);
        body.put("symbol", "BTC/USDT");
        body.put("side", side);
        body.put("type", type);
        body.put("quantity", quantity);
        if (limit != null) {
            body.put("limitPrice", limit);
        }
        if (stop != null) {
            body.put("stopPrice", stop);
        }
        return request().body(body).post(path() + "/orders");
    }

    Response get(String id) {
        return request().get(path() + "/orders/" + id);
    }

    Response cancel(String id) {
        return request().delete(path() + "/orders/" + id);
    }
}
