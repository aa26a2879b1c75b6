package dev.tradewind.broker.positions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.broker.orders.application.OrderBookkeeping;
import dev.tradewind.broker.orders.persistence.OrderJournal;
import dev.tradewind.broker.quotes.Quotes;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.plans.PlanHash;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.MoneyRounding;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.Execution;
import dev.tradewind.engine.orders.ExecutionKind;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.Receipt;
import dev.tradewind.engine.orders.VenueOrderId;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TablesHaveRowLevelSecurity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Groups from the decision to the proven end, with the real venue behind the real order path. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class PositionLifeTest extends TablesHaveRowLevelSecurity {
    @Inject
    OrderJournal journal;

    @Inject
    OrderBookkeeping bookkeeping;

    @Inject
    Quotes quotes;

    private Desk desk;

    @BeforeEach
    void aReadyAccountInAQuietMarket() {
        Desk.market("61300");
        desk = Desk.open();
        Desk.market("61300");
    }

    @Nested
    class AGrid {
        @Test
        void isPlacedFilledTakenToProfitAndClosed() {
            UUID group = desk.opened();
            desk.untilLive(group, "ENTRY", 5);
            desk.untilState(group, "LIVE");

            Desk.market("61237.36");
            desk.untilState(group, "PARTIALLY_FILLED");
            desk.untilLive(group, "TAKE_PROFIT", 1);
            Desk.market("61849.75");
            desk.untilState(group, "CLOSED");

            JsonPath closed = desk.group(group);
            assertThat(closed.getString("group.closeReason")).isEqualTo("TP_HIT");
            assertThat(closed.getString("group.status")).isEqualTo("closed");
            assertThat(closed.getList("executions")).hasSize(2);
            assertThat(new BigDecimal(closed.getString("group.quantity"))).isZero();
            booksAddUp(closed);
            assertThat(states(group)).containsExactly("WAITING", "LIVE", "PARTIALLY_FILLED", "CLOSING", "CLOSED");
        }

        @Test
        void isClosedByItsStopAtTheVenue() {
            UUID group = desk.withStop("3").opened();
            desk.untilLive(group, "ENTRY", 5);
            Desk.market("60931.17");
            desk.untilLive(group, "TAKE_PROFIT", 2);

            Desk.market("59000");
            desk.untilState(group, "CLOSED");

            JsonPath closed = desk.group(group);
            assertThat(closed.getString("group.closeReason")).isEqualTo("SL_HIT");
            booksAddUp(closed);
        }

        @Test
        void isClosedOnItsAverageByTheTriggerBook() {
            UUID group = desk.takingProfit("aggregate").opened();
            desk.untilLive(group, "ENTRY", 5);
            Desk.market("61237.36");
            desk.untilState(group, "PARTIALLY_FILLED");

            Desk.market("61727.27");
            desk.untilState(group, "CLOSED");

            JsonPath closed = desk.group(group);
            assertThat(closed.getString("group.closeReason")).isEqualTo("TP_HIT");
            booksAddUp(closed);
        }

        @Test
        void growsByAPyramid() {
            UUID group = desk.opened();
            desk.untilLive(group, "ENTRY", 5);

            desk.approve(desk.withLegs(2).plan(group, 1));

            desk.untilLive(group, "ENTRY", 7);
            assertThat(desk.group(group).getInt("group.pyramids")).isEqualTo(2);
        }

        @Test
        void isReducedAndProtectedAgain() {
            UUID group = desk.withStop("3").opened();
            desk.untilLive(group, "ENTRY", 5);
            Desk.market("61237.36");
            desk.untilLive(group, "TAKE_PROFIT", 1);

            desk.exit("REDUCE", BigDecimal.valueOf(50));

            desk.until(
                    group,
                    "half is left and protected",
                    seen -> "0.00163".equals(seen.getString("group.quantity"))
                            && seen.getList(
                                                    "orders.findAll { it.role == 'TAKE_PROFIT' && it.state == 'LIVE' && it.quantity == '0.00163' }")
                                            .size()
                                    == 1);
        }

        @Test
        void tellsWhenAReduceHasNothingToSell() {
            UUID group = desk.opened();
            desk.untilLive(group, "ENTRY", 5);

            desk.exit("REDUCE", BigDecimal.valueOf(50));

            assertThat(desk.refusals()).containsExactly("NOTHING_TO_DO");
        }

        @Test
        void endsByAnExitSignalBeforeAnythingIsFilled() {
            UUID group = desk.opened();
            desk.untilLive(group, "ENTRY", 5);

            desk.exit("EXIT", null);
            desk.untilState(group, "CLOSED");

            JsonPath closed = desk.group(group);
            assertThat(closed.getString("group.closeReason")).isEqualTo("NEVER_FILLED");
            assertThat(closed.getList("orders.state", String.class)).containsOnly("CANCELLED");
        }
    }

    @Nested
    class R10APlan {
        @Test
        void thatIsNotTheApprovedOneIsRefused() {
            UUID group = UUID.randomUUID();
            PlanV1 approved = desk.plan(group, 0);
            PlanV1 sent = desk.withLegs(4).plan(group, 0);

            desk.approve(sent, PlanHash.of(approved), Instant.now());

            assertThat(desk.refusals()).containsExactly("PLAN_HASH_MISMATCH");
            desk.get("/api/v1/position-groups/" + group).then().statusCode(404);
        }

        @Test
        void thatComesTooLateIsRefused() {
            desk.approve(desk.plan(UUID.randomUUID(), 0, Instant.now().minusSeconds(61)));

            assertThat(desk.refusals()).containsExactly("DECISION_EXPIRED");
        }

        @Test
        void decidedBeforeTheLastExitIsSuperseded() {
            desk.exit("EXIT", null);
            PlanV1 plan = desk.plan(UUID.randomUUID(), 0);

            desk.approve(plan, PlanHash.of(plan), Instant.now().minusSeconds(5));

            assertThat(desk.refusals()).containsExactly("NO_GROUP", "SUPERSEDED");
        }

        @Test
        void ofAKeyThatIsOpenIsRefused() {
            desk.opened();

            desk.opened();

            assertThat(desk.refusals()).containsExactly("GROUP_EXISTS");
        }

        @Test
        void addingToAGroupThatIsGoneIsRefused() {
            desk.approve(desk.plan(UUID.randomUUID(), 1));

            assertThat(desk.refusals()).containsExactly("NO_GROUP");
        }

        @Test
        void thatIsDeliveredTwiceCountsOnce() {
            UUID group = UUID.randomUUID();
            var told = desk.approve(desk.plan(group, 0));
            Facts.from("risk").deliver(told);

            desk.untilLive(group, "ENTRY", 5);

            assertThat(desk.group(group).getList("orders")).hasSize(5);
            assertThat(desk.refusals()).isEmpty();
        }
    }

    @Nested
    class R18ClosingByHand {
        @Test
        void sellsWhatIsHeldAfterTheExitsAreProvenOver() {
            UUID group = held();
            long version = desk.group(group).getLong("group.version");

            desk.close(group, version, "key-1").then().statusCode(202);
            desk.untilState(group, "CLOSED");

            JsonPath closed = desk.group(group);
            assertThat(closed.getString("group.closeReason")).isEqualTo("MANUAL_CLOSE");
            booksAddUp(closed);
            assertThat(Facts.told(desk.user, EventTypes.actionAudited("broker")))
                    .hasSize(1);
        }

        @Test
        void twoDevicesCannotCloseOneTradeTwice() {
            UUID group = held();
            long version = desk.group(group).getLong("group.version");
            desk.close(group, version, "phone").then().statusCode(202);

            JsonPath refused = desk.close(group, version, "desktop")
                    .then()
                    .statusCode(409)
                    .extract()
                    .jsonPath();

            assertThat(refused.getString("code")).isEqualTo("STALE");
            assertThat(refused.getLong("current_version")).isGreaterThan(version);
            assertThat(refused.getString("current_state")).isIn("closing", "closed");
        }

        @Test
        void theSameKeyGetsTheSameAnswerAndAnotherBodyIsRefused() {
            UUID group = held();
            long version = desk.group(group).getLong("group.version");
            String first = desk.close(group, version, "key-2")
                    .then()
                    .statusCode(202)
                    .extract()
                    .asString();

            desk.close(group, version, "key-2").then().statusCode(202);
            assertThat(desk.close(group, version, "key-2").asString()).isEqualTo(first);
            desk.close(group, version + 1, "key-2").then().statusCode(422);
        }

        @Test
        void needsAKey() {
            UUID group = held();

            desk.close(group, 1, "").then().statusCode(400);
        }

        private UUID held() {
            UUID group = desk.withStop("3").opened();
            desk.untilLive(group, "ENTRY", 5);
            Desk.market("61237.36");
            desk.untilLive(group, "TAKE_PROFIT", 1);
            return group;
        }
    }

    @Nested
    class TheKillSwitch {
        @Test
        void takesEntriesAwayAndLeavesTheExits() {
            UUID group = desk.withStop("3").opened();
            desk.untilLive(group, "ENTRY", 5);
            Desk.market("61237.36");
            desk.untilLive(group, "TAKE_PROFIT", 1);

            desk.kill("HALTED", false);

            desk.untilState(group, "ACTIVE");
            desk.untilLive(group, "ENTRY", 0);
            desk.untilLive(group, "TAKE_PROFIT", 1);
            desk.opened();
            assertThat(desk.refusals()).containsExactly("KILL_SWITCH");
        }

        @Test
        void flattensWhenToldSo() {
            UUID group = desk.withStop("3").opened();
            desk.untilLive(group, "ENTRY", 5);
            Desk.market("61237.36");
            desk.untilLive(group, "TAKE_PROFIT", 1);

            desk.kill("HALTED", true);
            desk.untilState(group, "CLOSED");

            assertThat(desk.group(group).getString("group.closeReason")).isEqualTo("KILL_SWITCH");
            booksAddUp(desk.group(group));
        }
    }

    @Nested
    class AFillThatIsHeardBeforeTheQuoteOfItsMoment {
        /** The last quote heard pays the target of leg 0; the fill tells that the market has fallen to the leg since. */
        @Test
        void isProtectedByAPairWithItsStopAtOnce() {
            UUID group = desk.withLegs(1).withStop("5").opened();
            desk.untilLive(group, "ENTRY", 1);
            Desk.market("61900");
            untilHeard("61900");
            buyAtTheVenueBehindOurBack("0.00326");

            book(group, "0.00326", "61237.37");

            JsonPath held = desk.group(group);
            assertThat(held.getString("orders.find { it.role == 'TAKE_PROFIT' }.type"))
                    .isEqualTo("OCO");
            assertThat(held.getString("orders.find { it.role == 'TAKE_PROFIT' }.limitPrice"))
                    .isEqualTo("61849.75");
            assertThat(held.getString("orders.find { it.role == 'TAKE_PROFIT' }.stopPrice"))
                    .isEqualTo("58175.51");
        }

        private void untilHeard(String bid) {
            Eventually.within(
                    Desk.LIMIT,
                    "bid " + bid,
                    () -> quotes.last(Symbol.of(Desk.BTC))
                            .filter(quote -> quote.bid().equals(Price.of(bid)))
                            .isPresent());
        }
    }

    @Nested
    class ALateFill {
        @Test
        void opensARecoveryGroupThatIsSoldAtOnce() {
            UUID group = desk.withLegs(1).opened();
            desk.untilLive(group, "ENTRY", 1);
            desk.exit("EXIT", null);
            desk.untilState(group, "CLOSED");
            buyAtTheVenueBehindOurBack("0.001");

            book(group, "0.001", "61300");

            Eventually.within(
                    Desk.LIMIT,
                    "the recovery group is sold",
                    () -> desk.get("/api/v1/position-groups?status=history")
                            .jsonPath()
                            .getList("items.closeReason", String.class)
                            .contains("RECOVERY"));
            assertThat(desk.group(group).getString("group.state")).isEqualTo("CLOSED");
            assertThat(Facts.told(desk.user, EventTypes.INCIDENT_RAISED).stream()
                            .map(event -> event.data().get("code").asText()))
                    .contains("LATE_FILL");
        }
    }

    @Nested
    class Lists {
        @Test
        void showOpenGroupsAndHistoryByPage() {
            UUID group = desk.opened();
            desk.untilLive(group, "ENTRY", 5);

            desk.get("/api/v1/position-groups?status=open&limit=1").then().statusCode(200);
            JsonPath open =
                    desk.get("/api/v1/position-groups?status=open&limit=1").jsonPath();
            assertThat(open.getInt("total")).isEqualTo(1);
            assertThat(open.getString("items[0].id")).isEqualTo(group.toString());
            assertThat(open.getString("items[0].accountMode")).isEqualTo("PAPER");
            assertThat(desk.get("/api/positions").jsonPath().getList("")).hasSize(1);
            assertThat(desk.get("/api/v1/position-groups?status=history")
                            .jsonPath()
                            .getInt("total"))
                    .isZero();
        }

        @Test
        void refuseWhatTheyDoNotKnow() {
            desk.get("/api/v1/position-groups?status=all").then().statusCode(400);
            desk.get("/api/v1/position-groups?limit=0").then().statusCode(400);
            desk.get("/api/v1/position-groups?offset=-1").then().statusCode(400);
            desk.get("/api/v1/position-groups?limit=many").then().statusCode(400);
        }

        @Test
        void monitorsBeat() {
            List<String> names = desk.get("/api/v1/monitors")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("name");

            assertThat(names).contains("group-timers", "take-profit-check");
        }
    }

    @Test
    void s2ANeighboursGroupLooksLikeAMissingOne() {
        UUID group = desk.opened();
        Desk neighbour = Desk.open();

        String foreign = neighbour
                .get("/api/v1/position-groups/" + group)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String missing = neighbour
                .get("/api/v1/position-groups/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .extract()
                .asString();

        assertThat(withoutTrace(foreign)).isEqualTo(withoutTrace(missing));
        neighbour.close(group, 1, "mine").then().statusCode(404);
        assertThat(neighbour.get("/api/v1/position-groups").jsonPath().getInt("total"))
                .isZero();
    }

    @Test
    void s1ANeighbourReachesNothingOfAGroup() {
        UUID group = desk.withStop("3").opened();
        desk.untilLive(group, "ENTRY", 5);
        Desk.market("61237.36");
        desk.untilLive(group, "TAKE_PROFIT", 1);
        desk.exit("REDUCE", BigDecimal.valueOf(50));

        neighbourReachesNothingOf(desk.user);
    }

    private List<String> states(UUID group) {
        return Facts.told(desk.user, EventTypes.GROUP_CHANGED).stream()
                .filter(event -> event.aggregateId().equals(group.toString()))
                .map(event -> event.data().get("to").asText())
                .toList();
    }

    /** Profit of the group is the cash of its executions, and each exit's share adds up to it (R6). */
    private void booksAddUp(JsonPath group) {
        BigDecimal cash = BigDecimal.ZERO;
        BigDecimal position = BigDecimal.ZERO;
        BigDecimal shares = BigDecimal.ZERO;
        for (int i = 0; i < group.getList("executions").size(); i++) {
            String at = "executions[" + i + "].";
            boolean isBuy = "BUY".equals(group.getString(at + "side"));
            BigDecimal notional = new BigDecimal(group.getString(at + "notional"));
            BigDecimal quantity = new BigDecimal(group.getString(at + "quantity"));
            cash = isBuy ? cash.subtract(notional) : cash.add(notional);
            cash = cash.subtract(new BigDecimal(group.getString(at + "fee")));
            position = isBuy ? position.add(quantity) : position.subtract(quantity);
            if (!isBuy) {
                shares = shares.add(new BigDecimal(group.getString(at + "realisedProfit")));
            }
        }
        assertThat(position).isZero();
        assertThat(new BigDecimal(group.getString("group.realisedProfit"))).isEqualByComparingTo(cash);
        assertThat(shares.subtract(cash).abs()).isLessThan(new BigDecimal("0.0000001"));
        JsonNode last =
                Facts.told(desk.user, EventTypes.EXECUTION_BOOKED).getLast().data();
        assertThat(new BigDecimal(last.get("cashAfter").asText()))
                .isEqualByComparingTo(new BigDecimal("100000").add(cash));
    }

    private static String withoutTrace(String body) {
        return body.replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    private void buyAtTheVenueBehindOurBack(String quantity) {
        given().header("X-Venue-Key", ConfigProvider.getConfig().getValue("tradewind.venue.key", String.class))
                .contentType("application/json")
                .body(Map.of(
                        "clientOrderId", "by-hand",
                        "symbol", Desk.BTC,
                        "side", "BUY",
                        "type", "MARKET",
                        "quantity", quantity))
                .post("/venue/v1/accounts/" + desk.account + "/orders")
                .then()
                .statusCode(201);
    }

    /** Books an execution of the group's first order that the venue knows nothing of. */
    private void book(UUID group, String quantity, String price) {
        Desk.tx().run(desk.user, sql -> {
            Order order = bookkeeping.ordersOf(sql, group).getFirst().order();
            Money notional = Price.of(price).times(Quantity.of(quantity), Currency.of("USDT"));
            Execution execution = new Execution(
                    "by-hand-" + group,
                    ExecutionKind.TRADE,
                    null,
                    new VenueOrderId("venue-" + group),
                    ExecutionPart.WHOLE,
                    Quantity.of(quantity),
                    Price.of(price),
                    notional,
                    MoneyRounding.fee(notional, new BigDecimal("0.001")),
                    Instant.now(),
                    1);
            journal.lockGroup(sql, desk.user, group);
            journal.write(
                    sql,
                    desk.user,
                    order.book(List.of(execution), Receipt.ofOurs("test"), Instant.now()),
                    Instant.now());
        });
    }
}
