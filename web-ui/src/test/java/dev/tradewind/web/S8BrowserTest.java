package dev.tradewind.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.web.session.FormToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise S8: no cross-site request changes anything; stored hostile text never runs. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class S8BrowserTest {
    FakeServices services;

    @TestHTTPResource("/")
    URL url;

    @BeforeEach
    void freshServices() {
        services.reset();
    }

    private static RequestSpecification form() {
        return given().redirects()
                .follow(false)
                .cookie("tradewind-session", "web-session-secret")
                .contentType("application/x-www-form-urlencoded");
    }

    private static String token() {
        return FormToken.mint("web-session-secret");
    }

    @Test
    void aFormOfAnotherSiteIsRefusedEvenWithAGoodToken() {
        Response answer = form().header("Sec-Fetch-Site", "cross-site")
                .formParam(FormToken.FIELD, token())
                .formParam("mode", "HALTED")
                .post("/kill");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).contains("The request came from another site.");
        assertThat(services.seen("POST /api/v1/kill-switch")).isEmpty();
    }

    @Test
    void aForeignOriginIsRefusedWhenTheBrowserSendsNoFetchSite() {
        assertThat(form().header("Origin", "https://evil.example")
                        .formParam(FormToken.FIELD, token())
                        .formParam("mode", "HALTED")
                        .post("/kill")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRequestThatHidesItsOriginIsRefused() {
        assertThat(form().formParam(FormToken.FIELD, token()).post("/logout").statusCode())
                .isEqualTo(403);
        assertThat(form().header("Sec-Fetch-Site", "same-site")
                        .formParam(FormToken.FIELD, token())
                        .post("/logout")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Response answer = form().header("Sec-Fetch-Site", "same-origin")
                .formParam("mode", "HALTED")
                .post("/kill");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).contains("This page belongs to an older sign-in.");
    }

    @Test
    void theTokenOfAnotherSessionIsRefused() {
        assertThat(form().header("Sec-Fetch-Site", "same-origin")
                        .formParam(FormToken.FIELD, FormToken.mint("web-session-of-another"))
                        .formParam("mode", "HALTED")
                        .post("/kill")
                        .statusCode())
                .isEqualTo(403);
        assertThat(services.seen("POST /api/v1/kill-switch")).isEmpty();
    }

    @Test
    void theTokenIsTakenFromTheHeaderOfTheScriptToo() {
        assertThat(form().header("Origin", "http://" + url.getAuthority())
                        .header(FormToken.HEADER, token())
                        .formParam("mode", "HALTED")
                        .post("/kill")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void signInFromAnotherSiteIsRefused() {
        assertThat(given().contentType("application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "cross-site")
                        .formParam("email", "a@b.example")
                        .formParam("password", "x")
                        .post("/login")
                        .statusCode())
                .isEqualTo(403);
        assertThat(services.seen("POST /api/v1/auth/login")).isEmpty();
    }

    @Test
    void everyAnswerCarriesTheHeadersOfACarefulSite() {
        for (String path : List.of("/", "/login", "/api/v1/accounts", "/no/such/page", "/health")) {
            Response answer = form().get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        }
    }

    @Test
    void pagesAreNeverKeptByTheBrowser() {
        assertThat(form().get("/").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void hostileTextOfAServiceIsPrintedAsText() {
        for (String path : List.of(
                "/hooks",
                "/configurations",
                "/notifications",
                "/audit",
                "/signals/" + FakeData.SIGNAL,
                "/strategies",
                "/backtests",
                "/data",
                "/data/imports/" + FakeResearch.BROKEN_IMPORT)) {
            String html = form().get(path).asString();
            assertThat(html).as(path).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }
        assertThat(form().get("/notifications").asString()).doesNotContain("evil.example");
    }

    @Test
    void noChangeHappensOnGet() {
        for (String path : List.of(
                "/logout",
                "/kill?mode=HALTED",
                "/hooks/" + FakeData.HOOK + "/test",
                "/notifications/read-all",
                "/positions/" + FakeData.GROUP + "/close?version=7")) {
            form().get(path);
        }
        assertThat(services.seen("POST /api/v1")).isEmpty();
        assertThat(services.seen("PUT ")).isEmpty();
    }

    @Test
    void returnAddressAfterSignInStaysOnThisSite() {
        for (String target :
                List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)")) {
            Response answer = given().redirects()
                    .follow(false)
                    .contentType("application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .formParam("email", "mara@example.org")
                    .formParam("password", "Correct-horse-9")
                    .formParam("to", target)
                    .post("/login");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location")).doesNotContain("evil").endsWith("/");
        }
    }

    @Test
    void templatesNeverPrintRawAndHoldNoInlineCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertThat(text)
                        .as(file.toString())
                        .doesNotContainPattern("\\.(raw|safe)[^A-Za-z]")
                        .doesNotContain("style=\"")
                        .doesNotContain("hx-on")
                        .doesNotContain("hx-boost")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContainPattern("<script(?! src=)");
            }
        }
    }

    @Test
    void vendorFilesAreTheOnesThatWereChecked() throws Exception {
        for (String line : resource("/assets/vendor/CHECKSUMS").lines().toList()) {
            String[] parts = line.split("\\s+");
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(Path.of("src/main/resources/assets/vendor", parts[1])));
            assertThat(java.util.HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
        }
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/assets/vendor"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".js")).count())
                    .isEqualTo(resource("/assets/vendor/CHECKSUMS").lines().count());
        }
    }

    @Test
    void assetsAreServedUnderTheirHashForEverAndPacked() {
        String html = given().get("/login").asString();
        String css = html.replaceAll("(?s).*href=\"(/assets/app-[0-9a-f]{12}\\.css)\".*", "$1");
        Response answer = given().header("Accept-Encoding", "gzip").get(css);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("immutable");
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(given().get("/assets/app-000000000000.css").statusCode()).isEqualTo(404);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = S8BrowserTest.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
