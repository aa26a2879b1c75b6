package dev.tradewind.strategy.dcaconfigurations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.contracts.events.TickTierV1;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class DcaConfigurationsTest {
    private static final String ALL = "/api/v1/dca-configurations";

    private Trader trader;

    @BeforeEach
    void aTrader() {
        trader = Trader.registered();
    }

    @Test
    void aNewUserFindsThreeStarters() {
        trader.calls()
                .get(ALL)
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.configuration.name", hasItems("Calm grid", "Tight demo", "Deep ladder"));
    }

    @Test
    void absentFieldsTakeTheDefaultsOfD03() {
        Response made = trader.sends(Map.of("name", "Plain")).post(ALL);

        made.then().statusCode(201).body("version", equalTo(1));
        JsonPath configuration = made.jsonPath().setRootPath("configuration");
        assertThat(configuration.getString("entryOrderType")).isEqualTo("limit");
        assertThat(configuration.getList("levels.gapPercent")).containsExactly("0", "-0.5", "-1", "-1.5", "-2");
        assertThat(configuration.getList("levels.takeProfitPercent")).containsExactly("1", "0.5", "2", "1.5", "1");
        assertThat(configuration.getInt("maxPyramids")).isEqualTo(5);
        assertThat(configuration.getInt("entryTtlSeconds")).isEqualTo(300);
        assertThat(configuration.getString("capital.value")).isEqualTo("200");
        assertThat(Facts.told(trader.user(), EventTypes.CONFIGURATION_CHANGED)).hasSize(4);
    }

    @Test
    void theNamesOfD03AreUnderstoodToo() {
        trader.sends("""
                        {"name":"Spelt","tp_mode":"hybrid","tp_aggregate_percent":0.8,"sl_percent":"5","levels":[
                        {"gap_percent":0,"weight_percent":50,"tp_percent":1},{"gap_percent":-1,"weight_percent":50,"tp_percent":1}]}""")
                .post(ALL)
                .then()
                .statusCode(201)
                .body("configuration.takeProfitMode", equalTo("hybrid"))
                .body("configuration.levels", hasSize(2))
                .body("configuration.stopLossPercent", equalTo("5"));
        trader.sends("{\"name\":\"Spelt wrong\",\"max_pyramids\":9}")
                .post(ALL)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("max_pyramids")));
        trader.sends("{\"name\":\"Twice\",\"maxPyramids\":2,\"max_pyramids\":2}")
                .post(ALL)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("GIVEN_TWICE"));
    }

    @Test
    void anEditIsANewVersionAndTheOldOneStays() {
        String id = create("{\"name\":\"Edited\",\"stopLossPercent\":5}");

        trader.sends("{\"name\":\"Edited\",\"stopLossPercent\":6,\"version\":1}")
                .put(ALL + "/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("configuration.version", equalTo(2));
        trader.sends("{\"name\":\"Edited\",\"stopLossPercent\":7,\"version\":1}")
                .put(ALL + "/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("STALE"))
                .body("current_version", equalTo(2));
        trader.calls()
                .get(ALL + "/" + id + "/versions")
                .then()
                .body("items.stopLossPercent", equalTo(List.of("6", "5")));
    }

    @Test
    void everyWrongFieldIsNamedInTheSpellingOfTheRequest() {
        trader.sends("""
                        {"name":"Wrong","maxPyramids":9,"takeProfitMode":"some","stopLossPercent":-1,"entryTtlSeconds":-5,
                        "levels":[{"gapPercent":-1,"weightPercent":40,"takeProfitPercent":0}],"capital":{"mode":"FIXED_QUOTE","value":"0"}}""")
                .post(ALL)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_INPUT"))
                .body(
                        "errors.field",
                        hasItems(
                                "maxPyramids",
                                "takeProfitMode",
                                "stopLossPercent",
                                "entryTtlSeconds",
                                "levels[0].takeProfitPercent",
                                "capital.value"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",\"extra\":1} | extra | UNKNOWN_FIELD",
                "{\"name\":\"x\",\"levels\":[{\"gapPercent\":0,\"foo\":1}]} | levels[0].foo | UNKNOWN_FIELD",
                "{\"name\":\"x\",\"maxPyramids\":\"NaN\"} | maxPyramids | *",
                "{\"name\":\"x\",\"stopLossPercent\":\"NaN\"} | stopLossPercent | *",
                "{\"name\":\"x\",\"levels\":7} | levels | *",
                "{\"name\":\"\"} | name | REQUIRED",
                "{\"name\":\"x\",\"preset\":\"odd\"} | preset | UNKNOWN_VALUE"
            })
    void wrongBodiesAreRefusedByField(String body, String field, String code) {
        Response answer = trader.sends(body).post(ALL);

        answer.then().statusCode(400).body("errors.field", hasItem(field));
        if (!code.equals("*")) {
            answer.then().body("errors.code", hasItem(code));
        }
    }

    @ParameterizedTest
    @CsvSource({"takeProfitMode, pyramid_aggregate", "takeProfitBasis, NET", "belowMinimumPolicy, MERGE"})
    void whatComesLaterIsRefusedByName(String field, String value) {
        trader.sends(Map.of("name", "Later", field, value))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("code", equalTo("NOT_YET"))
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void protectFirstComesLaterToo() {
        trader.sends(Map.of("name", "Later", "protect_first", true))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("code", equalTo("NOT_YET"))
                .body("errors[0].field", equalTo("protect_first"));
    }

    @Test
    void aPresetDistributesTheWeights() {
        String id = create("{\"name\":\"Heavy\",\"preset\":\"decreasing\"}");

        List<String> weights =
                trader.calls().get(ALL + "/" + id).jsonPath().getList("configuration.levels.weightPercent");
        assertThat(weights).containsExactly("51.6129", "25.8065", "12.9032", "6.4516", "3.2258");
        trader.calls()
                .get(ALL + "/presets")
                .then()
                .statusCode(200)
                .body("weights.even.'4'", equalTo(List.of("25", "25", "25", "25")))
                .body("starters", hasSize(3));
    }

    /** Example G of D-03. */
    @Test
    void theGeneratorCompilesExampleG() {
        trader.sends("""
                        {"count":4,"stepPercent":1,"stepScale":"1.5","baseVolume":100,"safetyVolume":50,
                        "volumeScale":"1.2","takeProfitPercent":2}""")
                .post(ALL + "/generate")
                .then()
                .statusCode(200)
                .body("levels.gapPercent", equalTo(List.of("0", "-1", "-2.5", "-4.75", "-8.125")))
                .body("levels.weightPercent", equalTo(List.of("27.1444", "13.5722", "16.2866", "19.544", "23.4528")))
                .body("capital.value", equalTo("368.4"));
    }

    @Test
    void aConfigurationInUseStays() {
        String id = create("{\"name\":\"Used\"}");
        Trader.Hook hook = trader.hook(Map.of("configurationId", id));

        trader.calls().delete(ALL + "/" + id).then().statusCode(409).body("code", equalTo("CONFIGURATION_IN_USE"));
        trader.calls().delete("/api/v1/hooks/" + hook.id()).then().statusCode(204);
        trader.calls().delete(ALL + "/" + id).then().statusCode(204);
        trader.calls().get(ALL + "/" + id).then().statusCode(404);
        trader.calls().get(ALL + "/" + id + "/versions").then().body("total", equalTo(1));
    }

    @Test
    void theSameFormSentTwiceMakesOne() {
        Response first = trader.sends("{\"name\":\"Once\"}")
                .header("Idempotency-Key", "k")
                .post(ALL);
        Response second = trader.sends("{\"name\":\"Once\"}")
                .header("Idempotency-Key", "k")
                .post(ALL);

        second.then().statusCode(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        trader.sends("{\"name\":\"Other\"}")
                .header("Idempotency-Key", "k")
                .post(ALL)
                .then()
                .statusCode(422);
        trader.sends("{\"name\":\"once\"}").post(ALL).then().statusCode(409).body("code", equalTo("NAME_TAKEN"));
    }

    /** Example L of D-04. */
    @Test
    void thePreviewShowsExampleL() {
        tellInstrument();

        Response preview = trader.sends("""
                        {"symbol":"BTCUSDT","side":"LONG","entryPrice":"61237.37",
                        "configuration":{"name":"","capital":{"mode":"FIXED_QUOTE","value":1000}}}""").post("/api/v1/grids/preview");

        preview.then().statusCode(200);
        JsonPath json = preview.jsonPath();
        assertThat(json.getList("rows.price"))
                .containsExactly("61237.37", "60931.18", "60624.99", "60318.8", "60012.62");
        assertThat(json.getList("rows.quantity"))
                .containsExactly("0.00326", "0.00328", "0.00329", "0.00331", "0.00333");
        assertThat(json.getList("rows.takeProfitPrice"))
                .containsExactly("61849.75", "61235.84", "61837.49", "61223.59", "60612.75");
        assertThat(new BigDecimal(json.getString("allocated")).setScale(4, java.math.RoundingMode.HALF_UP))
                .isEqualByComparingTo("998.4416");
        assertThat(new BigDecimal(json.getString("fullAverage")).setScale(4, java.math.RoundingMode.HALF_UP))
                .isEqualByComparingTo("60621.8316");
        assertThat(json.getList("warnings"))
                .anySatisfy(warning -> assertThat((String) warning).contains("NO STOP"));
    }

    @Test
    void thePreviewExplainsWhatItCannotShow() {
        tellInstrument();
        preview("{\"symbol\":\"BTCUSDT\",\"side\":\"LONG\",\"configuration\":{\"name\":\"\"}}", 422, "NO_QUOTE");
        preview(
                "{\"symbol\":\"XRPUSDT\",\"side\":\"LONG\",\"entryPrice\":1,\"configuration\":{\"name\":\"\"}}",
                422,
                "NO_METADATA");
        preview(
                        "{\"symbol\":\"BTCUSDT\",\"side\":\"LONG\",\"entryPrice\":61237.37,\"configuration\":{\"name\":\"\","
                                + "\"capital\":{\"mode\":\"FIXED_QUOTE\",\"value\":10}}}",
                        422,
                        "BELOW_MINIMUM")
                .body("legs", hasSize(5))
                .body("detail", containsString("smallest capital"));
        preview("{\"symbol\":\"BTCUSDT\",\"entryPrice\":1,\"configuration\":{\"name\":\"\"}}", 400, "INVALID_INPUT");
        preview("{\"symbol\":\"BTCUSDT\",\"side\":\"LONG\",\"entryPrice\":1}", 400, "INVALID_INPUT");
        preview(
                "{\"symbol\":\"BTCUSDT\",\"side\":\"LONG\",\"entryPrice\":-1,\"configuration\":{\"name\":\"\"}}",
                400,
                "INVALID_INPUT");
    }

    @Test
    void s2ANeighboursConfigurationLooksLikeAMissingOne() {
        String id = create("{\"name\":\"Mine\"}");
        Trader neighbour = Trader.registered();

        for (String path : List.of(id, UUID.randomUUID().toString())) {
            neighbour.calls().get(ALL + "/" + path).then().statusCode(404);
            neighbour.calls().get(ALL + "/" + path + "/versions").then().statusCode(404);
            neighbour.calls().delete(ALL + "/" + path).then().statusCode(404);
            neighbour
                    .sends("{\"name\":\"Mine\",\"version\":1}")
                    .put(ALL + "/" + path)
                    .then()
                    .statusCode(404);
        }
    }

    private io.restassured.response.ValidatableResponse preview(String body, int status, String code) {
        return trader.sends(body)
                .post("/api/v1/grids/preview")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    private String create(String body) {
        return trader.sends(body)
                .post(ALL)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("configuration.configurationId");
    }

    private static void tellInstrument() {
        Facts.from("broker")
                .tell(
                        EventTypes.INSTRUMENT_PUBLISHED,
                        null,
                        UUID.randomUUID(),
                        1,
                        new InstrumentPublishedV1(
                                "paper",
                                "BTC/USDT",
                                "BTC",
                                "USDT",
                                List.of(new TickTierV1(BigDecimal.ZERO, new BigDecimal("0.01"))),
                                new BigDecimal("0.00001"),
                                new BigDecimal("0.00001"),
                                new BigDecimal("9000"),
                                new BigDecimal("5"),
                                new BigDecimal("0.1"),
                                Instant.now()));
    }
}
