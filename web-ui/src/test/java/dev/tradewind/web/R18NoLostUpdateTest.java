package dev.tradewind.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise R18 at the browser: version and idempotency key travel with the form, 409 is calm and brings fresh figures. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class R18NoLostUpdateTest {
    private static final String CLOSE = "/positions/" + FakeData.GROUP + "/close";
    private static final String SERVICE = "POST /api/v1/position-groups/" + FakeData.GROUP + "/close";

    FakeServices services;

    @BeforeEach
    void freshServices() {
        services.reset();
    }

    @Test
    void theConfirmationIsAPageAndAFragmentAtTheSameAddress() {
        Response page = PagesTest.signedIn().get(CLOSE + "?version=7");
        assertThat(page.asString())
                .contains("<title>")
                .contains("Close BTC/USDT?")
                .contains("Keep open");
        assertThat(page.header("Vary")).contains("HX-Request");
        Response fragment = PagesTest.signedIn().header("HX-Request", "true").get(CLOSE + "?version=7");
        assertThat(fragment.asString()).startsWith("<form").contains("name=\"version\" value=\"7\"");
    }

    @Test
    void everyRenderedFormHasItsOwnIdempotencyKey() {
        assertThat(key(PagesTest.signedIn().get(CLOSE).asString()))
                .isNotEqualTo(key(PagesTest.signedIn().get(CLOSE).asString()));
    }

    private static String key(String html) {
        return html.replaceAll("(?s).*name=\"idempotency-key\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    void closingSendsTheVersionAndTheKeyOfTheForm() {
        Response answer = Forms.post(PagesTest.signedIn(), CLOSE)
                .formParam("version", 7)
                .formParam("idempotency-key", "the-key")
                .post(CLOSE);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/positions/" + FakeData.GROUP);
        assertThat(services.seen(SERVICE)).singleElement().satisfies(sent -> {
            assertThat(sent.body()).isEqualTo("{\"version\":7}");
            assertThat(sent.header("Idempotency-Key")).isEqualTo("the-key");
        });
    }

    @Test
    void withTheScriptClosingAnswersAnEventAndNoPage() {
        Response answer = Forms.post(PagesTest.signedIn(), CLOSE)
                .header("HX-Request", "true")
                .formParam("version", 7)
                .post(CLOSE);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.header("HX-Trigger")).contains("\"done\"").contains("positions");
    }

    @Test
    void aStaleVersionIsInformationWithTheFreshFigures() {
        services.problem(SERVICE, 409, "STALE", "current version is 8");
        Response page =
                Forms.post(PagesTest.signedIn(), CLOSE).formParam("version", 6).post(CLOSE);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.asString())
                .contains("This was updated on another device.")
                .contains("notice warn")
                .contains("Price and levels");
    }

    @Test
    void withTheScriptAStaleVersionIsATellingHeader() {
        services.problem(SERVICE, 409, "STALE", "current version is 8");
        Response answer = Forms.post(PagesTest.signedIn(), CLOSE)
                .header("HX-Request", "true")
                .formParam("version", 6)
                .post(CLOSE);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.header("X-Problem"))
                .contains("updated on another device")
                .contains("\"warn\"");
    }

    @Test
    void aLostAnswerIsNotCalledAFailureAndNotSentAgain() {
        services.answer(SERVICE, 200, "");
        services.slow(SERVICE, java.time.Duration.ofSeconds(5));
        Response page =
                Forms.post(PagesTest.signedIn(), CLOSE).formParam("version", 7).post(CLOSE);
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.asString()).contains("No answer.").contains("may have been carried out");
        assertThat(services.seen(SERVICE)).hasSize(1);
    }
}
