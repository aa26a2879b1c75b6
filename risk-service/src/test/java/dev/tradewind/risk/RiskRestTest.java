package dev.tradewind.risk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.OpenEndpoints;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class RiskRestTest {
    @Inject
    RiskTestClock clock;

    @BeforeEach
    void startANewDay() {
        clock.startANewDay();
    }

    @Nested
    class Limits {
        @Test
        void startAtTheDefaults() {
            Trader trader = Trader.withAnAccount();

            as(trader)
                    .get("/api/v1/risk/limits")
                    .then()
                    .statusCode(200)
                    .body("accountId", equalTo(trader.account.toString()))
                    .body("maxPositionPercent", equalTo("20"))
                    .body("maxExposurePercent", equalTo("50"))
                    .body("maxOpenGroups", equalTo(5))
                    .body("version", equalTo(1));
        }

        @Test
        void areReplacedAtTheVersionOneHasSeenAndAudited() {
            Trader trader = Trader.withAnAccount();

            as(trader)
                    .body("""
                    {"maxPositionPercent": "10", "maxExposurePercent": 40.5, "maxOpenGroups": 3, "version": 1}""")
                    .put("/api/v1/risk/limits")
                    .then()
                    .statusCode(200)
                    .body("maxExposurePercent", equalTo("40.5"))
                    .body("version", equalTo(2));

            AuditedActionV1 audited = Facts.told(trader.user, EventTypes.actionAudited("risk"))
                    .getLast()
                    .dataAs(AuditedActionV1.class);
            assertThat(audited.action()).isEqualTo("risk.limits.changed");
            assertThat(audited.oldValue()).contains("\"20\"");
            assertThat(audited.newValue()).contains("\"10\"");
        }

        @Test
        void r18AnOldVersionIsRefusedWithTheCurrentState() {
            Trader trader = Trader.withAnAccount();
            String body = """
                    {"maxPositionPercent": "10", "maxExposurePercent": "40", "maxOpenGroups": 3}""";
            as(trader)
                    .header("If-Match", "\"1\"")
                    .body(body)
                    .put("/api/v1/risk/limits")
                    .then()
                    .statusCode(200);

            as(trader)
                    .header("If-Match", "\"1\"")
                    .body(body)
                    .put("/api/v1/risk/limits")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("STALE"))
                    .body("current_version", equalTo(2))
                    .body("current_state.maxOpenGroups", equalTo(3));
        }

        @Test
        void nameEveryWrongField() {
            as(Trader.withAnAccount())
                    .body("""
                    {"maxPositionPercent": 0, "maxExposurePercent": 101, "maxOpenGroups": 0, "version": 1}""")
                    .put("/api/v1/risk/limits")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_INPUT"))
                    .body("errors.field", contains("maxPositionPercent", "maxExposurePercent", "maxOpenGroups"));
        }

        @Test
        void mayNotBeChangedByAViewer() {
            Trader trader = Trader.withAnAccount();

            given().auth()
                    .oauth2(token(trader, Role.VIEWER))
                    .contentType("application/json")
                    .body("""
                    {"maxPositionPercent": "10", "maxExposurePercent": "40", "maxOpenGroups": 3, "version": 1}""")
                    .put("/api/v1/risk/limits")
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class TheCalculator {
        @Test
        void sizesByTheRiskAndTellsTheCapThatBit() {
            // 100,000 at 1 %, entry 50,000, stop 48,000: raw 0.5, but 20 % of the equity buys 0.4
            as(Trader.withAnAccount())
                    .body("""
                    {"symbol": "BTC/USDT", "risk_percent": 1, "entry_price": "50000", "stop_loss_price": 48000}""")
                    .post("/api/v1/trade/calculate-size")
                    .then()
                    .statusCode(200)
                    .body("shares", equalTo("0.4"))
                    .body("raw", equalTo("0.5"))
                    .body("estimated_cost", equalTo("20000"))
                    .body("risk_amount", equalTo("800"))
                    .body("limiting_rule", equalTo("MAX_POSITION"));
        }

        @Test
        void takesTheLastAskWithoutAnEntryPriceAndHasASecondName() {
            as(Trader.withAnAccount())
                    .body("""
                    {"symbol": "BTC/USDT", "riskPercent": "0.1", "stopLossPrice": "60237.37"}""")
                    .post("/api/risk-rules/calculate-position-size")
                    .then()
                    .statusCode(200)
                    .body("entry_price", equalTo("61237.37"))
                    .body("shares", equalTo("0.1"))
                    .body("limiting_rule", nullValue());
        }

        @Test
        void wantsAStop() {
            as(Trader.withAnAccount())
                    .body("""
                    {"symbol": "BTC/USDT", "risk_percent": 1}""")
                    .post("/api/v1/trade/calculate-size")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("STOP_REQUIRED"));
        }

        @Test
        void refusesNonsenseFieldByField() {
            as(Trader.withAnAccount())
                    .body("""
                    {"symbol": "<b>", "risk_percent": -1, "entry_price": 1e400, "stop_loss_price": 0}""")
                    .post("/api/v1/trade/calculate-size")
                    .then()
                    .statusCode(400)
                    .body(
                            "errors.field",
                            containsInAnyOrder("symbol", "risk_percent", "entry_price", "stop_loss_price"));
        }

        @Test
        void refusesUnknownFieldsAndNoBody() {
            Trader trader = Trader.withAnAccount();

            as(trader).body("""
                    {"symbol": "BTC/USDT", "leverage": 100}""").post("/api/v1/trade/calculate-size").then().statusCode(400);
            as(trader).post("/api/v1/trade/calculate-size").then().statusCode(400);
        }

        @Test
        void knowsOnlySymbolsThatCanBeTraded() {
            as(Trader.withAnAccount())
                    .body("""
                    {"symbol": "DOGE/USDT", "risk_percent": 1, "stop_loss_price": 1}""")
                    .post("/api/v1/trade/calculate-size")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("NO_METADATA"));
        }
    }

    @Nested
    class Exposure {
        @Test
        void showsWhatIsCommittedAgainstEachLimit() {
            Trader trader = Trader.withAnAccount().capital("FIXED_QUOTE", "10000");
            PlanV1 plan = trader.planOf(trader.entry(100));

            as(trader)
                    .get("/api/v1/risk/exposure?accountId=" + trader.account)
                    .then()
                    .statusCode(200)
                    .body("equity", equalTo("100000"))
                    .body("held", equalTo(plan.reserved().toPlainString()))
                    .body("limits.rule", contains("MAX_POSITION_SIZE", "MAX_LEVERAGE", "MAX_HEAT", "POSITION_LIMIT"))
                    .body("limits.actual", hasItem("1 groups"))
                    .body("limits[0].limit", equalTo("20%"));
        }
    }

    @Nested
    class S2Masking {
        @Test
        void s2AForeignIdAndAMissingIdLookTheSame() {
            Trader owner = Trader.withAnAccount();
            SignalAcceptedV1 signal = owner.entry(100);
            owner.planOf(signal);
            Trader neighbour = Trader.withAnAccount();

            same(neighbour, "/api/v1/risk/decisions/", signal.signalId());
            same(neighbour, "/api/v1/risk/exposure?accountId=", owner.account);
            same(neighbour, "/api/v1/risk/limits?accountId=", owner.account);
            as(owner)
                    .get("/api/v1/risk/decisions/" + signal.signalId())
                    .then()
                    .statusCode(200)
                    .body("decisions[0].outcome", equalTo("APPROVED"));
        }

        private void same(Trader neighbour, String path, UUID foreign) {
            Response ofForeign = as(neighbour).get(path + foreign);
            Response ofMissing = as(neighbour).get(path + UUID.randomUUID());
            assertThat(ofForeign.statusCode()).isEqualTo(404);
            assertThat(withoutTrace(ofForeign)).isEqualTo(withoutTrace(ofMissing));
        }

        private static String withoutTrace(Response response) {
            return response.asString().replaceAll("\"traceId\":\"[^\"]*\"", "");
        }
    }

    @Test
    void badIdsAreBadInputNotServerErrors() {
        Trader trader = Trader.withAnAccount();

        assertThat(as(trader).get("/api/v1/risk/decisions/not-an-id").statusCode())
                .isIn(400, 404);
        assertThat(as(trader).get("/api/v1/risk/exposure?accountId=not-an-id").statusCode())
                .isIn(400, 404);
        assertThat(as(trader).get("/api/v1/risk/limits?accountId=").statusCode())
                .isIn(200, 400, 404);
    }

    @Test
    void s13NothingIsOpenWithoutLogIn() {
        assertThat(OpenEndpoints.withoutRule("dev.tradewind.risk")).isEmpty();
        assertThat(OpenEndpoints.permittedToAll("dev.tradewind.risk")).isEmpty();
        given().get("/api/v1/risk/limits").then().statusCode(401);
        given().get("/api/v1/risk/exposure").then().statusCode(401);
    }

    private static RequestSpecification as(Trader trader) {
        return given().auth().oauth2(token(trader, Role.TRADER)).contentType("application/json");
    }

    private static String token(Trader trader, Role role) {
        long now = trader.now().getEpochSecond();
        return TestTokens.mint(trader.user, role, claims -> {
            claims.setIssuedAt(NumericDate.fromSeconds(now));
            claims.setExpirationTime(NumericDate.fromSeconds(now + 3600));
        });
    }
}
