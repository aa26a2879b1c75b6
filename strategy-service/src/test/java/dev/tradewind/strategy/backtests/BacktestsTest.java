package dev.tradewind.strategy.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.History;
import dev.tradewind.strategy.worker.TestWorker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class BacktestsTest extends BacktestCalls {
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

        JsonPath map =
                get(id + "/heat-map?x=fastPeriod&y=slowPeriod&metric=sharpe").jsonPath();
        assertThat(map.getList("xs")).hasSize(10);
        assertThat(map.getList("ys")).hasSize(50);
        assertThat(map.getList("cells.flatten().findAll { it != null }")).hasSize(500);

        Map<String, Object> best = job.getMap("figures.values");
        String single = accepted("/backtests", backtest(series, Map.of("values", best)));
        assertThat(done(single).getFloat("figures.netProfitPercent"))
                .isEqualTo(job.getFloat("figures.netProfitPercent"));
    }

    @Test
    void aSweepOverStopAndTakeProfitGivesWhatTheirSingleRunsGive() {
        String series = History.hourly(trader.user(), "BTC/USDT", 1_500, 17);

        String id = accepted(
                "/backtests/sweeps",
                Map.of(
                        "backtest",
                        backtest(series, Map.of()),
                        "ranges",
                        List.of(
                                Map.of("name", "stop", "from", "0", "to", "4", "step", "2"),
                                Map.of("name", "takeProfit", "from", "0.5", "to", "3", "step", "2.5"),
                                range("fastPeriod", 5, 7, 2))));

        JsonPath job = done(id);
        assertThat(job.getList("ranges.name")).containsExactly("fastPeriod", "stop", "takeProfit");
        JsonPath map = get(id + "/heat-map?x=stop&y=takeProfit").jsonPath();
        assertThat(map.getList("cells.flatten().findAll { it != null }")).hasSize(6);
        List<Map<String, Object>> sets = get(id + "/sets").jsonPath().getList("items");
        assertThat(sets).hasSize(12);
        assertThat(job.getMap("figures.values")).containsKeys("fastPeriod", "stop", "takeProfit");
        for (Map<String, Object> set : List.of(sets.getFirst(), sets.getLast())) {
            Map<String, Object> values = new HashMap<>((Map<String, Object>) set.get("values"));
            Map<String, Object> exits = Map.of(
                    "stopPercent", values.remove("stop"),
                    "takeProfitPercent", values.remove("takeProfit"),
                    "values", values);
            JsonPath single = done(accepted("/backtests", backtest(series, exits)));
            assertThat(single.getFloat("figures.netProfitPercent")).isEqualTo(set.get("netProfitPercent"));
            assertThat(single.getInt("figures.trades")).isEqualTo(set.get("trades"));
        }
    }

    @Test
    void aStopOfTheStrategyItselfIsAnotherAxisThanTheOneThatRests() {
        String series = History.hourly(trader.user(), "BTC/USDT", 600, 19);

        String id = accepted(
                "/backtests/sweeps",
                Map.of(
                        "backtest",
                        backtest(series, Map.of("strategy", "dual-mode")),
                        "ranges",
                        List.of(range("stop", 2, 4, 2), range("stopPercent", 2, 3, 1))));

        JsonPath job = done(id);
        assertThat(job.getList("ranges.name")).containsExactly("stopPercent", "stop");
        assertThat(job.getMap("figures.values")).containsKeys("stopPercent", "stop", "kamaPeriod");
    }

    @Test
    void aWalkForwardMayChooseItsExits() {
        String series = History.hourly(trader.user(), "BTC/USDT", 600, 18);

        String id = accepted(
                "/backtests/walk-forward",
                Map.of(
                        "backtest",
                        backtest(series, Map.of()),
                        "ranges",
                        List.of(Map.of("name", "stop", "from", "1", "to", "5", "step", "2"))));

        done(id);
        assertThat(get(id + "/windows").jsonPath().getList("windows.values.stop", String.class))
                .isSubsetOf("1", "3", "5");
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
    }

    @Test
    void aWalkForwardTellsItsTradesCostsAndExposureAsASingleRunDoes() {
        String series = History.hourly(trader.user(), "BTC/USDT", 1_500, 15);

        String id = accepted(
                "/backtests/walk-forward",
                Map.of(
                        "backtest",
                        backtest(series, Map.of()),
                        "ranges",
                        List.of(range("fastPeriod", 3, 12, 1), range("slowPeriod", 15, 40, 1)),
                        "trainBars",
                        200,
                        "testBars",
                        100));

        done(id);
        JsonPath windows = get(id + "/windows").jsonPath();
        JsonPath metrics = get(id + "/result").jsonPath();
        JsonPath trades = get(id + "/trades?limit=200").jsonPath();
        List<Integer> inWindows = windows.getList("windows.trades");
        assertThat(trades.getLong("total"))
                .isPositive()
                .isEqualTo(inWindows.stream().mapToLong(Integer::longValue).sum());
        assertThat(trades.getList("items.number"))
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, trades.getInt("total"))
                        .boxed()
                        .toList());
        BigDecimal earned = sum(trades.getList("items.netProfit"));
        assertThat(earned.subtract(new BigDecimal(metrics.getString("metrics.netProfit")))
                        .abs())
                .isLessThan(new BigDecimal("0.0001"));
        BigDecimal fees = sum(trades.getList("items.fees"));
        assertThat(fees.subtract(new BigDecimal(metrics.getString("metrics.fees")))
                        .abs())
                .isLessThan(new BigDecimal("0.0001"));
        assertThat(new BigDecimal(metrics.getString("metrics.fees"))).isPositive();
        assertThat(new BigDecimal(metrics.getString("metrics.slippageCost"))).isPositive();
        assertThat(metrics.getDouble("metrics.exposurePercent")).isBetween(1.0, 99.0);
        assertThat(get(id + "/trades.csv").asString().lines()).hasSize(trades.getInt("total") + 1);
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void everythingOfAJobIsOneJsonDocument() {
        String series = History.hourly(trader.user(), "BTC/USDT", 600, 16);
        String single = accepted("/backtests", backtest(series, Map.of()));
        String sweep = accepted(
                "/backtests/sweeps",
                Map.of("backtest", backtest(series, Map.of()), "ranges", List.of(range("fastPeriod", 5, 14, 1))));
        String walk = accepted(
                "/backtests/walk-forward",
                Map.of("backtest", backtest(series, Map.of()), "ranges", List.of(range("fastPeriod", 5, 9, 2))));
        done(single);
        done(sweep);
        done(walk);

        JsonPath run = get(single + "/export.json").jsonPath();
        assertThat(run.getString("job.id")).isEqualTo(single);
        assertThat(run.getMap("tearSheet").toString())
                .isEqualTo(get(single + "/result").jsonPath().getMap("").toString());
        assertThat(run.getList("trades"))
                .isEqualTo(get(single + "/trades?limit=200").jsonPath().getList("items"));
        assertThat(run.getList("equity")).hasSize(600);
        assertThat(run.getMap("")).doesNotContainKeys("windows", "sets");
        JsonPath map = get(sweep + "/export.json").jsonPath();
        assertThat(map.getList("sets.number")).hasSize(10);
        assertThat(map.getMap("")).containsOnlyKeys("job", "sets");
        JsonPath windows = get(walk + "/export.json").jsonPath();
        assertThat(windows.getList("windows"))
                .isEqualTo(get(walk + "/windows").jsonPath().getList("windows"));
        assertThat(windows.getMap("")).containsOnlyKeys("job", "tearSheet", "trades", "equity", "windows");
    }

    @Test
    void aDcaConfigurationTradesItsGrid() {
        String series = History.hourly(trader.user(), "BTC/USDT", 1_500, 5);

        String id =
                accepted("/backtest", backtest(series, Map.of("configurationId", trader.configuration("Calm grid"))));

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
