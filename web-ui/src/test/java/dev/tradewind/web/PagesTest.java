package dev.tradewind.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.web.session.FormToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page comes up in every state, without a script, and says the right thing. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class PagesTest {
    FakeServices services;

    @TestHTTPResource("/")
    URL url;

    @BeforeEach
    void freshServices() {
        services.reset();
    }

    static RequestSpecification signedIn() {
        return given().redirects().follow(false).cookie("tradewind-session", "web-session-secret");
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/dashboard/board",
                "/positions",
                "/positions/table",
                "/positions/history",
                "/positions/history/table",
                "/orders",
                "/orders/table",
                "/signals",
                "/signals/table",
                "/hooks",
                "/hooks/table",
                "/hooks/new",
                "/configurations",
                "/configurations/table",
                "/configurations/new",
                "/strategies",
                "/strategies/table",
                "/strategies/new",
                "/backtests",
                "/backtests?kind=sweep&limit=10",
                "/backtests/table",
                "/backtests/new",
                "/backtests/new?kind=sweep&strategy=moving-average-cross",
                "/backtests/new?kind=walk-forward",
                "/data",
                "/data/table",
                "/data/import",
                "/notifications",
                "/notifications/table",
                "/audit",
                "/audit?action=LOGIN&from=2026-11-01&to=2026-11-21",
                "/settings",
                "/settings/reset-paper",
                "/kill",
                "/menu",
                "/help",
                "/about/licences",
                "/frame/status",
                "/frame/bell");
    }

    static Stream<String> pagesOfOne() {
        return Stream.of(
                "/positions/" + FakeData.GROUP,
                "/positions/" + FakeData.GROUP + "/detail",
                "/positions/" + FakeData.GROUP + "/close?version=7",
                "/signals/" + FakeData.SIGNAL,
                "/signals/" + FakeData.SIGNAL + "/trace",
                "/hooks/" + FakeData.HOOK,
                "/hooks/" + FakeData.HOOK + "/rotate",
                "/configurations/" + FakeData.CONFIGURATION,
                "/strategies/" + FakeResearch.STRATEGY,
                "/strategies/" + FakeResearch.STRATEGY + "/delete",
                "/strategies/new?backtest=" + FakeResearch.RUN,
                "/backtests/" + FakeResearch.RUN,
                "/backtests/" + FakeResearch.RUN + "/detail",
                "/backtests/" + FakeResearch.RUN + "/delete",
                "/backtests/" + FakeResearch.SWEEP + "?x=entryAtr&y=kamaPeriod&metric=sharpe",
                "/backtests/" + FakeResearch.WALK_FORWARD,
                "/backtests/" + FakeResearch.RUNNING,
                "/backtests/new?again=" + FakeResearch.WALK_FORWARD,
                "/backtests/compare?id=" + FakeResearch.RUN + "&id=" + FakeResearch.OTHER_RUN,
                "/analytics/BTC-USDT",
                "/analytics/BTC-USDT?series=" + FakeResearch.SERIES + "&timeframe=1day",
                "/data/series/" + FakeResearch.SERIES,
                "/data/series/" + FakeResearch.SERIES + "/delete",
                "/data/imports/" + FakeResearch.IMPORT,
                "/data/imports/" + FakeResearch.RUNNING_IMPORT + "/detail",
                "/data/imports/" + FakeResearch.BROKEN_IMPORT);
    }

    @ParameterizedTest
    @MethodSource({"pages", "pagesOfOne"})
    void comesUpWithData(String path) {
        Response page = signedIn().get(path);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.asString())
                .doesNotContain("<script>alert")
                .doesNotContain("NOT_FOUND")
                .doesNotContain("style=");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void comesUpEmpty(String path) {
        services.scenario(FakeServices.Scenario.EMPTY);
        Response page = signedIn().get(path);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource({"pages", "pagesOfOne"})
    void saysSoWhenServicesAreAway(String path) {
        services.scenario(FakeServices.Scenario.AWAY);
        Response page = signedIn().get(path);
        assertThat(page.statusCode()).as(path).isIn(200, 503);
        if (page.statusCode() == 503) {
            assertThat(page.asString()).contains("A part of the platform is not ready.");
        }
    }

    @ParameterizedTest
    @MethodSource({"pages", "pagesOfOne"})
    void fullPagesAreWellFormed(String path) {
        String html = signedIn().get(path).asString();
        HtmlCheck.check(path, html);
    }

    @Test
    void firstPageStaysUpWithEveryServiceAway() {
        services.scenario(FakeServices.Scenario.AWAY);
        assertThat(signedIn().get("/").then().statusCode(200).extract().asString())
                .contains("Your account cannot be read right now.");
        Eventually.eventually(
                () -> signedIn().get("/").asString(),
                html -> html.contains(
                        "Not answering right now: Sign-in, Signals, Risk, Orders and positions, Notifications"));
    }

    @Test
    void firstPageTellsTheFiguresAndWhyNothingIsTraded() {
        String html = signedIn().get("/").asString();
        assertThat(html)
                .contains("$100,312.40")
                .contains("+$312.40")
                .contains("+0.31%")
                .contains("The last ETH/USDT price is 42 s old")
                .contains("PAPER</strong> · replay of perpetual prices")
                .contains("aria-label=\"Notifications, 3 unread\"");
    }

    @Test
    void haltedIsToldOnEveryPageAndLeavingItAsksForThePassword() {
        services.scenario(FakeServices.Scenario.HALTED);
        assertThat(signedIn().get("/orders").asString())
                .contains("Halted for you: I need a pause. Nothing new is opened;");
        assertThat(signedIn().get("/kill").asString()).contains("Trade again").contains("type=\"password\"");
        services.problem("POST /api/v1/kill-switch", 401, "PASSWORD_WRONG", "no");
        assertThat(Forms.post(signedIn(), "/kill")
                        .formParam("mode", "ACTIVE")
                        .post("/kill")
                        .asString())
                .contains("The password is not right.");
    }

    @Test
    void firstRunShowsTheNextSteps() {
        services.scenario(FakeServices.Scenario.EMPTY);
        assertThat(signedIn().get("/").asString())
                .contains("First steps")
                .contains("0 of 4")
                .contains("New entries are allowed.");
    }

    @Test
    void lossIsWrittenWithAMinusSignAndADownArrowClass() {
        assertThat(signedIn().get("/positions").asString())
                .contains("\u2212$7.49")
                .contains("class=\"num loss\"");
    }

    @Test
    void discreetModeHidesEveryAmount() {
        for (String path : List.of("/", "/positions", "/positions/" + FakeData.GROUP, "/orders", "/notifications")) {
            String html = signedIn()
                    .cookie("tradewind-display", "AUTO.TEAL.1.1")
                    .get(path)
                    .asString();
            assertThat(html)
                    .as(path)
                    .contains("•••")
                    .doesNotContain("100,312")
                    .doesNotContain("1,319.11")
                    .doesNotContain("0.00988")
                    .doesNotContain("+$12.44");
        }
    }

    @Test
    void themeAndColoursArePrintedOnTheRootElement() {
        String html = signedIn()
                .cookie("tradewind-display", "DARK.BLUE.0.0")
                .get("/settings")
                .asString();
        assertThat(html).contains("data-theme=\"dark\" data-pnl=\"blue\"").contains("data-refresh=\"off\"");
    }

    @Test
    void aViewerSeesNoButtonsOfATrader() {
        services.role("viewer");
        assertThat(signedIn().get("/positions").asString()).doesNotContain("/close?version");
        assertThat(signedIn().get("/hooks").asString())
                .doesNotContain("/hooks/new")
                .doesNotContain("Send a test alert");
        assertThat(signedIn().get("/kill").asString()).doesNotContain("value=\"HALTED\"");
    }

    @Test
    void aForeignPositionIsTheSameAsNone() {
        Response page = signedIn().get("/positions/01937000-0000-7000-8000-00000000ffff");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString()).contains("There is nothing at this address.");
    }

    @Test
    void anUnknownAddressIsAPageInOurWords() {
        Response page = signedIn().get("/no/such/page");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString())
                .contains("There is nothing at this address.")
                .contains("<title>");
        assertThat(signedIn().get("/positions/not-an-id").statusCode()).isEqualTo(404);
    }

    @Test
    void aFormWithoutScriptAnswersErrorsByField() {
        services.answer("POST /api/v1/hooks", 400, """
                {"status":400,"code":"INVALID_INPUT","detail":"2 fields","errors":[
                 {"field":"name","code":"REQUIRED","message":"Give the hook a name."}]}""");
        Response page = Forms.post(signedIn(), "/hooks").formParam("name", "x").post("/hooks");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.asString()).contains("Give the hook a name.").contains("aria-invalid=\"true\"");
    }

    @Test
    void aNewHookShowsItsAddressOnceAndIsNotKept() {
        Response page = Forms.post(signedIn(), "/hooks")
                .formParam("name", "Mine")
                .formParam("account", FakeData.ACCOUNT)
                .formParam("configuration", FakeData.CONFIGURATION)
                .post("/hooks");
        assertThat(page.statusCode()).isEqualTo(201);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.asString())
                .contains("/api/webhook/" + FakeData.USER + "/c2VjcmV0")
                .contains("{{strategy.order.action}}");
    }

    @Test
    void aTestAlertLeadsToItsStory() {
        Response answer = Forms.post(signedIn(), "/hooks").post("/hooks/" + FakeData.HOOK + "/test");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/signals/" + FakeData.SIGNAL);
    }

    @Test
    void aConfigurationWithTextForANumberSaysWhichField() {
        Response page = Forms.post(signedIn(), "/configurations/new")
                .formParam("name", "Grid")
                .formParam("gap0", "0")
                .formParam("weight0", "all")
                .formParam("tp0", "1")
                .formParam("capitalValue", "abc")
                .post("/configurations");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.asString())
                .contains("Leg 1 share: This is not a number.")
                .contains("This is not a number.");
        assertThat(services.seen("POST /api/v1/dca-configurations")).isEmpty();
    }

    @Test
    void anEditedConfigurationIsSentWithItsVersion() {
        Response answer = Forms.post(signedIn(), "/configurations/" + FakeData.CONFIGURATION)
                .formParam("version", 4)
                .formParam("name", "Calm grid")
                .formParam("source", "levels")
                .formParam("gap0", "0")
                .formParam("weight0", "100")
                .formParam("tp0", "0.3")
                .formParam("capitalMode", "FIXED_QUOTE")
                .formParam("capitalValue", "250")
                .post("/configurations/" + FakeData.CONFIGURATION);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(services.seen("PUT /api/v1/dca-configurations"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .contains("\"version\":4")
                        .contains("\"takeProfitPercent\":\"0.3\"")
                        .contains("\"value\":\"250\""));
    }

    @Test
    void previewIsAFragmentForTheScriptAndAPageWithoutIt() {
        String page = Forms.post(signedIn(), "/configurations/new")
                .formParam("gap0", "0")
                .formParam("weight0", "100")
                .formParam("tp0", "1")
                .post("/configurations/preview")
                .asString();
        assertThat(page).contains("<title>").contains("67,310.51");
        String fragment = Forms.post(signedIn(), "/configurations/new")
                .header("HX-Request", "true")
                .formParam("gap0", "0")
                .formParam("weight0", "100")
                .formParam("tp0", "1")
                .post("/configurations/preview")
                .asString();
        assertThat(fragment).startsWith("<div id=\"grid-preview\"").contains("67,310.51");
    }

    @Test
    void haltingIsOneStepAndFlatteningNeedsTheTypedWord() {
        assertThat(Forms.post(signedIn(), "/kill")
                        .formParam("mode", "HALTED")
                        .post("/kill")
                        .statusCode())
                .isEqualTo(303);
        Response refused = Forms.post(signedIn(), "/kill")
                .formParam("mode", "HALTED")
                .formParam("flatten", "on")
                .post("/kill");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("Closing everything needs the typed word.");
        assertThat(services.seen("POST /api/v1/kill-switch")).hasSize(1);
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
                .formParam("p-exit-stopPercent", "2,5")
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

    @Test
    void aStrategyIsTurnedOffAndItsLastSignalLeadsToItsStory() {
        assertThat(signedIn().get("/strategies").asString())
                .contains("href=\"/signals/" + FakeData.SIGNAL)
                .contains("crossed above KAMA")
                .contains("61 of 150 bars");
        assertThat(Forms.post(signedIn(), "/strategies")
                        .formParam("on", "0")
                        .post("/strategies/" + FakeResearch.STRATEGY + "/switch")
                        .statusCode())
                .isEqualTo(303);
        assertThat(services.seen("POST /api/v1/strategies/" + FakeResearch.STRATEGY + "/disable"))
                .hasSize(1);
    }

    @Test
    void aStrategyIsSentWithItsVersionAndValues() {
        Response answer = Forms.post(signedIn(), "/strategies/" + FakeResearch.STRATEGY)
                .formParam("version", 3)
                .formParam("name", "Bitcoin")
                .formParam("typeId", "dual-mode")
                .formParam("symbol", "BTC/USDT")
                .formParam("timeframe", "15m")
                .formParam("accountId", FakeData.ACCOUNT)
                .formParam("configurationId", FakeData.CONFIGURATION)
                .formParam("p-kamaPeriod", "14")
                .post("/strategies/" + FakeResearch.STRATEGY);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(services.seen("PUT /api/v1/strategies"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .contains("\"version\":3")
                        .contains("\"kamaPeriod\":\"14\"")
                        .contains("\"isEnabled\":false"));
    }

    @Test
    void aFileIsPassedOnByAFormAndByTheScript() throws Exception {
        HttpResponse<Void> form = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "data/import"))
                                .header("Cookie", "tradewind-session=web-session-secret")
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Content-Type", "multipart/form-data; boundary=part")
                                .POST(HttpRequest.BodyPublishers.ofString("--part\r\n"
                                        + "Content-Disposition: form-data; name=\"csrf-token\"\r\n\r\n"
                                        + FormToken.mint("web-session-secret") + "\r\n--part\r\n"
                                        + "Content-Disposition: form-data; name=\"symbol\"\r\n\r\nBTC/USDT\r\n"
                                        + "--part\r\nContent-Disposition: form-data; name=\"file\";"
                                        + " filename=\"btc.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                                        + "time,close\n" + "1,2\n".repeat(100_000) + "\r\n--part--\r\n"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(form.statusCode()).isEqualTo(303);
        assertThat(form.headers().firstValue("Location").orElse(""))
                .endsWith("/data/imports/" + FakeResearch.RUNNING_IMPORT);
        Response script = signedIn()
                .header("Sec-Fetch-Site", "same-origin")
                .header("HX-Request", "true")
                .header(FormToken.HEADER, FormToken.mint("web-session-secret"))
                .contentType("application/octet-stream")
                .body("x".repeat(600_000).getBytes(StandardCharsets.UTF_8))
                .post("/data/import?symbol=BTC/USDT&file=btc.csv");
        assertThat(script.statusCode()).as(script.asString()).isEqualTo(204);
        assertThat(script.header("HX-Redirect")).isEqualTo("/data/imports/" + FakeResearch.RUNNING_IMPORT);
        assertThat(services.seen("POST /api/v1/candle-imports"))
                .hasSize(2)
                .allSatisfy(sent ->
                        assertThat(sent.path()).contains("symbol=BTC%2FUSDT").contains("file=btc.csv"))
                .last()
                .satisfies(sent -> assertThat(sent.body()).hasSize(600_000));
    }

    @Test
    void aLargeBodyIsTakenForAnImportOnly() {
        Response form = Forms.post(signedIn(), "/backtests/new")
                .formParam("name", "x".repeat(300_000))
                .post("/backtests");
        assertThat(form.statusCode()).isEqualTo(413);
        assertThat(services.seen("POST /api/v1/backtests")).isEmpty();
    }

    @Test
    void everyPageIsSmall() {
        for (String path : List.of(
                "/",
                "/login",
                "/positions",
                "/positions/" + FakeData.GROUP,
                "/configurations/new",
                "/backtests",
                "/backtests/new?kind=sweep",
                "/backtests/" + FakeResearch.SWEEP,
                "/strategies",
                "/data")) {
            int size = Weights.gzip(signedIn().get(path).asString());
            assertThat(size).as("HTML of " + path + " in bytes").isLessThan(12 * 1024);
        }
    }
}
