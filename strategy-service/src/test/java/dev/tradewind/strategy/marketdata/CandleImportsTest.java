package dev.tradewind.strategy.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports of candles, as files and from forms. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class CandleImportsTest {
    @Inject
    CandleStore store;

    @TestHTTPResource
    URI address;

    private Trader trader;

    @BeforeEach
    void aTrader() {
        trader = Trader.registered();
    }

    @Test
    void anImportBecomesASeriesOfItsOwner() {
        Response accepted = upload("symbol=BTC/USDT&venue=KRAKEN&file=mine.csv", hours(1_000));
        accepted.then().statusCode(202).header("Location", containsString("/api/v1/candle-imports/"));
        Response over = over(accepted);
        over.then()
                .body("state", equalTo("DONE"))
                .body("quality.bars", equalTo(1_000))
                .body("progress", equalTo(1.0f));

        String series = over.jsonPath().getString("seriesId");
        trader.calls()
                .get("/api/v1/candle-series/" + series)
                .then()
                .statusCode(200)
                .body("isShared", equalTo(false))
                .body("venue", equalTo("KRAKEN"));
        Trader neighbour = Trader.registered();
        neighbour.calls().get("/api/v1/candle-series/" + series).then().statusCode(404);
        neighbour.calls().get("/api/v1/candles?series=" + series).then().statusCode(404);
        neighbour.calls().delete("/api/v1/candle-series/" + series).then().statusCode(404);
        neighbour
                .calls()
                .get("/api/v1/candle-imports/" + over.jsonPath().getString("id"))
                .then()
                .statusCode(404);
        trader.calls().delete("/api/v1/candle-series/" + series).then().statusCode(204);
        trader.calls().get("/api/v1/candle-series/" + series).then().statusCode(404);
    }

    @Test
    void aFileMayBeLargerThanAnyOtherBody() {
        String text = hours(5_000);
        assertThat(text.length()).isGreaterThan(100_000);
        over(upload("symbol=ETH/USDT", text)).then().body("state", equalTo("DONE"));
    }

    @Test
    void badRowsLeaveNothingButAReport() {
        Response over = over(upload("symbol=SPY&timeZone=America/New_York", """
                Date,Open,High,Low,Close,Volume
                2024-07-02,10,9,8,9,1
                2024-07-03,10,11,8,0,1
                """));
        over.then()
                .body("state", equalTo("FAILED"))
                .body("code", equalTo("BAD_ROWS"))
                .body("seriesId", nullValue())
                .body("quality.findings.kind", equalTo(List.of("CROSSED", "ZERO_PRICE")))
                .body("quality.findings.line", equalTo(List.of(2, 3)));
    }

    @Test
    void tenGigabytesAreRefusedByTheirLengthBeforeTheyAreSent() throws IOException {
        String token = TestTokens.mint(trader.user(), Role.TRADER);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/candle-imports?symbol=SPY HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + token + "\r\nContent-Type: text/csv\r\nContent-Length: 10737418240\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("FILE_TOO_LARGE", "10737418240");
        }
    }

    @Test
    void aParquetFileIsImportedToo() throws IOException {
        byte[] table = Files.readAllBytes(Path.of("src/test/resources/parquet/pandas-default.parquet"));
        Response accepted = trader.calls()
                .contentType("application/octet-stream")
                .body(table)
                .post("/api/v1/candle-imports?symbol=BTC/USDT&file=prices.parquet");
        over(accepted)
                .then()
                .body("state", equalTo("DONE"))
                .body("quality.layout", equalTo("parquet"))
                .body("quality.bars", equalTo(120));
    }

    @Test
    void aFormHasItsFieldsBeforeAndBehindTheFile() {
        Response accepted = trader.calls()
                .multiPart("symbol", "BTC/USDT")
                .multiPart("venue", "")
                .multiPart("file", "mine.csv", hours(5_000).getBytes(StandardCharsets.UTF_8))
                .multiPart("name", "My hours")
                .post("/api/v1/candle-imports");
        accepted.then().statusCode(202);
        over(accepted)
                .then()
                .body("state", equalTo("DONE"))
                .body("name", equalTo("My hours"))
                .body("file", equalTo("mine.csv"))
                .body("venue", equalTo("IMPORT"))
                .body("quality.bars", equalTo(5_000));
    }

    @Test
    void aFormWithoutAFileOrWithWrongFieldsIsRefusedAndLeavesNothing() throws IOException {
        trader.calls()
                .multiPart("symbol", "BTC/USDT")
                .post("/api/v1/candle-imports")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("file")));
        trader.calls()
                .multiPart("file", "mine.csv", hours(10).getBytes(StandardCharsets.UTF_8))
                .multiPart("symbol", "what is this")
                .post("/api/v1/candle-imports")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("symbol")));
        String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nhalf a fi";
        assertThat(answerTo("multipart/form-data; boundary=x", form)).contains("UPLOAD_CUT_OFF");
        assertThat(answerTo("multipart/form-data", form)).contains("NOT_A_FORM", "boundary");
        assertThat(answerTo("multipart/form-data; boundary=x", "something else\r\n" + form))
                .contains("NOT_A_FORM");
        Eventually.within(Duration.ofSeconds(10), "no upload is left", () -> {
            try (Stream<Path> left = Files.list(store.folder().resolve("incoming"))) {
                return left.findAny().isEmpty();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    @Test
    void anImportNeedsAKnownSymbolZoneAndCalendar() {
        upload("symbol=what%20is%20this&timeZone=Mars&calendar=MOON&timeframe=7min", "x")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("symbol", "timeframe", "timeZone", "calendar")));
    }

    @Test
    void importsAreForTradersOnly() {
        trader.as(Role.VIEWER)
                .contentType("text/csv")
                .body("x")
                .post("/api/v1/candle-imports?symbol=SPY")
                .then()
                .statusCode(403);
    }

    private String answerTo(String type, String body) throws IOException {
        String token = TestTokens.mint(trader.user(), Role.TRADER);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            ("POST /api/v1/candle-imports?symbol=SPY HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                            + token + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                                            + body.length() + "\r\n\r\n" + body)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Response upload(String query, String text) {
        return trader.calls().contentType("text/csv").body(text).post("/api/v1/candle-imports?" + query);
    }

    private Response over(Response accepted) {
        String path = "/api/v1/candle-imports/" + accepted.jsonPath().getString("id");
        Eventually.within(
                Duration.ofSeconds(20),
                "the import is over",
                () -> List.of("DONE", "FAILED")
                        .contains(trader.calls().get(path).jsonPath().getString("state")));
        return trader.calls().get(path);
    }

    private static String hours(int count) {
        var text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (int i = 0; i < count; i++) {
            text.append(1_704_067_200L + 3_600L * i).append(",100.5,101.25,99.75,100.25,1.5\n");
        }
        return text.toString();
    }
}
