package dev.tradewind.strategy.signals;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes seen in the wild and the answer each of them gets from a hook without a mapping, and with one. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class WebhookBodiesTest {
    private Trader trader;

    @BeforeEach
    void aTrader() {
        trader = Trader.registered();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            value = {
                "minimal-symbol-position,  202, new_entry, true,  BTC/USDT, SHORT",
                "nested-data-with-key,     400, INVALID_INPUT, NULL, NULL, NULL",
                "template-unsubstituted,   400, UNREPLACED_PLACEHOLDER, NULL, NULL, NULL",
                "template-substituted,     202, new_entry, false, AAPL, LONG",
                "bracket-order,            202, new_entry, true,  AMD, LONG",
                "unified-entry-exit,       202, exit,      true,  ESTREND, LONG",
                "passphrase-strategy-object, 202, new_entry, false, ETH/USD, LONG",
                "strategy-id-side,         400, INVALID_INPUT, NULL, NULL, NULL",
                "array-of-trades,          400, NOT_A_JSON_OBJECT, NULL, NULL, NULL",
                "message-relay,            400, INVALID_INPUT, NULL, NULL, NULL",
                "short-keys,               400, INVALID_INPUT, NULL, NULL, NULL",
                "pipe-delimited,           400, NOT_JSON, NULL, NULL, NULL",
                "comma-key-value,          400, NOT_JSON, NULL, NULL, NULL",
                "semicolon-key-value-crlf, 400, NOT_JSON, NULL, NULL, NULL",
                "default-alert-text,       400, NOT_JSON, NULL, NULL, NULL",
                "json-with-trailing-newline, 202, exit,    true,  SPY, LONG",
                "single-quotes,            400, NOT_JSON, NULL, NULL, NULL",
                "unquoted-nan,             400, INVALID_INPUT, NULL, NULL, NULL",
                "trailing-comma,           400, NOT_JSON, NULL, NULL, NULL",
                "empty-body,               400, EMPTY_BODY, NULL, NULL, NULL"
            },
            nullValues = "NULL")
    void everyShapeGetsItsAnswer(
            String id, int status, String classificationOrCode, Boolean isValid, String symbol, String side) {
        JsonNode body = body(id);

        Response answer = given().contentType(body.path("content_type").asText())
                .body(body.path("body").asText())
                .post(trader.hook().path());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        if (status != 202) {
            assertThat(answer.jsonPath().getString("code")).isEqualTo(classificationOrCode);
            assertThat(answer.jsonPath().getString("detail")).isNotBlank();
            return;
        }
        assertThat(answer.jsonPath().getString("classification")).isEqualTo(classificationOrCode);
        assertThat(answer.jsonPath().getBoolean("is_valid")).isEqualTo(isValid);
        var signal = trader.calls()
                .get("/api/v1/signals/" + answer.jsonPath().getString("signal_id"))
                .jsonPath();
        assertThat(signal.getString("symbol")).isEqualTo(symbol);
        assertThat(signal.getString("side")).isEqualTo(side);
    }

    @Test
    void theTableNamesEveryBody() {
        assertThat(bodies()).hasSize(20);
    }

    @Test
    void aMappingMakesNestedShapesWork() {
        Trader.Hook hook = trader.hook(Map.of(
                "fieldMapping",
                Map.of(
                        "tv.symbol", "data.ticker",
                        "tv.action", "data.strategy-order-action",
                        "tv.entry_price", "data.strategy-order-price",
                        "tv.prev_market_position", "data.strategy-prev_market_position",
                        "tv.exchange", "=OANDA",
                        "tv.timeframe", "=15")));

        Response answer = hook.gets(body("nested-data-with-key").path("body").asText());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("classification")).isEqualTo("new_entry");
        assertThat(answer.jsonPath().getString("exchange")).isEqualTo("OANDA");
        String trace = trader.calls()
                .get("/api/v1/signals/" + answer.jsonPath().getString("signal_id") + "/trace")
                .asString();
        assertThat(trace).contains("EUR/USD").doesNotContain("test-key");
    }

    @Test
    void aConstantStandsInForAMissingSymbol() {
        Trader.Hook hook = trader.hook(Map.of("fieldMapping", Map.of("tv.symbol", "=BTCUSDT", "tv.timeframe", "=5m")));

        Response answer = hook.gets(body("strategy-id-side").path("body").asText());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getBoolean("is_valid")).isFalse(); // its bar time is long past
    }

    private static JsonNode body(String id) {
        return bodies().stream()
                .filter(body -> body.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> bodies() {
        try (InputStream in = WebhookBodiesTest.class.getResourceAsStream("/tradingview/bodies.json")) {
            List<JsonNode> bodies = new ArrayList<>();
            new ObjectMapper().readTree(Objects.requireNonNull(in)).forEach(bodies::add);
            return bodies;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
