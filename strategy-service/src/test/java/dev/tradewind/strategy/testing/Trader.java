package dev.tradewind.strategy.testing;

import static io.restassured.RestAssured.given;

import dev.tradewind.contracts.events.AccountOpenedV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.UserChangedV1;
import dev.tradewind.contracts.events.UserRegisteredV1;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A user of the tests, known to the service through the facts that auth and broker tell. */
public final class Trader {
    private final UUID user = UUID.randomUUID();
    private final UUID account = UUID.randomUUID();

    private Trader() {}

    /** Registered, with a paper account. */
    public static Trader registered() {
        var trader = new Trader();
        Facts.from("auth")
                .tell(
                        EventTypes.USER_REGISTERED,
                        trader.user,
                        trader.user,
                        1,
                        new UserRegisteredV1(trader.user, "t@example.org", "t", "trader", Instant.now()));
        Facts.from("broker")
                .tell(
                        EventTypes.ACCOUNT_OPENED,
                        trader.user,
                        trader.account,
                        1,
                        new AccountOpenedV1(
                                trader.account,
                                "Paper",
                                "paper",
                                "PAPER",
                                "USDT",
                                new BigDecimal("100000"),
                                Instant.now()));
        return trader;
    }

    public UUID user() {
        return user;
    }

    public UUID account() {
        return account;
    }

    public void becomes(String role, boolean isActive) {
        Facts.from("auth")
                .tell(
                        EventTypes.USER_CHANGED,
                        user,
                        user,
                        2,
                        new UserChangedV1(user, role, isActive, UUID.randomUUID(), Instant.now()));
    }

    public RequestSpecification as(Role role) {
        return given().header("Authorization", "Bearer " + TestTokens.mint(user, role));
    }

    public RequestSpecification calls() {
        return as(Role.TRADER);
    }

    public RequestSpecification sends(Object body) {
        return calls().contentType(ContentType.JSON).body(body);
    }

    /** Id of one of the starter configurations. */
    public String configuration(String name) {
        return calls().get("/api/v1/dca-configurations")
                .jsonPath()
                .getString("items.find { it.configuration.name == '" + name + "' }.configuration.configurationId");
    }

    /** A fresh hook on the starter grid. */
    public Hook hook() {
        return hook(Map.of());
    }

    public Hook hook(Map<String, ?> more) {
        Map<String, Object> command = new HashMap<>(Map.of(
                "name",
                "hook " + UUID.randomUUID(),
                "accountId",
                account.toString(),
                "configurationId",
                configuration("Calm grid")));
        command.putAll(more);
        Response made = sends(command).post("/api/v1/hooks");
        made.then().statusCode(201);
        JsonPath json = made.jsonPath();
        return new Hook(this, UUID.fromString(json.getString("hook.id")), json.getString("token"));
    }

    /** A strategy on quarters of an hour that is switched on; its id. */
    public String strategy(String symbol, Map<String, String> values) {
        Response made = sends(Map.of(
                        "name",
                        "Level of " + symbol,
                        "typeId",
                        "test-level",
                        "values",
                        values,
                        "symbol",
                        symbol,
                        "timeframe",
                        "15",
                        "accountId",
                        account,
                        "configurationId",
                        configuration("Calm grid")))
                .post("/api/v1/strategies");
        made.then().statusCode(201);
        return made.jsonPath().getString("id");
    }

    /** A hook and its token. */
    public record Hook(Trader owner, UUID id, String token) {
        public String path() {
            return "/api/webhook/" + owner.user() + "/" + token;
        }

        /** Delivers a body as a chart does. */
        public Response gets(String body) {
            return given().contentType("application/json").body(body).post(path());
        }
    }
}
