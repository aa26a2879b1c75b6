package dev.tradewind.strategy.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.History;
import dev.tradewind.strategy.testing.Trader;
import dev.tradewind.strategy.worker.TestWorker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class BacktestsTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Trader trader = Trader.registered();

    private static Map<String, Object> backtest(String series, Map<String, ?> more) {
        Map<String, Object> command =
                new HashMap<>(Map.of("strategy", "moving-average-cross", "series", List.of(series)));
        command.putAll(more);
        return command;
    }

    private static Map<String, Object> range(String name, int from, int to, int step) {
        return Map.of("name", name, "from", from, "to", to, "step", step);
    }

    private Response asks(String path, Object command) {
        return trader.sends(command).post("/api/v1" + path);
    }

    private String accepted(String path, Object command) {
        Response answer = asks(path, command);
        answer.then().statusCode(202).header("Location", notNullValue());
        return answer.jsonPath().getString("id");
    }

    private JsonPath job(String id) {
        return trader.calls()
                .get("/api/v1/backtests/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath over(String id) {
        Eventually.within(
                LONGEST, "the job is over", () -> !List.of("QUEUED", "RUNNING").contains(job(id).getString("state")));
        return job(id);
    }

    private JsonPath done(String id) {
        JsonPath job = over(id);
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("DONE");
        return job;
    }

    private Response get(String path) {
        return trader.calls().get("/api/v1/backtests/" + path);
    }

    @Nested
    class WithAWorker {
        private TestWorker worker;

        @BeforeEach
        void startWorker() {
            worker = TestWorker.start(History.store());
        }

        @AfterEach
        void stopWorker() throws InterruptedException {
            worker.close();
        }

        @Test
        void aBacktestIsComputedAndItsResultKept() {
            String series = History.hourly(trader.user(), "BTC/USDT", 3_000, 1);

            String id = accepted("/backtests", backtest(series, Map.of()));

            JsonPath job = done(id);
            assertThat(job.getDouble("progress")).isEqualTo(1.0);
            assertThat(job.getLong("bars")).isEqualTo(3_000);
            assertThat(job.getString("settings.cash")).isEqualTo("100000");
            long trades = job.getLong("figures.trades");
            assertThat(trades).isPositive();
            get(id + "/result")
                    .then()
                    .statusCode(200)
                    .body("metrics.trades", equalTo((int) trades))
                    .body("equity.size()", equalTo(500))
                    .body("benchmarks[0].name", equalTo("BTC/USDT"));
            JsonPath page = get(id + "/trades?limit=5").jsonPath();
            assertThat(page.getList("items")).hasSize(5);
            assertThat(page.getLong("total"))
                    .isEqualTo(trades + get(id + "/result").jsonPath().getLong("metrics.openTrades"));
            assertThat(get(id + "/equity?points=100").jsonPath().getList("")).hasSize(100);
            assertThat(get(id + "/equity.csv").asString().lines()).hasSize(3_001);
            assertThat(get(id + "/trades.csv").asString().lines()).hasSize((int) page.getLong("total") + 1);
            assertThat(new BigDecimal(get(id + "/equity?points=100").jsonPath().getString("[-1].equity")))
                    .isEqualByComparingTo(get(id + "/result").jsonPath().getString("metrics.finalEquity"));
        }

        @Test
        void theSameQuestionTwiceGivesTheSameBytes() {
            String series = History.hourly(trader.user(), "BTC/USDT", 2_000, 2);
            Map<String, Object> command = backtest(series, Map.of("values", Map.of("fastPeriod", 5, "slowPeriod", 21)));

            String first = accepted("/backtests", command);
            done(first);
            String second = accepted("/backtests", command);
            done(second);

            for (String part : List.of("/result", "/trades.csv", "/equity.csv")) {
                assertThat(get(first + part).asByteArray())
                        .isEqualTo(get(second + part).asByteArray());
            }
        }

        @Test
        void aSweepFindsEverySetOnceAndItsBestOneIsTheSingleRun() {
            String series = History.hourly(trader.user(), "BTC/USDT", 2_000, 3);

            String id = accepted(
                    "/backtests/sweeps",
                    Map.of(
                            "backtest",
                            backtest(series, Map.of()),
                            "ranges",
                            List.of(range("fastPeriod", 5, 14, 1), range("slowPeriod", 20, 69, 1))));

            JsonPath job = done(id);
            assertThat(job.getLong("sets")).isEqualTo(500);
            JsonPath page = get(id + "/sets?limit=200").jsonPath();
            assertThat(page.getLong("total")).isEqualTo(500);
            List<Float> profits = page.getList("items.netProfitPercent");
            assertThat(profits).isSortedAccordingTo((left, right) -> Float.compare(right, left));
            assertThat(page.getFloat("items[0].netProfitPercent")).isEqualTo(job.getFloat("figures.netProfitPercent"));

            JsonPath map = get(id + "/heat-map?x=fastPeriod&y=slowPeriod&metric=sharpe")
                    .jsonPath();
            assertThat(map.getList("xs")).hasSize(10);
            assertThat(map.getList("ys")).hasSize(50);
            assertThat(map.getList("cells.flatten().findAll { it != null }")).hasSize(500);

            Map<String, Object> best = job.getMap("figures.values");
            String single = accepted("/backtests", backtest(series, Map.of("values", best)));
            assertThat(done(single).getFloat("figures.netProfitPercent"))
                    .isEqualTo(job.getFloat("figures.netProfitPercent"));
        }

        @Test
        void aWalkForwardTellsItsWindowsAndAVerdict() {
            String series = History.hourly(trader.user(), "BTC/USDT", 252, 4);

            String id = accepted(
                    "/backtest/walk-forward",
                    Map.of(
                            "backtest",
                            backtest(series, Map.of("values", Map.of("slowPeriod", 10))),
                            "ranges",
                            List.of(range("fastPeriod", 2, 5, 1))));

            JsonPath job = done(id);
            assertThat(job.getString("verdict")).isIn("PASS", "FAIL", "INCONCLUSIVE");
            JsonPath windows = get(id + "/windows").jsonPath();
            assertThat(windows.getList("windows")).hasSize(9); // C-35
            assertThat(windows.getString("verdict")).isEqualTo(job.getString("verdict"));
            assertThat(get(id + "/equity.csv").asString().lines()).hasSize(9 * 21 + 1);
            assertThat(get(id + "/windows.csv").asString().lines()).hasSize(10);
            get(id + "/result").then().statusCode(200).body("metrics.fees", equalTo("0"));
        }

        @Test
        void aDcaConfigurationTradesItsGrid() {
            String series = History.hourly(trader.user(), "BTC/USDT", 1_500, 5);

            String id = accepted(
                    "/backtest", backtest(series, Map.of("configurationId", trader.configuration("Calm grid"))));

            assertThat(done(id).getLong("figures.trades")).isPositive();
        }

        @Test
        void severalSymbolsTradeOnOneAccount() {
            List<String> series = List.of(
                    History.hourly(trader.user(), "BTC/USDT", 1_000, 6),
                    History.hourly(trader.user(), "ETH/USDT", 1_000, 7));

            String id = accepted("/backtests", Map.of("strategy", "rsi-reversal", "series", series, "timeframe", "4h"));

            JsonPath job = done(id);
            assertThat(job.getList("symbols")).containsExactly("BTC/USDT", "ETH/USDT");
            assertThat(job.getLong("bars")).isEqualTo(500);
        }

        @Test
        void anImpossibleJobSaysWhyInASentence() {
            String series = History.hourly(trader.user(), "BTC/USDT", 1_000, 8);
            History.store().delete(hashOf(series));

            String id = accepted("/backtests", backtest(series, Map.of()));

            JsonPath job = over(id);
            assertThat(job.getString("state")).isEqualTo("FAILED");
            assertThat(job.getString("failure")).contains("price history");
            get(id + "/result").then().statusCode(409).body("code", equalTo("NO_RESULT"));
        }

        @Test
        void upToFourRunsAreCompared() {
            String series = History.hourly(trader.user(), "BTC/USDT", 600, 9);
            String first = accepted("/backtests", backtest(series, Map.of("name", "one")));
            String second = accepted("/backtests", backtest(series, Map.of("strategy", "buy-and-hold")));
            done(first);
            done(second);

            get("compare?ids=" + first + "," + second)
                    .then()
                    .statusCode(200)
                    .body("runs.job.name[0]", equalTo("one"))
                    .body("runs[1].tearSheet.strategy", equalTo("buy-and-hold"));
        }

        private String hashOf(String series) {
            var tx = io.quarkus.arc.Arc.container()
                    .instance(dev.tradewind.kit.tenancy.TenantTx.class)
                    .get();
            return tx.as(
                    trader.user(),
                    sql -> sql.one(
                            "select hash from candle_series where id = $1",
                            row -> row.text("hash"),
                            java.util.UUID.fromString(series)));
        }
    }

    @Nested
    class WithoutAWorker {
        private final List<String> jobs = new ArrayList<>();

        @AfterEach
        void cancelAll() {
            jobs.forEach(id -> trader.calls().post("/api/v1/backtests/" + id + "/cancel"));
        }

        @Test
        void aFourthUnfinishedJobIsRefusedWithTheNumbers() {
            String series = History.hourly(trader.user(), "BTC/USDT", 500, 10);
            for (int i = 0; i < 3; i++) {
                jobs.add(accepted("/backtests", backtest(series, Map.of())));
            }

            asks("/backtests", backtest(series, Map.of()))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("TOO_MANY_RUNNING"))
                    .body("limit", equalTo(3))
                    .body("actual", equalTo(3));
        }

        @Test
        void aCanceledJobIsOverAndCannotBeCanceledIntoSomethingElse() {
            String series = History.hourly(trader.user(), "BTC/USDT", 500, 11);
            String id = accepted("/backtests", backtest(series, Map.of()));

            trader.calls().post("/api/v1/backtests/" + id + "/cancel").then().statusCode(200);

            assertThat(job(id).getString("state")).isEqualTo("CANCELED");
            trader.calls().post("/api/v1/backtests/" + id + "/cancel").then().statusCode(200);
            trader.calls().delete("/api/v1/backtests/" + id).then().statusCode(204);
            get(id).then().statusCode(404);
        }

        @Test
        void aNeighbourFindsNothing() {
            String series = History.hourly(trader.user(), "BTC/USDT", 500, 12);
            jobs.add(accepted("/backtests", backtest(series, Map.of())));
            Trader neighbour = Trader.registered();
            String path = "/api/v1/backtests/" + jobs.getFirst();

            for (String part : List.of(
                    "",
                    "/result",
                    "/trades",
                    "/equity",
                    "/windows",
                    "/sets",
                    "/heat-map",
                    "/equity.csv",
                    "/sets.csv")) {
                neighbour.calls().get(path + part).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
            }
            neighbour.calls().post(path + "/cancel").then().statusCode(404);
            neighbour.calls().delete(path).then().statusCode(404);
            neighbour
                    .sends(backtest(series, Map.of()))
                    .post("/api/v1/backtests")
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo("UNKNOWN"));
            assertThat(neighbour.calls().get("/api/v1/backtests").jsonPath().getLong("total"))
                    .isZero();
        }

        @Test
        void theSameIdempotencyKeyMakesOneJob() {
            String series = History.hourly(trader.user(), "BTC/USDT", 500, 13);
            Map<String, Object> command = backtest(series, Map.of());

            for (int i = 0; i < 2; i++) {
                jobs.add(trader.sends(command)
                        .header("Idempotency-Key", "k")
                        .post("/api/v1/backtests")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id"));
            }

            assertThat(jobs.getFirst()).isEqualTo(jobs.getLast());
        }

        @Test
        void aJobThatWaitsShowsNoFigures() {
            String series = History.hourly(trader.user(), "BTC/USDT", 500, 14);
            jobs.add(accepted("/backtests", backtest(series, Map.of())));

            get(jobs.getFirst())
                    .then()
                    .body("state", equalTo("QUEUED"))
                    .body("progress", equalTo(0.0F))
                    .body("figures", nullValue());
        }
    }

    @Nested
    class BadInput {
        private final String series = History.hourly(trader.user(), "BTC/USDT", 500, 20);

        private void refused(Map<String, ?> more, String field, String words) {
            asks("/backtests", backtest(series, more))
                    .then()
                    .statusCode(400)
                    .body("errors.find { it.field == '" + field + "' }.message", containsString(words));
        }

        @Test
        void everyWrongFieldIsToldByName() {
            refused(Map.of("strategy", "magic"), "strategy", "dual-mode");
            refused(Map.of("values", Map.of("fastPeriod", 1_000_000)), "values.fastPeriod", "1000000");
            refused(Map.of("values", Map.of("noSuch", 1)), "values.noSuch", "no such parameter");
            refused(Map.of("values", Map.of("fastPeriod", 30, "slowPeriod", 10)), "values.fastPeriod", "");
            refused(Map.of("series", List.of("x")), "series", "no such");
            refused(Map.of("series", List.of()), "series", "1 to 10");
            refused(Map.of("timeframe", "1min"), "timeframe", "1hr");
            refused(Map.of("cash", -5), "cash", "-5");
            refused(Map.of("cash", new BigDecimal("1E+999999")), "cash", "1E+999999");
            refused(Map.of("capitalPercent", 101), "capitalPercent", "101");
            refused(Map.of("stopPercent", -1), "stopPercent", "-1");
            refused(Map.of("slippageBps", "0.5"), "slippageBps", "decimals");
            refused(Map.of("path", "GUESS"), "path", "CONSERVATIVE");
            refused(Map.of("from", "2024-01-05T00:00:00Z", "to", "2024-01-04T00:00:00Z"), "to", "after");
            refused(Map.of("from", "2030-01-05T00:00:00Z"), "from", "2024-01-01");
            refused(Map.of("configurationId", "nope"), "configurationId", "no such");
            asks("/backtests", backtest(series, Map.of("noField", 1))).then().statusCode(400);
            asks("/backtests", List.of()).then().statusCode(400);
        }

        @Test
        void aSweepOfTenBillionIsRefusedWithTheNumbers() {
            asks(
                            "/backtests/sweeps",
                            Map.of(
                                    "backtest",
                                    backtest(series, Map.of()),
                                    "ranges",
                                    List.of(
                                            Map.of("name", "stepless", "from", 1, "to", 2, "step", 1),
                                            range("fastPeriod", 2, 3, 1))))
                    .then()
                    .statusCode(400);
            asks(
                            "/backtests/sweeps",
                            Map.of(
                                    "backtest",
                                    backtest(series, Map.of("strategy", "dual-mode")),
                                    "ranges",
                                    List.of(
                                            Map.of("name", "entryAtr", "from", "0.1", "to", "2", "step", "0.0000001"),
                                            Map.of("name", "exitAtr", "from", "0.1", "to", "2", "step", "0.001"))))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("TOO_MANY_SETS"))
                    .body("limit", equalTo(100_000));
        }

        @Test
        void tooMuchWorkIsRefusedWithBarsAndSets() {
            String longSeries = History.hourly(trader.user(), "BTC/USDT", 60_000, 21);
            asks(
                            "/backtests/sweeps",
                            Map.of(
                                    "backtest",
                                    backtest(longSeries, Map.of()),
                                    "ranges",
                                    List.of(range("fastPeriod", 2, 190, 1), range("slowPeriod", 201, 400, 1))))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("TOO_MUCH_WORK"))
                    .body("bars", equalTo(60_000))
                    .body("sets", equalTo(189 * 200));
        }

        @Test
        void oneBarIsTooFew() {
            String one = History.hourly(trader.user(), "BTC/USDT", 1, 22);
            asks("/backtests", backtest(one, Map.of())).then().statusCode(422).body("code", equalTo("TOO_FEW_BARS"));
        }

        @Test
        void onlyAWorkerMayClaim() {
            trader.sends(Map.of("worker", "me", "waitSeconds", 0))
                    .post("/internal/v1/worker/claims")
                    .then()
                    .statusCode(404);
        }
    }
}
