package dev.tradewind.web;

import static dev.tradewind.web.PagesTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.web.session.FormToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files with price history are passed on as they come. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class ImportPagesTest {
    FakeServices services;

    @TestHTTPResource("/")
    URL url;

    @BeforeEach
    void freshServices() {
        services.reset();
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
}
