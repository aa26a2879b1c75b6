package dev.tradewind.web;

import static dev.tradewind.web.PagesTest.signedIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backtests, sweeps and walk-forwards: what is sent, and what their results say. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class BacktestPagesTest {
    FakeServices services;

    @BeforeEach
    void freshServices() {
        services.reset();
    }

    @Test
    void aBacktestTellsItsResultInWordsAndNumbers() {
        assertThat(signedIn().get("/backtests/" + FakeResearch.RUN).asString())
                .contains("+$12,312.44")
                .contains("Greatest fall of the account from a peak to a later low")
                .contains("Close 66,800.10 crossed above KAMA")
                .contains("Holding BTC/USDT")
                .contains("3 × Short not supported")
                .contains("/files/trades.csv");
        assertThat(signedIn().get("/backtests/" + FakeResearch.WALK_FORWARD).asString())
                .contains("✓ Pass")
                .contains("✕ Fail")
                .contains("– No trade")
                .contains("4 of 5 windows that traded");
    }

    @Test
    void aRunningJobIsReadAgainOftenUnlessRefreshIsOff() {
        String path = "/backtests/" + FakeResearch.RUNNING;
        assertThat(signedIn().get(path).asString())
                .contains("every 2s")
                .contains("37.00%")
                .contains("about 14 s left");
        assertThat(signedIn()
                        .cookie("tradewind-display", "AUTO.TEAL.0.0")
                        .get(path)
                        .asString())
                .doesNotContain("every 2s");
    }

    @Test
    void aHeatMapIsATableThatReadsWithoutColour() {
        assertThat(signedIn().get("/backtests/" + FakeResearch.SWEEP).asString())
                .contains("<th scope=\"col\" class=\"num\">25</th>")
                .contains("★ +31.2")
                .contains("class=\"num h-")
                .contains("/backtests/new?again=" + FakeResearch.SWEEP + "&amp;kind=single&amp;p-entryAtr=");
    }

    @Test
    void aRunningSweepShowsWhatItHasFoundSoFar() {
        assertThat(signedIn().get("/backtests/" + FakeResearch.RUNNING).asString())
                .contains("1,516 of 4,096 sets so far")
                .contains("Best sets so far by Net profit")
                .contains("+22.2")
                .doesNotContain("Everything as JSON");
        assertThat(signedIn().get("/backtests/" + FakeResearch.SWEEP).asString())
                .doesNotContain("so far");
    }

    @Test
    void aSweepWithoutASetYetShowsItsProgressOnly() {
        services.answer(
                "GET /api/v1/backtests/" + FakeResearch.RUNNING + "/sets",
                200,
                "{\"items\":[],\"total\":0,\"limit\":20,\"offset\":0}");
        assertThat(signedIn().get("/backtests/" + FakeResearch.RUNNING).asString())
                .contains("37.00%")
                .doesNotContain("so far")
                .doesNotContain("No set has been computed");
    }

    @Test
    void aSweepWhoseMapIsTooLargeStillShowsItsBestSets() {
        services.problem(
                "GET /api/v1/backtests/" + FakeResearch.SWEEP + "/heat-map", 400, "INVALID_INPUT", "too large");
        assertThat(signedIn().get("/backtests/" + FakeResearch.SWEEP).asString())
                .contains("This map has too many cells to be shown.")
                .contains("Run it alone");
    }

    @Test
    void aBacktestIsSentWithItsValuesAndALaterFormKeepsThem() {
        Response answer = Forms.post(signedIn(), "/backtests/new")
                .formParam("kind", "single")
                .formParam("strategy", "dual-mode")
                .formParam("series", FakeResearch.SERIES)
                .formParam("timeframe", "1hr")
                .formParam("p-kamaPeriod", "12")
                .formParam("p-exit-stop", "2,5")
                .formParam("capitalPercent", "30")
                .post("/backtests");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/backtests/" + FakeResearch.RUNNING);
        assertThat(services.seen("POST /api/v1/backtests")).singleElement().satisfies(sent -> {
            assertThat(sent.path()).isEqualTo("/api/v1/backtests");
            assertThat(sent.header("Idempotency-Key")).isNotEmpty();
            assertThat(sent.body())
                    .contains("\"kamaPeriod\":\"12\"")
                    .contains("\"stopPercent\":\"2.5\"")
                    .contains("\"timeframe\":\"1hr\"")
                    .contains("\"capitalPercent\":\"30\"");
        });
        assertThat(signedIn()
                        .get("/backtests/new?again=" + FakeResearch.SWEEP + "&kind=single&p-kamaPeriod=25")
                        .asString())
                .contains("name=\"p-kamaPeriod\" value=\"25\"");
    }

    @Test
    void aSweepCountsItsSetsAndSendsItsRanges() {
        String fields = Forms.post(signedIn(), "/backtests/new")
                .header("HX-Request", "true")
                .formParam("kind", "sweep")
                .formParam("strategy", "dual-mode")
                .formParam("p-kamaPeriod", "5")
                .formParam("t-kamaPeriod", "50")
                .formParam("s-kamaPeriod", "5")
                .formParam("p-shorts", "both")
                .post("/backtests/fields")
                .asString();
        assertThat(fields).startsWith("<div id=\"backtest-fields\"").contains("20 parameter sets over about");
        Forms.post(signedIn(), "/backtests/new")
                .formParam("kind", "sweep")
                .formParam("strategy", "dual-mode")
                .formParam("series", FakeResearch.SERIES)
                .formParam("p-kamaPeriod", "5")
                .formParam("t-kamaPeriod", "50")
                .formParam("s-kamaPeriod", "5")
                .post("/backtests");
        assertThat(services.seen("POST /api/v1/backtests/sweeps"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .contains(
                                "\"ranges\":[{\"name\":\"kamaPeriod\",\"from\":\"5\",\"to\":\"50\",\"step\":\"5\"}]"));
    }

    @Test
    void anExitIsSweptToo() {
        Forms.post(signedIn(), "/backtests/new")
                .formParam("kind", "sweep")
                .formParam("strategy", "moving-average-cross")
                .formParam("series", FakeResearch.SERIES)
                .formParam("p-exit-stop", "2")
                .formParam("t-exit-stop", "6")
                .formParam("s-exit-stop", "1")
                .post("/backtests");
        assertThat(services.seen("POST /api/v1/backtests/sweeps"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .contains("\"ranges\":[{\"name\":\"stop\",\"from\":\"2\",\"to\":\"6\",\"step\":\"1\"}]"));
    }

    @Test
    void anExitIsNotMistakenForAParameterOfTheSameName() {
        String form =
                signedIn().get("/backtests/new?kind=sweep&strategy=dual-mode").asString();
        assertThat(form)
                .contains("name=\"t-stopPercent\"")
                .contains("name=\"t-exit-stop\"")
                .contains("name=\"t-exit-takeProfit\"");
        Forms.post(signedIn(), "/backtests/new")
                .formParam("kind", "single")
                .formParam("strategy", "dual-mode")
                .formParam("series", FakeResearch.SERIES)
                .formParam("p-stopPercent", "4")
                .formParam("p-exit-stop", "7")
                .post("/backtests");
        assertThat(services.seen("POST /api/v1/backtests"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .contains("\"values\":{\"stopPercent\":\"4\"}")
                        .contains("\"stopPercent\":\"7\""));
    }

    @Test
    void whatIsWrongWithABacktestStandsAtItsField() {
        Response typed = Forms.post(signedIn(), "/backtests/new")
                .formParam("strategy", "dual-mode")
                .formParam("p-kamaPeriod", "ten")
                .post("/backtests");
        assertThat(typed.statusCode()).isEqualTo(422);
        assertThat(typed.asString()).contains("“ten” is not a number.").contains("id=\"e-p-kamaPeriod\"");
        services.answer("POST /api/v1/backtests", 400, """
                {"status":400,"code":"INVALID_INPUT","detail":"1 field","errors":[
                 {"field":"values.entryAtr","code":"RANGE","message":"At most 5."}]}""");
        Response refused = Forms.post(signedIn(), "/backtests/new")
                .formParam("strategy", "dual-mode")
                .formParam("series", FakeResearch.SERIES)
                .post("/backtests");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("id=\"e-p-entryAtr\">At most 5.");
    }

    @Test
    void comparingNeedsTwoToFourResults() {
        Response page = signedIn().get("/backtests/compare?id=" + FakeResearch.RUN);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.asString()).contains("Two to four results can stand side by side.");
    }

    @Test
    void resultsArePassedOnAsFiles() {
        Response file = signedIn().get("/backtests/" + FakeResearch.RUN + "/files/trades.csv");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("attachment");
        assertThat(file.asString()).startsWith("number,symbol");
        assertThat(services.seen("GET /api/v1/backtests/" + FakeResearch.RUN + "/trades.csv"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.header("Accept")).isEqualTo("*/*"));
        Response whole = signedIn().get("/backtests/" + FakeResearch.SWEEP + "/files/export.json");
        assertThat(whole.contentType()).startsWith("application/json");
        assertThat(whole.jsonPath().getString("job.id")).isEqualTo(FakeResearch.SWEEP.toString());
        assertThat(signedIn()
                        .get("/backtests/" + FakeResearch.RUN + "/files/secrets.csv")
                        .statusCode())
                .isEqualTo(404);
        assertThat(signedIn().get("/analytics/BTC-USDT/candles.csv").asString())
                .startsWith("time,open,high,low,close,volume,kama,rsi,adx,atr,regime\n");
    }

    @Test
    void chartsGetTheirDataFromTheirOwnAddress() {
        Response trades = signedIn().get("/backtests/" + FakeResearch.RUN + "/chart");
        assertThat(trades.contentType()).startsWith("application/json");
        assertThat(trades.jsonPath().getList("bars")).hasSizeGreaterThan(500);
        assertThat(trades.jsonPath().getList("markers")).hasSize(23);
        Response candles = signedIn().get("/analytics/BTC-USDT/chart?timeframe=1hr");
        assertThat(candles.jsonPath().getList("lines.name")).containsExactly("KAMA", "RSI", "ADX", "ATR");
        assertThat(candles.jsonPath().getList("bands")).isNotEmpty();
    }

    @Test
    void onlyPagesWithAChartNameTheChartScript() {
        assertThat(signedIn().get("/").asString())
                .doesNotContain("/assets/chart-")
                .doesNotContain("lightweight");
        String page = signedIn().get("/analytics/BTC-USDT").asString();
        assertThat(page).contains("<script src=\"/assets/chart-").contains("Show as table");
        String library = page.replaceAll("(?s).*data-library=\"([^\"]+)\".*", "$1");
        assertThat(given().get(library).statusCode()).isEqualTo(200);
    }
}
