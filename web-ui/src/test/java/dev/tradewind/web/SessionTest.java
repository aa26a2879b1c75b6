package dev.tradewind.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cookie, the token behind it, and what happens when either ends (S5, C-42, C-53). */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class SessionTest {
    FakeServices services;

    @BeforeEach
    void freshServices() {
        services.reset();
    }

    private static Response signIn(String password, String... headers) {
        var request = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("email", "mara@example.org")
                .formParam("password", password)
                .formParam("to", "/signals");
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.post("/login");
    }

    @Test
    void signingInSetsACookieThatScriptsCannotRead() {
        Response answer = signIn("Correct-horse-9");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/signals");
        Cookie cookie = answer.detailedCookie("tradewind-session");
        assertThat(cookie.getValue()).isEqualTo("web-session-secret");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(answer.asString()).doesNotContain("login-token");
    }

    @Test
    void awayFromLoopbackTheCookieIsBoundToTheHostAndSecure() {
        Response answer = signIn("Correct-horse-9", "Host", "trade.example.org");
        Cookie cookie = answer.detailedCookie("__Host-tradewind-session");
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getDomain()).isNull();
        assertThat(answer.header("Strict-Transport-Security")).isNotNull();
    }

    @Test
    void awayFromLoopbackTheBareCookieOpensNothing() {
        assertThat(given().redirects()
                        .follow(false)
                        .header("Host", "trade.example.org")
                        .cookie("tradewind-session", "web-session-secret")
                        .get("/")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aWrongPasswordSaysOnlyThatBothDoNotFit() {
        Response answer = signIn("wrong");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("E-mail and password do not fit.")
                .contains("mara@example.org");
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void signInTellsWhenItIsBusyOrAway() {
        services.problem("POST /api/v1/auth/login", 429, "RATE_LIMITED", "slow down");
        assertThat(signIn("x").asString()).contains("Too many requests in a short time.");
        services.problem("POST /api/v1/auth/login", 503, "LOGIN_BUSY", "busy");
        Response answer = signIn("x");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.asString()).contains("Many people sign in at this moment.");
    }

    @Test
    void registeringSignsInAtOnce() {
        Response answer = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("email", "new@example.org")
                .formParam("username", "new")
                .formParam("password", "Correct-horse-9")
                .post("/register");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.cookie("tradewind-session")).isEqualTo("web-session-secret");
    }

    @Test
    void aStrangerIsSentToSignInAndBack() {
        Response answer = given().redirects().follow(false).get("/positions?limit=25");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/login?to=%2Fpositions%3Flimit%3D25");
    }

    @Test
    void aStrangersFragmentAndStreamAreRefused() {
        Response fragment = given().header("HX-Request", "true").get("/positions/table");
        assertThat(fragment.statusCode()).isEqualTo(401);
        assertThat(fragment.header("HX-Redirect")).isEqualTo("/login");
        assertThat(given().get("/stream").statusCode()).isEqualTo(401);
    }

    @Test
    void anEndedSessionIsSignedOutWithTheNextRequest() {
        assertThat(PagesTest.signedIn().get("/").statusCode()).isEqualTo(200);
        services.signOut();
        assertThat(PagesTest.signedIn().get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void theTokenIsAskedForAgainAndCarriedToTheService() {
        PagesTest.signedIn().get("/orders");
        PagesTest.signedIn().get("/orders");
        assertThat(services.seen("GET /api/v1/orders"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.header("Authorization")).startsWith("Bearer token-"))
                .allSatisfy(
                        one -> assertThat(one.header("X-Tradewind-Internal")).isEqualTo("web-ui:token-for-broker"))
                .extracting(one -> one.header("Authorization"))
                .doesNotHaveDuplicates();
    }

    @Test
    void withAuthServiceAwayTheLastTokenGoesOn() {
        assertThat(PagesTest.signedIn().get("/orders").statusCode()).isEqualTo(200);
        services.problem("POST /internal/v1/sessions/exchange", 503, "UNAVAILABLE", "away");
        assertThat(PagesTest.signedIn().get("/orders").statusCode()).isEqualTo(200);
        assertThat(Forms.post(PagesTest.signedIn(), "/kill")
                        .formParam("mode", "HALTED")
                        .post("/kill")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void signingOutEndsTheSessionAtTheService() {
        Response answer = Forms.post(PagesTest.signedIn(), "/menu").post("/logout");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.detailedCookie("tradewind-session").getMaxAge()).isZero();
        assertThat(services.seen("POST /api/v1/auth/logout")).hasSize(1);
    }
}
