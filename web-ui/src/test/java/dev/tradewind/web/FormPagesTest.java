package dev.tradewind.web;

import static dev.tradewind.web.PagesTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is typed into hooks, configurations, strategies and the kill switch arrives, or comes back with words. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class FormPagesTest {
    FakeServices services;

    @BeforeEach
    void freshServices() {
        services.reset();
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
    void aStrategyIsTurnedOffAndItsLastSignalLeadsToItsStory() {
        assertThat(signedIn().get("/strategies").asString())
                .contains("href=\"/signals/" + FakeData.SIGNAL)
                .contains("crossed above KAMA")
                .contains("61 of 150 bars")
                .containsPattern("came 1\\d s ago");
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
}
