package dev.tradewind.strategy.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.Market;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class StrategiesTest {
    private static final String ALL = "/api/v1/strategies";

    private Trader trader;
    private String symbol;

    @BeforeEach
    void aTraderAndAMarket() {
        trader = Trader.registered();
        symbol = Market.freshSymbol();
    }

    @Test
    void theTypesTellWhatCanBeSet() {
        trader.calls()
                .get("/api/v1/strategy-types")
                .then()
                .statusCode(200)
                .body(
                        "id",
                        hasItems(
                                "dual-mode",
                                "moving-average-cross",
                                "rsi-reversal",
                                "bollinger-reversion",
                                "breakout",
                                "dca-on-signal",
                                "buy-and-hold"))
                .body("find { it.id == 'test-level' }.parameters[0].name", equalTo("enterAbove"))
                .body("find { it.id == 'test-level' }.parameters[0].type", equalTo("DECIMAL"))
                .body("find { it.id == 'test-level' }.parameters[0].initial", equalTo("110"))
                .body("find { it.id == 'test-level' }.parameters[3].type", equalTo("INTEGER"));
    }

    @Test
    void aNewOneIsEnabledWithInitialValuesForThoseLeftOut() {
        trader.sends(command(Map.of("values", Map.of("enterAbove", "120.5", "loud", "true"))))
                .post(ALL)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("isEnabled", equalTo(true))
                .body("typeTitle", equalTo("Level"))
                .body("values.enterAbove", equalTo("120.5"))
                .body("values.leaveBelow", equalTo("90"))
                .body("values.loud", equalTo("1"))
                .body("venue", equalTo("PAPER"))
                .body("symbol", equalTo(symbol))
                .body("timeframe", equalTo("4hr"))
                .body("timeframeSeconds", equalTo(14_400))
                .body("isPaper", equalTo(true))
                .body("configurationName", equalTo("Calm grid"))
                .body("state", equalTo("NO_CANDLES"))
                .body("stateText", containsString("No 4hr candle of " + symbol))
                .body("lastSignal", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "name,           '',            REQUIRED",
        "typeId,         nonsense,      UNKNOWN",
        "symbol,         '?',           NOT_A_SYMBOL",
        "symbol,         NONE/USDT,     UNKNOWN",
        "timeframe,      7,             NOT_SUPPORTED",
        "timeframe,      W,             NOT_SUPPORTED",
        "accountId,      00000000-0000-0000-0000-000000000001, UNKNOWN",
        "configurationId,00000000-0000-0000-0000-000000000001, UNKNOWN"
    })
    void aWrongFieldIsNamed(String field, String value, String code) {
        trader.sends(command(Map.of(field, value)))
                .post(ALL)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_INPUT"))
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "enterAbove, abc,       NOT_A_NUMBER",
        "enterAbove, 1e999999,  NOT_A_NUMBER",
        "enterAbove, NaN,       NOT_A_NUMBER",
        "enterAbove, 0.5,       OUT_OF_RANGE",
        "enterAbove, 1000.01,   OUT_OF_RANGE",
        "warmUp,     2.5,       OUT_OF_RANGE",
        "loud,       2,         OUT_OF_RANGE",
        "noSuch,     1,         OUT_OF_RANGE"
    })
    void aWrongValueIsNamed(String parameter, String value, String code) {
        trader.sends(command(Map.of("values", Map.of(parameter, value))))
                .post(ALL)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("values." + parameter))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        trader.sends(Map.of())
                .post(ALL)
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        hasItems("name", "typeId", "symbol", "timeframe", "accountId", "configurationId"));
    }

    @Test
    void aConfigurationWithoutAStopOrWithTheAlertsSizeIsNotForStrategies() {
        String withoutStop = configuration(Map.of("name", "bare", "capital", capital("FIXED_QUOTE")));
        String ofTheAlert =
                configuration(Map.of("name", "sized", "stopLossPercent", "5", "capital", capital("SIGNAL")));

        refusedConfiguration(withoutStop).body("errors[0].code", equalTo("STOP_REQUIRED"));
        refusedConfiguration(ofTheAlert).body("errors[0].code", equalTo("ORDER_SIZE_REQUIRED"));
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() {
        JsonPath made = made(Map.of());
        Map<String, Object> command = command(Map.of("name", made.getString("name"), "timeframe", "1h"));
        command.put("version", 1);

        trader.sends(command)
                .put(ALL + "/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("timeframe", equalTo("1hr"))
                .body("isEnabled", equalTo(true));
        trader.sends(command)
                .put(ALL + "/" + made.getString("id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("STALE"))
                .body("current_version", equalTo(2));
        command.remove("version");
        trader.sends(command).put(ALL + "/" + made.getString("id")).then().statusCode(400);
    }

    @Test
    void everyChangeIsAudited() {
        String one = ALL + "/" + made(Map.of()).getString("id");
        trader.calls().post(one + "/disable").then().body("isEnabled", equalTo(false));
        trader.calls().post(one + "/disable").then().body("version", equalTo(2));
        trader.calls().post(one + "/enable").then().body("state", equalTo("NO_CANDLES"));
        trader.calls().delete(one).then().statusCode(204);
        trader.calls().get(one).then().statusCode(404);
        trader.calls().get(ALL).then().body("total", equalTo(0));

        assertThat(Facts.told(trader.user(), EventTypes.actionAudited("strategy")).stream()
                        .map(fact -> fact.dataAs(AuditedActionV1.class))
                        .filter(action -> action.resource().equals("strategy"))
                        .map(AuditedActionV1::action))
                .containsExactly("strategy.created", "strategy.disabled", "strategy.enabled", "strategy.deleted");
    }

    @Test
    void aNeighbourFindsNothing() {
        String one = ALL + "/" + made(Map.of()).getString("id");
        Trader neighbour = Trader.registered();

        neighbour.calls().get(one).then().statusCode(404);
        neighbour.calls().post(one + "/disable").then().statusCode(404);
        neighbour.calls().delete(one).then().statusCode(404);
        neighbour.calls().get(ALL).then().body("total", equalTo(0));
        Map<String, Object> foreign = command(Map.of());
        neighbour
                .sends(foreign)
                .post(ALL)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("accountId", "configurationId"));
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        trader.as(Role.VIEWER).get(ALL).then().statusCode(200);
        trader.as(Role.VIEWER)
                .contentType("application/json")
                .body(command(Map.of()))
                .post(ALL)
                .then()
                .statusCode(403);
    }

    @Test
    void aNameIsTakenOnce() {
        String name = made(Map.of()).getString("name");

        trader.sends(command(Map.of("name", name.toUpperCase(java.util.Locale.ROOT), "timeframe", "60")))
                .post(ALL)
                .then()
                .statusCode(409)
                .body("code", equalTo("NAME_TAKEN"));
    }

    @Test
    void oneMarketOfAnAccountHasOneStrategyThatIsSwitchedOn() {
        String first = ALL + "/" + made(Map.of("name", "First")).getString("id");
        String second = ALL + "/" + made(Map.of("isEnabled", false)).getString("id");

        trader.sends(command(Map.of()))
                .post(ALL)
                .then()
                .statusCode(409)
                .body("code", equalTo("MARKET_TAKEN"))
                .body("detail", containsString("The strategy First runs on " + symbol + " 4hr"));
        trader.calls().post(second + "/enable").then().statusCode(409).body("code", equalTo("MARKET_TAKEN"));
        made(Map.of("timeframe", "60"));
        trader.calls().post(first + "/disable").then().statusCode(200);
        trader.calls().post(second + "/enable").then().statusCode(200);
    }

    @Test
    void thereIsALimitPerUser() {
        for (int i = 0; i < 50; i++) {
            made(Map.of("isEnabled", false));
        }

        trader.sends(command(Map.of())).post(ALL).then().statusCode(409).body("code", equalTo("TOO_MANY"));
    }

    @Test
    void aConfigurationThatAStrategyUsesStays() {
        made(Map.of());

        trader.calls()
                .delete("/api/v1/dca-configurations/" + trader.configuration("Calm grid"))
                .then()
                .statusCode(409)
                .body("code", equalTo("CONFIGURATION_IN_USE"));
    }

    private JsonPath made(Map<String, ?> more) {
        Response made = trader.sends(command(more)).post(ALL);
        made.then().statusCode(201);
        return made.jsonPath();
    }

    private io.restassured.response.ValidatableResponse refusedConfiguration(String configuration) {
        return trader.sends(command(Map.of("configurationId", configuration)))
                .post(ALL)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("configurationId"));
    }

    private String configuration(Map<String, ?> more) {
        Response made = trader.sends(more).post("/api/v1/dca-configurations");
        made.then().statusCode(201);
        return made.jsonPath().getString("configuration.configurationId");
    }

    private static Map<String, Object> capital(String mode) {
        return Map.of("mode", mode, "value", "100");
    }

    private Map<String, Object> command(Map<String, ?> more) {
        Map<String, Object> command = new HashMap<>(Map.of(
                "name",
                "Strategy " + UUID.randomUUID(),
                "typeId",
                "test-level",
                "symbol",
                symbol,
                "timeframe",
                "240",
                "accountId",
                trader.account().toString(),
                "configurationId",
                trader.configuration("Calm grid")));
        command.putAll(more);
        return command;
    }
}
