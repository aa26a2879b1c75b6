package dev.tradewind.broker.positions;

import static io.restassured.RestAssured.given;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.LevelV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.UserRegisteredV1;
import dev.tradewind.contracts.plans.ExitPlanV1;
import dev.tradewind.contracts.plans.PlanHash;
import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.TestTokens;
import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;

/** A trader at a running broker-service: tells facts as the other services would, moves the market, and looks. */
final class Desk {
    static final String BTC = "BTC/USDT";
    static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String[][] LEGS = {
        {"61237.37", "0.00326", "1"},
        {"60931.18", "0.00328", "0.5"},
        {"60624.99", "0.00329", "2"},
        {"60318.80", "0.00331", "1.5"},
        {"60012.62", "0.00333", "1"}
    };

    final UUID user;
    final UUID account;
    private final String token;
    private String takeProfitMode = "per_leg";
    private BigDecimal stopLossPercent;
    private int legs = LEGS.length;

    private Desk(UUID user, UUID account) {
        this.user = user;
        this.account = account;
        this.token = TestTokens.mint(user, Role.TRADER);
    }

    /** A registered user whose paper account takes entries. */
    static Desk open() {
        UUID user = UUID.randomUUID();
        Facts.from("auth")
                .tell(
                        EventTypes.USER_REGISTERED,
                        user,
                        user,
                        1,
                        new UserRegisteredV1(user, user + "@example.org", "u" + user, "trader", Instant.now()));
        Eventually.within(
                LIMIT, "the account is ready", () -> readyAccount(user).isPresent());
        return new Desk(user, readyAccount(user).orElseThrow());
    }

    private static Optional<UUID> readyAccount(UUID user) {
        return tx().as(user, sql -> sql.find("select id from account where state = 'READY'", row -> row.uuid("id")));
    }

    static TenantTx tx() {
        return Arc.container().instance(TenantTx.class).get();
    }

    /** Shows a bid and an ask one tick above it, twice, so that it is confirmed. */
    static void market(String bid) {
        quote(bid);
        quote(bid);
    }

    static void quote(String bid) {
        BigDecimal ask = new BigDecimal(bid).add(new BigDecimal("0.01"));
        given().header("X-Venue-Key", ConfigProvider.getConfig().getValue("tradewind.venue.key", String.class))
                .contentType("application/json")
                .body(Map.of(
                        "symbol", BTC, "bid", bid, "ask", ask.toPlainString(), "bidSize", "1000", "askSize", "1000"))
                .post("/venue/v1/market/quotes")
                .then()
                .statusCode(200);
    }

    Desk takingProfit(String mode) {
        takeProfitMode = mode;
        return this;
    }

    Desk withStop(String percent) {
        stopLossPercent = new BigDecimal(percent);
        return this;
    }

    Desk withLegs(int count) {
        legs = count;
        return this;
    }

    /** A plan of example L, decided now. */
    PlanV1 plan(UUID group, int pyramid) {
        return plan(group, pyramid, Instant.now());
    }

    PlanV1 plan(UUID group, int pyramid, Instant signalAt) {
        List<PlanLegV1> planned = new ArrayList<>();
        BigDecimal reserved = BigDecimal.ZERO;
        for (int k = 0; k < legs; k++) {
            BigDecimal price = new BigDecimal(LEGS[k][0]);
            BigDecimal quantity = new BigDecimal(LEGS[k][1]);
            BigDecimal notional = price.multiply(quantity);
            BigDecimal held = notional.multiply(new BigDecimal("1.001"));
            planned.add(new PlanLegV1(k, "LIMIT", price, quantity, notional, held, new BigDecimal(LEGS[k][2])));
            reserved = reserved.add(held);
        }
        return new PlanV1(
                UUID.randomUUID(),
                user,
                account,
                group,
                UUID.randomUUID(),
                BTC,
                900,
                Side.LONG,
                pyramid,
                1000 + pyramid,
                new BigDecimal("61237.37"),
                planned,
                reserved,
                configuration(),
                signalAt,
                signalAt.plusSeconds(60));
    }

    private DcaConfigurationV1 configuration() {
        return new DcaConfigurationV1(
                UUID.randomUUID(),
                1,
                "Example L",
                "limit",
                List.of(new LevelV1(BigDecimal.ZERO, BigDecimal.valueOf(100), BigDecimal.ONE)),
                null,
                Map.of(),
                5,
                takeProfitMode,
                new BigDecimal("0.8"),
                "GROSS",
                stopLossPercent,
                "BASE",
                7,
                300,
                null,
                "CLOSE",
                new CapitalV1("FIXED_QUOTE", BigDecimal.valueOf(1000), Map.of()),
                "REJECT",
                "REJECT",
                null);
    }

    /** Approves a plan and lets broker-service hear of it. */
    EventEnvelope approve(PlanV1 plan) {
        return approve(plan, PlanHash.of(plan), Instant.now());
    }

    EventEnvelope approve(PlanV1 plan, String hash, Instant decidedAt) {
        return Facts.from("risk")
                .tell(
                        EventTypes.PLAN_DECIDED,
                        user,
                        plan.decisionId(),
                        1,
                        new PlanDecidedV1(
                                plan.decisionId(),
                                plan.signalId(),
                                account,
                                BTC,
                                "APPROVED",
                                plan.pyramidIndex() == 0 ? "ENTRY" : "PYRAMID",
                                plan,
                                hash,
                                null,
                                List.of(),
                                List.of(),
                                null,
                                "approved",
                                decidedAt));
    }

    void exit(String kind, BigDecimal percent) {
        UUID decision = UUID.randomUUID();
        Facts.from("risk")
                .tell(
                        EventTypes.PLAN_DECIDED,
                        user,
                        decision,
                        1,
                        new PlanDecidedV1(
                                decision,
                                UUID.randomUUID(),
                                account,
                                BTC,
                                "APPROVED",
                                kind,
                                null,
                                null,
                                new ExitPlanV1(kind, account, null, BTC, 900, Side.LONG, percent, "EXIT_SIGNAL"),
                                List.of(),
                                List.of(),
                                null,
                                "approved",
                                Instant.now()));
    }

    void kill(String mode, boolean flatten) {
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Map.of(
                        "scope", "ACCOUNT", "scopeId", account, "mode", mode, "flatten", flatten, "reason", "test"))
                .post("/api/v1/kill-switch")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    UUID opened() {
        UUID group = UUID.randomUUID();
        approve(plan(group, 0));
        return group;
    }

    Response get(String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }

    Response close(UUID group, long version, String key) {
        return given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("version", version))
                .post("/api/v1/position-groups/" + group + "/close");
    }

    JsonPath group(UUID id) {
        Response response = get("/api/v1/position-groups/" + id);
        response.then().statusCode(200);
        return response.jsonPath();
    }

    void until(UUID id, String what, Predicate<JsonPath> condition) {
        JsonPath[] last = new JsonPath[1];
        try {
            Eventually.within(LIMIT, what, () -> {
                last[0] = group(id);
                return condition.test(last[0]);
            });
        } catch (AssertionError late) {
            throw new AssertionError(what + ", last seen " + last[0].prettify(), late);
        }
    }

    void untilState(UUID id, String state) {
        until(id, "state " + state, group -> state.equals(group.getString("group.state")));
    }

    /** Until so many orders of a role rest at the venue. */
    void untilLive(UUID id, String role, int count) {
        until(
                id,
                count + " live " + role,
                group -> group.getList("orders.findAll { it.role == '" + role + "' && it.state == 'LIVE' }")
                                .size()
                        == count);
    }

    /** Codes with which plans of this user were refused. */
    List<String> refusals() {
        return Facts.told(user, EventTypes.PLAN_REFUSED).stream()
                .map(event -> event.data().get("code").asText())
                .toList();
    }
}
