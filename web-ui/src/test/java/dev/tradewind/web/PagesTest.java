package dev.tradewind.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
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
}
