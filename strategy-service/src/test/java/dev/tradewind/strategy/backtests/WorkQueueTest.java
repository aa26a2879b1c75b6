package dev.tradewind.strategy.backtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.Trader;
import dev.tradewind.strategy.worker.TestWorker;
import dev.tradewind.strategy.worker.wire.Pieces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose turn it is and what counts, seen by a worker by hand. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class WorkQueueTest extends QueueCalls {
    @Test
    void theTestOfAWalkForwardWaitsForEveryTraining() {
        Trader trader = trader();
        String id = walkForward(trader, 500, 2, 2);
        List<JsonPath> trainings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            trainings.add(claim().jsonPath());
        }

        assertThat(claim().statusCode()).isEqualTo(204);
        for (JsonPath training : trainings) {
            assertThat(training.getLong("sets")).isEqualTo(1);
            assertThat(claim().statusCode()).isEqualTo(204);
            worker().body(Map.of("bars", 500))
                    .post(path(training) + "/done")
                    .then()
                    .statusCode(204);
        }
        JsonPath test = claim().jsonPath();

        assertThat(test.getString("job")).isEqualTo(id);
        assertThat(test.getLong("sets")).isZero();
        assertThat(test.getInt("chunk")).isEqualTo(4);
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
    void aSingleRunOvertakesTheSweepsOfItsUser() {
        Trader trader = trader();
        String sweep = sweep(trader, 20_000, 50, 20);
        assertThat(claimedJob()).isEqualTo(sweep);
        String single = single(trader, 500);

        assertThat(claimedJob()).isEqualTo(single);
        assertThat(claimedJob()).isEqualTo(sweep);
    }

    @Test
    void theSweepsOfOneUserTakeTurns() {
        Trader trader = trader();
        String first = sweep(trader, 20_000, 50, 20);
        List<String> turns = new ArrayList<>(List.of(claimedJob(), claimedJob()));
        String second = sweep(trader, 20_000, 50, 20);

        for (int i = 0; i < 4; i++) {
            turns.add(claimedJob());
        }

        // the second one catches up with the two chunks that the first one has at workers, then they alternate
        assertThat(turns.subList(0, 4)).containsExactly(first, first, second, second);
        assertThat(turns.subList(4, 6)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void theMapOfASweepThatRunsShowsWhatIsThereSoFar() {
        Trader trader = trader();
        String id = sweep(trader, 2_000, 10, 10);
        JsonPath order = claim().jsonPath();
        long first = order.getLong("firstSet");
        given().header("X-Tradewind-Internal", TestWorker.header())
                .contentType("application/octet-stream")
                .body(Pieces.sets(List.of(
                        new Pieces.SetRow(first, 5, 1, 1, 3, 50, 2), new Pieces.SetRow(first + 1, 0, 0, 0, -1, 0, 0))))
                .put(path(order) + "/pieces/SETS/" + first + "?items=2")
                .then()
                .statusCode(204);

        JsonPath map = trader.calls()
                .get("/api/v1/backtests/" + id + "/heat-map?x=fastPeriod&y=slowPeriod")
                .jsonPath();

        assertThat(map.getLong("done")).isEqualTo(2);
        assertThat(map.getLong("sets")).isEqualTo(100);
        assertThat(map.getList("cells.flatten().findAll { it != null }")).hasSize(1);
        assertThat(map.getDouble("highest")).isEqualTo(5);
        assertThat(trader.calls()
                        .get("/api/v1/backtests/" + id + "/sets")
                        .jsonPath()
                        .getLong("total"))
                .isEqualTo(1);
    }

    @Test
    void aWorkerThatDiesWhileItWaitsTakesNoChunkWithIt() throws IOException {
        String body = "{\"worker\": \"dying\", \"waitSeconds\": 20}";
        var dying = new Socket("localhost", RestAssured.port);
        dying.setSoLinger(true, 0); // dies without a word
        dying.getOutputStream()
                .write(("POST " + DOOR + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "X-Tradewind-Internal: " + TestWorker.header() + "\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(claim().statusCode()).isEqualTo(204); // and so it waits by now
        dying.close();
        Trader trader = trader();

        String id = sweep(trader, 2_000, 1, 1);

        assertThat(claimedJob()).isEqualTo(id);
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
