package dev.tradewind.strategy.backtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.History;
import dev.tradewind.strategy.testing.Trader;
import dev.tradewind.strategy.worker.TestWorker;
import dev.tradewind.strategy.worker.wire.Pieces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class WorkQueueTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final String DOOR = "/internal/v1/worker/claims";

    private final List<Trader> traders = new ArrayList<>();

    private Trader trader() {
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
    private static String sweep(Trader trader, int bars, int fasts, int slows) {
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

    private static JsonPath job(Trader trader, String id) {
        return trader.calls().get("/api/v1/backtests/" + id).jsonPath();
    }

    private static Response claim() {
        return worker().body(Map.of("worker", "by hand", "waitSeconds", 0)).post(DOOR);
    }

    private static io.restassured.specification.RequestSpecification worker() {
        return given().header("X-Tradewind-Internal", TestWorker.header()).contentType(ContentType.JSON);
    }

    private static String path(JsonPath order) {
        return DOOR + "/" + order.getString("user") + "/" + order.getString("job") + "/" + order.getInt("chunk") + "/"
                + order.getString("claim");
    }

    @Test
    void aWorkerKilledInTheMiddleOfASweepLosesNoSetAndCountsNoneTwice() throws Exception {
        Trader trader = trader();
        String id = sweep(trader, 40_000, 100, 40);

        Process first = TestWorker.startProcess(History.store());
        Eventually.within(
                LONGEST, "the sweep is on its way", () -> job(trader, id).getDouble("progress") > 0.1);
        first.destroyForcibly().waitFor();
        assertThat(job(trader, id).getString("state")).isEqualTo("RUNNING");
        Process second = TestWorker.startProcess(History.store());
        try {
            Eventually.within(
                    LONGEST,
                    "the sweep is done",
                    () -> job(trader, id).getString("state").equals("DONE"));
        } finally {
            second.destroy();
            second.waitFor();
        }

        List<String> numbers = trader.calls()
                .get("/api/v1/backtests/" + id + "/sets.csv")
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(numbers).hasSize(4_000).doesNotHaveDuplicates();
    }

    @Test
    void aWorkerThatIsAskedToStopGivesItsChunkBackAtOnce() throws IOException, InterruptedException {
        Trader trader = trader();
        String id = sweep(trader, 60_000, 100, 20);
        Process worker = TestWorker.startProcess(History.store());
        Eventually.within(LONGEST, "it works", () -> job(trader, id).getDouble("progress") > 0.02);

        worker.destroy();
        worker.waitFor();

        assertThat(claim().statusCode()).isEqualTo(200);
    }

    @Test
    void aCanceledSweepIsNotWorkedOnAnyMore() throws Exception {
        Trader trader = trader();
        String id = sweep(trader, 60_000, 150, 20);
        try (TestWorker worker = TestWorker.start(History.store())) {
            Eventually.within(LONGEST, "it works", () -> job(trader, id).getDouble("progress") > 0.02);

            trader.calls().post("/api/v1/backtests/" + id + "/cancel").then().statusCode(200);

            Trader other = trader();
            String next = sweep(other, 500, 4, 4);
            Eventually.within(
                    Duration.ofSeconds(20),
                    "the worker has time for others",
                    () -> job(other, next).getString("state").equals("DONE"));
        }
        assertThat(job(trader, id).getString("state")).isEqualTo("CANCELED");
    }

    @Test
    void theWorkerHearsAtItsNextReportThatAJobWasCanceled() {
        Trader trader = trader();
        String id = sweep(trader, 2_000, 10, 10);
        JsonPath order = claim().jsonPath();

        trader.calls().post("/api/v1/backtests/" + id + "/cancel").then().statusCode(200);

        assertThat(worker().body(Map.of("share", 0.5))
                        .post(path(order) + "/progress")
                        .jsonPath()
                        .getBoolean("isWanted"))
                .isFalse();
        worker().body(Map.of("bars", 2_000)).post(path(order) + "/done").then().statusCode(409);
    }

    @Test
    void usersTakeTurnsHoweverMuchOneOfThemAsksFor() {
        Trader greedy = trader();
        sweep(greedy, 20_000, 50, 20);
        sweep(greedy, 20_000, 50, 20);
        Trader modest = trader();
        sweep(modest, 2_000, 10, 10);

        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            turns.add(claim().jsonPath().getString("user"));
        }

        assertThat(turns.subList(0, 2))
                .containsExactlyInAnyOrder(
                        greedy.user().toString(), modest.user().toString());
        // the modest one has less work at workers than the greedy one as long as his few chunks last
        assertThat(turns.subList(2, 4)).containsOnly(modest.user().toString());
    }

    @Test
    void aResultToldTwiceCountsOnce() {
        Trader trader = trader();
        String id = sweep(trader, 2_000, 10, 10);
        JsonPath order = claim().jsonPath();
        var row = new Pieces.SetRow(order.getLong("firstSet"), 5, 1, 1, 3, 50, 2);

        for (int i = 0; i < 2; i++) {
            given().header("X-Tradewind-Internal", TestWorker.header())
                    .contentType("application/octet-stream")
                    .body(Pieces.sets(List.of(row)))
                    .put(path(order) + "/pieces/SETS/" + order.getLong("firstSet") + "?items=1")
                    .then()
                    .statusCode(204);
        }
        for (int i = 0; i < 2; i++) {
            worker().body(Map.of("bars", 2_000))
                    .post(path(order) + "/done")
                    .then()
                    .statusCode(204);
        }

        assertThat(trader.calls()
                        .get("/api/v1/backtests/" + id + "/sets")
                        .jsonPath()
                        .getLong("total"))
                .isEqualTo(1);
    }

    @Test
    void aSilentWorkersChunkGoesToTheNextAndItsLateResultIsNotHeard() {
        Trader trader = trader();
        sweep(trader, 2_000, 1, 1);
        JsonPath lost = claim().jsonPath();

        JsonPath[] again = new JsonPath[1];
        Eventually.within(Duration.ofSeconds(20), "the lease is over", () -> {
            Response answer = claim();
            again[0] = answer.statusCode() == 200 ? answer.jsonPath() : null;
            return again[0] != null;
        });

        assertThat(again[0].getInt("chunk")).isEqualTo(lost.getInt("chunk"));
        worker().body(Map.of("bars", 2_000)).post(path(lost) + "/done").then().statusCode(409);
        worker().body(Map.of("bars", 2_000))
                .post(path(again[0]) + "/done")
                .then()
                .statusCode(204);
    }

    @Test
    void workThatStopsItsWorkerThreeTimesFailsInWords() {
        Trader trader = trader();
        String id = sweep(trader, 2_000, 1, 1);

        Eventually.within(Duration.ofSeconds(40), "it is given up", () -> {
            claim();
            return job(trader, id).getString("state").equals("FAILED");
        });

        assertThat(job(trader, id).getString("failure")).contains("stopped 3 times");
    }
}
