package dev.tradewind.strategy.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.GuideJar;
import dev.tradewind.strategy.testing.History;
import dev.tradewind.strategy.testing.Trader;
import dev.tradewind.strategy.worker.TestWorker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A strategy that the operator installed is to be used wherever a shipped one is (C-61). */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@TestProfile(OperatorJarTest.WithAJar.class)
class OperatorJarTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    /** As always, with the jar of the guide installed. */
    public static final class WithAJar implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("strategy.types.jars", GuideJar.install().toString());
        }
    }

    @ConfigProperty(name = "strategy.types.jars")
    String jars;

    private final Trader trader = Trader.registered();

    private Map<String, Object> backtest(Map<String, ?> values) {
        return Map.of(
                "strategy",
                GuideJar.TYPE,
                "values",
                values,
                "series",
                List.of(History.hourly(trader.user(), "BTC/USDT", 2_000, 51)));
    }

    private String accepted(String path, Object command) {
        return trader.sends(command)
                .post("/api/v1" + path)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private JsonPath done(String id) {
        JsonPath[] job = new JsonPath[1];
        Eventually.within(LONGEST, "the job is over", () -> {
            job[0] = trader.calls().get("/api/v1/backtests/" + id).jsonPath();
            return !List.of("QUEUED", "RUNNING").contains(job[0].getString("state"));
        });
        assertThat(job[0].getString("state")).as(job[0].prettify()).isEqualTo("DONE");
        return job[0];
    }

    @Test
    void itIsAmongTheTypesAndItsParametersAreChecked() {
        trader.calls().get("/api/v1/strategy-types").then().statusCode(200).body("id", hasItem(GuideJar.TYPE));
        trader.sends(backtest(Map.of("closes", 11)))
                .post("/api/v1/backtests")
                .then()
                .statusCode(400)
                .body("errors[0].field", containsString("closes"))
                .body("errors[0].code", containsString("OUT_OF_RANGE"));
    }

    @Test
    void aWorkerRunsItInEveryKindOfJob() throws Exception {
        Process worker = TestWorker.startProcess(History.store(), Map.of("STRATEGY_TYPES_JARS", jars));
        try {
            Map<String, Object> range = Map.of("name", "closes", "from", 2, "to", 5, "step", 1);

            String single = accepted("/backtests", backtest(Map.of("closes", 2)));
            String sweep =
                    accepted("/backtests/sweeps", Map.of("backtest", backtest(Map.of()), "ranges", List.of(range)));
            String walk = accepted(
                    "/backtests/walk-forward",
                    Map.of(
                            "backtest",
                            backtest(Map.of()),
                            "ranges",
                            List.of(range),
                            "trainBars",
                            500,
                            "testBars",
                            250));

            assertThat(done(single).getLong("figures.trades")).isPositive();
            assertThat(trader.calls()
                            .get("/api/v1/backtests/" + single + "/trades")
                            .jsonPath()
                            .getString("items[0].entryExplanation"))
                    .contains("lower ones in a row");
            assertThat(done(sweep).getLong("figures.trades")).isPositive();
            assertThat(done(walk).getString("verdict")).isIn("PASS", "FAIL");
        } finally {
            worker.destroy();
            worker.waitFor();
        }
    }
}
