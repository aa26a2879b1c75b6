package dev.tradewind.engine.orders;

import static dev.tradewind.engine.orders.OrderFixture.RECEIPT;
import static dev.tradewind.engine.orders.OrderFixture.T0;
import static dev.tradewind.engine.orders.OrderFixture.USDT;
import static dev.tradewind.engine.orders.OrderFixture.VENUE_ID;
import static dev.tradewind.engine.orders.OrderFixture.anIntent;
import static dev.tradewind.engine.orders.OrderFixture.cancelPending;
import static dev.tradewind.engine.orders.OrderFixture.cancelled;
import static dev.tradewind.engine.orders.OrderFixture.execution;
import static dev.tradewind.engine.orders.OrderFixture.live;
import static dev.tradewind.engine.orders.OrderFixture.partial;
import static dev.tradewind.engine.orders.OrderFixture.rejected;
import static dev.tradewind.engine.orders.OrderFixture.report;
import static dev.tradewind.engine.orders.OrderFixture.submitting;
import static dev.tradewind.engine.orders.OrderFixture.trade;
import static dev.tradewind.engine.orders.OrderFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class R5LawfulLifeTest {

    /** Written down a second time on purpose: a change of the table must be made twice. */
    private static final Map<OrderStatus, Set<OrderStatus>> TABLE = table("""
            INTENT          : SUBMITTING CANCELLED EXPIRED REVIEW
            SUBMITTING      : UNKNOWN LIVE PARTIAL FILLED CANCELLED EXPIRED REJECTED
            UNKNOWN         : SUBMITTING LIVE PARTIAL FILLED CANCELLED EXPIRED REJECTED REVIEW
            LIVE            : PARTIAL CANCEL_PENDING REPLACE_PENDING FILLED CANCELLED EXPIRED REJECTED REVIEW
            PARTIAL         : CANCEL_PENDING REPLACE_PENDING FILLED CANCELLED EXPIRED REJECTED REVIEW
            CANCEL_PENDING  : LIVE PARTIAL FILLED CANCELLED EXPIRED REJECTED REVIEW
            REPLACE_PENDING : LIVE PARTIAL FILLED CANCELLED EXPIRED REJECTED REVIEW
            REVIEW          : UNKNOWN LIVE PARTIAL FILLED CANCELLED EXPIRED REJECTED
            FILLED          :
            CANCELLED       :
            EXPIRED         :
            REJECTED        :
            """);

    @TestFactory
    Stream<DynamicTest> everyMoveIsLegalOrRefused() {
        return Arrays.stream(OrderStatus.values())
                .flatMap(from -> Arrays.stream(OrderStatus.values())
                        .map(to -> DynamicTest.dynamicTest(from + " to " + to, () -> checkMove(from, to))));
    }

    private static void checkMove(OrderStatus from, OrderStatus to) {
        Order order = orderIn(from);
        Evidence proof = new Evidence(Proof.FOUND, RECEIPT, T0, "test");
        OrderDraft draft = new OrderDraft(order).evidence(proof);
        if (TABLE.getOrDefault(from, Set.of()).contains(to)) {
            assertThat(draft.moveTo(stateOf(to, proof)).finish().after().status())
                    .isEqualTo(to);
        } else {
            assertThatThrownBy(() -> draft.moveTo(stateOf(to, proof)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no move");
        }
    }

    @Nested
    class Executed {
        @Test
        void aFillAfterTheCancelIsBookedAndFlagged() {
            OrderChange change = cancelled().book(List.of(trade("e1", "0.3")), RECEIPT, T0);

            assertThat(change.after().status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(change.after().filled()).isEqualTo(Quantity.of("0.3"));
            assertThat(change.booked()).hasSize(1);
            assertThat(change.flags()).containsExactly(OrderFlag.LATE_FILL);
        }

        @Test
        void aFillAfterARejectIsBookedAndFlagged() {
            OrderChange change = rejected().book(List.of(trade("e1", "1")), RECEIPT, T0);

            assertThat(change.after().status()).isEqualTo(OrderStatus.REJECTED);
            assertThat(change.after().filled()).isEqualTo(Quantity.of("1"));
            assertThat(change.flags()).containsExactly(OrderFlag.LATE_FILL);
        }

        @Test
        void theSameExecutionIsBookedOnce() {
            Order once = live().book(List.of(trade("e1", "0.4")), RECEIPT, T0).after();
            OrderChange again = once.book(List.of(trade("e1", "0.4")), RECEIPT, T0);

            assertThat(again.isEmpty()).isTrue();
            assertThat(again.after().filled()).isEqualTo(Quantity.of("0.4"));
        }

        @Test
        void anOverfillIsBookedInFullAndFlagged() {
            OrderChange change = partial().book(List.of(trade("e2", "0.7")), RECEIPT, T0);

            assertThat(change.after().status()).isEqualTo(OrderStatus.FILLED);
            assertThat(change.after().filled()).isEqualTo(Quantity.of("1.1"));
            assertThat(change.after().isOverfilled()).isTrue();
            assertThat(change.flags()).containsExactly(OrderFlag.OVERFILL);
        }

        @Test
        void aBustReversesItsTradeExactly() {
            Order filled = partial()
                    .book(List.of(trade("e2", "0.6", "61000")), RECEIPT, T0)
                    .after();
            Order busted = filled.book(List.of(execution("e3", ExecutionKind.BUST, "e2", "0.6", "61000")), RECEIPT, T0)
                    .after();

            assertThat(busted.filled()).isEqualTo(partial().filled());
            assertThat(busted.executions().notional(USDT))
                    .isEqualTo(partial().executions().notional(USDT));
            assertThat(busted.executions().fees(USDT))
                    .isEqualTo(partial().executions().fees(USDT));
        }

        @Test
        void aCorrectionReplacesItsTradeAlsoWhenItArrivesFirst() {
            Execution correction = execution("e2", ExecutionKind.CORRECT, "e1", "0.4", "59000");
            Order late = live().book(List.of(trade("e1", "0.4"), correction), RECEIPT, T0)
                    .after();
            Order early = live().book(List.of(correction), RECEIPT, T0)
                    .after()
                    .book(List.of(trade("e1", "0.4")), RECEIPT, T0)
                    .after();

            assertThat(late.executions().averagePrice()).contains(Price.of("59000"));
            assertThat(early.executions().averagePrice()).contains(Price.of("59000"));
            assertThat(early.filled()).isEqualTo(Quantity.of("0.4"));
        }

        @Test
        void anExecutionProvesTheFateOfAnUnknownOrder() {
            OrderChange change = unknown().book(List.of(trade("e1", "1")), RECEIPT, T0);

            assertThat(change.after().state())
                    .isInstanceOfSatisfying(
                            OrderState.Filled.class,
                            filled -> assertThat(filled.evidence().proof()).isEqualTo(Proof.EXECUTION));
        }

        @Test
        void aFillWhileTheCancelIsOnItsWayEndsTheOrderAsFilled() {
            assertThat(cancelPending()
                            .book(List.of(trade("e1", "1")), RECEIPT, T0)
                            .after()
                            .status())
                    .isEqualTo(OrderStatus.FILLED);
        }
    }

    @Nested
    class Reported {
        @Test
        void anEndWaitsForItsExecutions() {
            Order waiting = cancelPending()
                    .absorb(report(VenueStatus.CANCELLED, "0.4", 5), T0)
                    .after();
            assertThat(waiting.status()).isEqualTo(OrderStatus.CANCEL_PENDING);
            assertThat(waiting.isMissingExecutions()).isTrue();

            Order ended = waiting.absorb(report(VenueStatus.CANCELLED, "0.4", 5, trade("e1", "0.4")), T0)
                    .after();
            assertThat(ended.status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(ended.filled()).isEqualTo(Quantity.of("0.4"));
        }

        @Test
        void anOlderReportMovesNothingBackButItsExecutionsCount() {
            Order filling = live().absorb(report(VenueStatus.OPEN, "0.4", 7, trade("e2", "0.4")), T0)
                    .after();
            OrderChange older = filling.absorb(report(VenueStatus.CANCELLED, "0.1", 6, trade("e1", "0.1")), T0);

            assertThat(older.after().status()).isEqualTo(OrderStatus.PARTIAL);
            assertThat(older.after().filled()).isEqualTo(Quantity.of("0.5"));
        }

        @Test
        void theSameReportTwiceChangesNothing() {
            OrderReport report = report(VenueStatus.OPEN, "0.4", 7, trade("e2", "0.4"));
            Order once = live().absorb(report, T0).after();

            assertThat(once.absorb(report, T0).isEmpty()).isTrue();
        }

        @Test
        void aStreamMessageThatOvertakesTheAnswerIsAcknowledgementEnough() {
            Order known =
                    submitting().absorb(report(VenueStatus.OPEN, "0", 3), T0).after();
            OrderChange answer = known.afterPlace(1, PlaceAnswer.Unclear.because("timed out"), T0);

            assertThat(known.status()).isEqualTo(OrderStatus.LIVE);
            assertThat(answer.isEmpty()).isTrue();
        }

        @Test
        void anOrderThatTheVenueShowsOpenAfterItsEndIsFlaggedAndStaysEnded() {
            OrderChange change = rejected().absorb(report(VenueStatus.OPEN, "0", 9), T0);

            assertThat(change.after().status()).isEqualTo(OrderStatus.REJECTED);
            assertThat(change.flags()).containsExactly(OrderFlag.OPEN_AFTER_END);
        }

        @Test
        void anIntentThatWasNeverSentButIsAtTheVenueGoesToAPerson() {
            OrderChange change = anIntent().absorb(report(VenueStatus.OPEN, "0", 1), T0);

            assertThat(change.after().status()).isEqualTo(OrderStatus.REVIEW);
            assertThat(change.flags()).contains(OrderFlag.NEVER_SENT_BUT_FOUND);
        }
    }

    private static Order orderIn(OrderStatus status) {
        Order base = anIntent();
        Evidence proof = new Evidence(Proof.FOUND, RECEIPT, T0, "test");
        return new Order(
                base.intent(),
                stateOf(status, proof),
                base.attempts(),
                base.executions(),
                VENUE_ID,
                Quantity.ZERO,
                0,
                null,
                0,
                1);
    }

    private static OrderState stateOf(OrderStatus status, Evidence proof) {
        return switch (status) {
            case INTENT -> new OrderState.Intent();
            case SUBMITTING -> new OrderState.Submitting(1);
            case UNKNOWN -> new OrderState.Unknown(1, T0, false);
            case LIVE -> new OrderState.Live(VENUE_ID);
            case PARTIAL -> new OrderState.Partial(VENUE_ID);
            case CANCEL_PENDING -> new OrderState.CancelPending(VENUE_ID, T0);
            case REPLACE_PENDING -> new OrderState.ReplacePending(VENUE_ID, T0);
            case FILLED -> new OrderState.Filled(proof);
            case CANCELLED -> new OrderState.Cancelled(proof);
            case EXPIRED -> new OrderState.Expired(proof);
            case REJECTED -> new OrderState.Rejected("NO", proof);
            case REVIEW -> new OrderState.Review(1, "test", T0);
        };
    }

    private static Map<OrderStatus, Set<OrderStatus>> table(String text) {
        Map<OrderStatus, Set<OrderStatus>> table = new EnumMap<>(OrderStatus.class);
        for (String line : text.strip().split("\n")) {
            String[] sides = line.split(":", -1);
            Set<OrderStatus> next = Arrays.stream(sides[1].strip().split(" "))
                    .filter(name -> !name.isBlank())
                    .map(OrderStatus::valueOf)
                    .collect(Collectors.toSet());
            table.put(OrderStatus.valueOf(sides[0].strip()), next);
        }
        return table;
    }
}
