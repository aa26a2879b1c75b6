package dev.tradewind.strategy.backtests;

import static io.restassured.RestAssured.given;

import dev.tradewind.strategy.testing.History;
import dev.tradewind.strategy.testing.Trader;
import dev.tradewind.strategy.worker.TestWorker;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Traders who ask for work, and a worker by hand who claims it. */
abstract class QueueCalls {
    static final Duration LONGEST = Duration.ofSeconds(90);
    static final String DOOR = "/internal/v1/worker/claims";

    private final List<Trader> traders = new ArrayList<>();

    Trader trader() {
        Trader trader = Trader.registered();
        traders.add(trader);
        return trader;
    }

    @AfterEach
    void leaveNoWork() {
        for (Trader trader : traders) {
            List<String> ids =
                    trader.calls().get("/api/v1/backtests").jsonPath().getList("items.id");
            ids.forEach(id -> trader.calls().delete("/api/v1/backtests/" + id));
        }
    }

    /** About so many sets of so many bars. */
    static String sweep(Trader trader, int bars, int fasts, int slows) {
        String series = History.hourly(trader.user(), "BTC/USDT", bars, 42);
        return trader.sends(Map.of(
                        "backtest",
                        Map.of("strategy", "moving-average-cross", "series", List.of(series)),
                        "ranges",
                        List.of(
                                Map.of("name", "fastPeriod", "from", 2, "to", 1 + fasts, "step", 1),
                                Map.of("name", "slowPeriod", "from", 201, "to", 200 + slows, "step", 1))))
                .post("/api/v1/backtests/sweeps")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    static String walkForward(Trader trader, int bars, int fasts, int slows) {
        return trader.sends(Map.of(
                        "backtest",
                        Map.of(
                                "strategy",
                                "moving-average-cross",
                                "series",
                                List.of(History.hourly(trader.user(), "BTC/USDT", bars, 44))),
                        "ranges",
                        List.of(
                                Map.of("name", "fastPeriod", "from", 2, "to", 1 + fasts, "step", 1),
                                Map.of("name", "slowPeriod", "from", 201, "to", 200 + slows, "step", 1))))
                .post("/api/v1/backtests/walk-forward")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    static String single(Trader trader, int bars) {
        return trader.sends(Map.of(
                        "strategy",
                        "moving-average-cross",
                        "series",
                        List.of(History.hourly(trader.user(), "BTC/USDT", bars, 43))))
                .post("/api/v1/backtests")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    static JsonPath job(Trader trader, String id) {
        return trader.calls().get("/api/v1/backtests/" + id).jsonPath();
    }

    static Response claim() {
        return worker().body(Map.of("worker", "by hand", "waitSeconds", 0)).post(DOOR);
    }

    static String claimedJob() {
        return claim().jsonPath().getString("job");
    }

    static io.restassured.specification.RequestSpecification worker() {
        return given().header("X-Tradewind-Internal", TestWorker.header()).contentType(ContentType.JSON);
    }

    static String path(JsonPath order) {
        return DOOR + "/" + order.getString("user") + "/" + order.getString("job") + "/" + order.getInt("chunk") + "/"
                + order.getString("claim");
    }

    static String windows(Trader trader, String id) {
        return trader.calls().get("/api/v1/backtests/" + id + "/windows.csv").asString();
    }
}
