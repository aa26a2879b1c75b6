package dev.tradewind.strategy.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.History;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is asked for, before any worker looks at it. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class BacktestRequestsTest extends BacktestCalls {
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
                    "/sets.csv",
                    "/export.json")) {
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
            get(jobs.getFirst() + "/export.json").then().statusCode(409).body("code", equalTo("NO_RESULT"));
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
        void anExitHasNoRangeBesideAConfigurationAndNoneOutsideItsBounds() {
            Map<String, Object> stop = Map.of("name", "stop", "from", 1, "to", 2, "step", 1);
            Map<String, Object> far = Map.of("name", "stop", "from", 1, "to", 100, "step", 1);
            Map<String, Object> withGrid =
                    backtest(series, Map.of("configurationId", trader.configuration("Calm grid")));

            asks("/backtests/sweeps", Map.of("backtest", withGrid, "ranges", List.of(stop)))
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("ranges"))
                    .body("errors[0].code", equalTo("CONTRADICTORY"));
            asks("/backtests/sweeps", Map.of("backtest", backtest(series, Map.of()), "ranges", List.of(far)))
                    .then()
                    .statusCode(400)
                    .body("errors[0].message", containsString("99"));
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
