package dev.tradewind.strategy.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.LevelV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.events.OrderAcknowledgedV1;
import dev.tradewind.contracts.events.OrderEndedV1;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.PlanRefusedV1;
import dev.tradewind.contracts.plans.BreachV1;
import dev.tradewind.contracts.plans.ExitPlanV1;
import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.contracts.plans.RuleCheckV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.Alerts;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story of a signal, told by the facts of risk and broker. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class TraceTest {
    private final UUID group = UUID.randomUUID();
    private Trader trader;
    private Trader.Hook hook;
    private UUID signal;
    private Instant time;
    private long version;

    @BeforeEach
    void anAcceptedEntry() {
        trader = Trader.registered();
        hook = trader.hook();
        signal = deliver(Alerts.entry("entry"));
        time = Instant.now().plusMillis(10);
        version = 1;
    }

    @Test
    void theWholeStoryStandsInOrderUpToTheClose() {
        tellApproval(signal, "ENTRY");
        tellGroup(null, "WAITING", null);
        tellOrder(signal, "ENTRY");
        tellGroup("WAITING", "LIVE", null);
        tellFill(signal, "ENTRY", OrderSide.BUY);
        tellOrderEnd(signal, "ENTRY", "FILLED");
        tellFill(signal, "TAKE_PROFIT", OrderSide.SELL);
        tellGroup("CLOSING", "CLOSED", "TP_HIT");

        JsonPath trace = trace(signal);
        assertThat(trace.getList("steps.step"))
                .containsExactly(
                        "RECEIVED",
                        "AUTHENTICATED",
                        "DEDUPLICATED",
                        "CLASSIFIED",
                        "RULE",
                        "RULE",
                        "DECIDED",
                        "RESERVED",
                        "GROUP",
                        "ORDER",
                        "GROUP",
                        "FILL",
                        "ORDER",
                        "FILL",
                        "CLOSED");
        assertThat(trace.getList("steps.number")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(trace.getString("steps[4].figures.limit")).isEqualTo("20 %");
        assertThat(trace.getString("steps[7].figures.reserved")).isEqualTo("200.2");
        assertThat(trace.getBoolean("isFinal")).isTrue();
        assertThat(trace.getString("signal.outcome")).isEqualTo("CLOSED");
        assertThat(trace.getString("signal.code")).isEqualTo("TP_HIT");
        assertThat(trace.getString("signal.groupId")).isEqualTo(group.toString());
    }

    @Test
    void r9TheSameFactTwiceAddsNothing() {
        var envelope = Facts.from("risk")
                .next(EventTypes.PLAN_DECIDED, trader.user(), UUID.randomUUID(), 1, approval(signal, "ENTRY"));
        Facts.from("risk").deliver(envelope);
        Facts.from("risk").deliver(envelope);

        assertThat(trace(signal).getList("steps.step"))
                .filteredOn("DECIDED"::equals)
                .hasSize(1);
    }

    @Test
    void aRejectionIsFinalAndNamesEachBreach() {
        tellRisk(new PlanDecidedV1(
                UUID.randomUUID(),
                signal,
                trader.account(),
                "BTC/USDT",
                "REJECTED",
                "ENTRY",
                null,
                null,
                null,
                List.of(new RuleCheckV1("MAX_LEVERAGE", false, "MAX_LEVERAGE", "50 %", "60 %", "BLOCK", "Too much.")),
                List.of(new BreachV1("MAX_LEVERAGE", "50 %", "60 %", "BLOCK")),
                "RISK_LIMIT_BREACHED",
                "1 rule would be broken",
                time));

        JsonPath trace = trace(signal);
        assertThat(trace.getString("signal.outcome")).isEqualTo("REJECTED");
        assertThat(trace.getString("signal.code")).isEqualTo("RISK_LIMIT_BREACHED");
        assertThat(trace.getBoolean("isFinal")).isTrue();
        assertThat(trace.getMap("steps.find { it.step == 'DECIDED' }.figures"))
                .containsEntry("MAX_LEVERAGE", "60 % of at most 50 %");
    }

    @Test
    void anExitEndsWithTheGroupItCloses() {
        tellApproval(signal, "ENTRY");
        tellGroup(null, "WAITING", null);
        UUID exit = deliver(Alerts.exit("exit", Alerts.now()));
        tellExit(exit, "EXIT", group);
        assertThat(trace(exit).getString("signal.outcome")).isEqualTo("WORKING");

        tellGroup("CLOSING", "CLOSED", "EXIT_SIGNAL");

        for (UUID each : List.of(signal, exit)) {
            assertThat(trace(each).getString("signal.outcome")).isEqualTo("CLOSED");
            assertThat(trace(each).getList("steps.step")).last().isEqualTo("CLOSED");
        }
    }

    @Test
    void aDecisionThatComesAfterTheEndFindsTheEnd() {
        tellGroup(null, "WAITING", null);
        tellGroup("CLOSING", "CLOSED", "NEVER_FILLED");
        UUID exit = deliver(Alerts.exit("late", Alerts.now()));

        tellApproval(signal, "ENTRY");
        tellExit(exit, "EXIT", group);

        assertThat(trace(signal).getString("signal.outcome")).isEqualTo("CLOSED");
        assertThat(trace(exit).getString("signal.outcome")).isEqualTo("CLOSED");
        assertThat(trace(exit).getBoolean("isFinal")).isTrue();
    }

    @Test
    void aPlanThatBrokerServiceRefusesIsFinal() {
        tellApproval(signal, "ENTRY");
        tell(
                "broker",
                EventTypes.PLAN_REFUSED,
                new PlanRefusedV1(
                        UUID.randomUUID(), signal, trader.account(), null, "DECISION_EXPIRED", "too late", next()));

        JsonPath trace = trace(signal);
        assertThat(trace.getString("signal.outcome")).isEqualTo("REFUSED");
        assertThat(trace.getString("signal.code")).isEqualTo("DECISION_EXPIRED");
        assertThat(trace.getList("steps.step")).last().isEqualTo("REFUSED");
    }

    @Test
    void aReverseEndsWithTheGroupItOpensNotWithTheOneItCloses() {
        tellApproval(signal, "ENTRY");
        tellGroup(null, "WAITING", null);
        UUID reverse = deliver(Alerts.exit("rev", Alerts.now())
                .replace("\"signal_id\"", "\"execution_intent\":{\"type\":\"reverse\"},\"signal_id\""));
        tellExit(reverse, "REVERSE", group);
        tellOrder(reverse, "CLOSE");
        tellGroup("CLOSING", "CLOSED", "EXIT_SIGNAL");
        assertThat(trace(reverse).getString("signal.outcome")).isEqualTo("WORKING");

        tellRisk(new PlanDecidedV1(
                UUID.randomUUID(),
                reverse,
                trader.account(),
                "BTC/USDT",
                "REJECTED",
                "ENTRY",
                null,
                null,
                null,
                List.of(),
                List.of(),
                "SHORT_NOT_SUPPORTED",
                "the paper account is long only",
                next()));

        assertThat(trace(reverse).getString("signal.outcome")).isEqualTo("REJECTED");
        assertThat(trace(reverse).getString("signal.code")).isEqualTo("SHORT_NOT_SUPPORTED");
    }

    @Test
    void aReduceIsDoneWhenItsOrderFilled() {
        tellApproval(signal, "ENTRY");
        tellGroup(null, "WAITING", null);
        UUID reduce = deliver(Alerts.exit("red", Alerts.now())
                .replace("\"signal_id\"", "\"execution_intent\":{\"type\":\"reduce\"},\"signal_id\""));
        tellExit(reduce, "REDUCE", group);

        tellOrderEnd(reduce, "CLOSE", "FILLED");

        assertThat(trace(reduce).getString("signal.outcome")).isEqualTo("CLOSED");
        assertThat(trace(signal).getString("signal.outcome")).isEqualTo("WORKING");
    }

    @Test
    void factsAboutStrangersChangeNothing() {
        tellGroup(null, "WAITING", null);
        tell(
                "broker",
                EventTypes.PLAN_REFUSED,
                new PlanRefusedV1(UUID.randomUUID(), UUID.randomUUID(), trader.account(), null, "X", "x", next()));

        trader.calls().get("/api/v1/signals").then().body("total", equalTo(1));
    }

    private UUID deliver(String body) {
        return UUID.fromString(
                hook.gets(body).then().statusCode(202).extract().jsonPath().getString("signal_id"));
    }

    private JsonPath trace(UUID id) {
        return trader.calls().get("/api/v1/signals/" + id + "/trace").jsonPath();
    }

    private Instant next() {
        time = time.plusMillis(5);
        return time;
    }

    private void tell(String producer, String type, Object data) {
        Facts.from(producer).tell(type, trader.user(), UUID.randomUUID(), 1, data);
    }

    private void tellRisk(PlanDecidedV1 decision) {
        tell("risk", EventTypes.PLAN_DECIDED, decision);
    }

    private void tellApproval(UUID id, String kind) {
        tellRisk(approval(id, kind));
    }

    private PlanDecidedV1 approval(UUID id, String kind) {
        UUID decision = UUID.randomUUID();
        var plan = new PlanV1(
                decision,
                trader.user(),
                trader.account(),
                group,
                id,
                "BTC/USDT",
                900,
                Side.LONG,
                0,
                1,
                new BigDecimal("61237.37"),
                List.of(new PlanLegV1(
                        0,
                        "LIMIT",
                        decimal("61237.37"),
                        decimal("0.00326"),
                        decimal("199.63"),
                        decimal("200.2"),
                        decimal("1"))),
                decimal("200.2"),
                configuration(),
                time,
                time.plusSeconds(60));
        return new PlanDecidedV1(
                decision,
                id,
                trader.account(),
                "BTC/USDT",
                "APPROVED",
                kind,
                plan,
                "abc",
                null,
                List.of(
                        new RuleCheckV1("MAX_POSITION_SIZE", true, null, "20 %", "0.2 %", "NONE", "Small enough."),
                        new RuleCheckV1("POSITION_LIMIT", true, null, "5", "1", "NONE", "A slot is free.")),
                List.of(),
                null,
                "all rules passed",
                next());
    }

    private void tellExit(UUID id, String kind, UUID groupId) {
        tellRisk(new PlanDecidedV1(
                UUID.randomUUID(),
                id,
                trader.account(),
                "BTC/USDT",
                "APPROVED",
                kind,
                null,
                null,
                new ExitPlanV1("EXIT", trader.account(), groupId, "BTC/USDT", 900, Side.LONG, null, "EXIT_SIGNAL"),
                List.of(),
                List.of(),
                null,
                "exits are always approved",
                next()));
    }

    private void tellGroup(@Nullable String from, String to, @Nullable String reason) {
        tell(
                "broker",
                EventTypes.GROUP_CHANGED,
                new GroupChangedV1(
                        group,
                        trader.account(),
                        signal,
                        "BTC/USDT",
                        900,
                        Side.LONG,
                        from,
                        to,
                        "test",
                        reason,
                        1,
                        1,
                        decimal("0.00326"),
                        decimal("61237.37"),
                        decimal("1.5"),
                        decimal("0.4"),
                        version++,
                        next()));
    }

    private void tellOrder(UUID id, String role) {
        tell(
                "broker",
                EventTypes.ORDER_ACKNOWLEDGED,
                new OrderAcknowledgedV1(
                        UUID.randomUUID(),
                        trader.account(),
                        group,
                        id,
                        "tw1abc-00E00",
                        "BTC/USDT",
                        role,
                        0,
                        0,
                        OrderSide.BUY,
                        "LIMIT",
                        decimal("0.00326"),
                        decimal("61237.37"),
                        null,
                        next()));
    }

    private void tellOrderEnd(UUID id, String role, String status) {
        tell(
                "broker",
                EventTypes.ORDER_ENDED,
                new OrderEndedV1(
                        UUID.randomUUID(),
                        trader.account(),
                        group,
                        id,
                        "tw1abc-00E00",
                        "BTC/USDT",
                        role,
                        0,
                        0,
                        OrderSide.BUY,
                        status,
                        "ORDER_QUERY",
                        UUID.randomUUID(),
                        decimal("0.00326"),
                        decimal("0.00326"),
                        null,
                        next()));
    }

    private void tellFill(UUID id, String role, OrderSide side) {
        tell(
                "broker",
                EventTypes.EXECUTION_BOOKED,
                new ExecutionBookedV1(
                        UUID.randomUUID(),
                        "v-" + time.toEpochMilli(),
                        UUID.randomUUID(),
                        trader.account(),
                        group,
                        id,
                        "tw1abc-00E00",
                        "BTC/USDT",
                        role,
                        0,
                        0,
                        side,
                        decimal("0.00326"),
                        decimal("61237.37"),
                        decimal("199.63"),
                        decimal("0.2"),
                        "USDT",
                        side == OrderSide.SELL ? decimal("1.5") : null,
                        decimal("99800"),
                        next()));
    }

    private static DcaConfigurationV1 configuration() {
        return new DcaConfigurationV1(
                UUID.randomUUID(),
                1,
                "Calm grid",
                "limit",
                List.of(new LevelV1(BigDecimal.ZERO, decimal("100"), decimal("1"))),
                null,
                Map.of(),
                5,
                "per_leg",
                null,
                "GROSS",
                null,
                "BASE",
                7,
                300,
                null,
                "CLOSE",
                new CapitalV1("FIXED_QUOTE", decimal("200"), Map.of()),
                "REJECT",
                "REJECT",
                null);
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }
}
