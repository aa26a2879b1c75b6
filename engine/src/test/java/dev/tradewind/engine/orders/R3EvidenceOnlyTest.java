package dev.tradewind.engine.orders;

import static dev.tradewind.engine.orders.OrderFixture.RECEIPT;
import static dev.tradewind.engine.orders.OrderFixture.T0;
import static dev.tradewind.engine.orders.OrderFixture.anIntent;
import static dev.tradewind.engine.orders.OrderFixture.entry;
import static dev.tradewind.engine.orders.OrderFixture.live;
import static dev.tradewind.engine.orders.OrderFixture.report;
import static dev.tradewind.engine.orders.OrderFixture.review;
import static dev.tradewind.engine.orders.OrderFixture.submitting;
import static dev.tradewind.engine.orders.OrderFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class R3EvidenceOnlyTest {
    private static final Duration MARGIN = Duration.ofSeconds(2);

    @Test
    void anEndWithoutStoredProofIsRefused() {
        Evidence notStored = new Evidence(Proof.FOUND, RECEIPT, T0, "never handed to the store");
        Evidence sighting = new Evidence(Proof.ABSENT, RECEIPT, T0, "one look-up");

        assertThatThrownBy(() -> new OrderDraft(unknown()).moveTo(new OrderState.Cancelled(notStored)))
                .hasMessageContaining("without stored proof");
        assertThatThrownBy(
                        () -> new OrderDraft(unknown()).evidence(sighting).moveTo(new OrderState.Cancelled(sighting)))
                .hasMessageContaining("without stored proof");
    }

    @Test
    void onlyClearProofsEndOrders() {
        assertThat(Proof.ABSENT.endsOrders()).isFalse();
        assertThat(Proof.UNCLEAR.endsOrders()).isFalse();
        assertThat(Proof.DUP_ID.endsOrders()).isFalse();
    }

    @Nested
    class AnUnclearAnswer {
        @Test
        void leavesTheOrderUnknown() {
            Order order = submitting()
                    .afterPlace(1, PlaceAnswer.Unclear.because("read timed out"), T0)
                    .after();

            assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
            assertThat(order.isEnded()).isFalse();
        }

        @Test
        void ofAnEarlierAttemptChangesNothing() {
            Order second = unknown().claim(1, T0, T0.plusSeconds(20)).after();

            assertThat(second.afterPlace(1, PlaceAnswer.Unclear.because("late"), T0)
                            .isEmpty())
                    .isTrue();
        }
    }

    @Nested
    class ADuplicateId {
        private final Order order = submitting()
                .afterPlace(1, new PlaceAnswer.Duplicate(RECEIPT), T0)
                .after();

        @Test
        void provesAcceptanceSoThatNothingIsSentAgain() {
            ClaimDecision decision = ClaimDecision.decide(order, Gate.OPEN, terms(), T0.plusSeconds(60));

            assertThat(order.state()).isEqualTo(new OrderState.Unknown(1, T0, true));
            assertThat(decision).isInstanceOf(ClaimDecision.Moved.class);
        }

        @Test
        void isNotEndedByAbsence() {
            Order asked = order.requestCancel("kill", T0).after();
            Order after = asked.absent(at(60), MARGIN, T0)
                    .after()
                    .absent(at(90), MARGIN, T0)
                    .after();

            assertThat(after.status()).isEqualTo(OrderStatus.UNKNOWN);
        }

        @Test
        void isAdoptedWhenFound() {
            assertThat(order.absorb(report(VenueStatus.OPEN, "0", 4), T0)
                            .after()
                            .status())
                    .isEqualTo(OrderStatus.LIVE);
        }
    }

    @Nested
    class ARefusal {
        @Test
        void ofTheOnlyAttemptEndsTheOrder() {
            Order order = submitting()
                    .afterPlace(1, new PlaceAnswer.Refused("MIN_NOTIONAL", "too small", at(1)), T0)
                    .after();

            assertThat(order.state())
                    .isInstanceOfSatisfying(
                            OrderState.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo("MIN_NOTIONAL"));
        }

        @Test
        void provesNothingWhileAnEarlierRequestMayStillArrive() {
            Order second =
                    unknown().claim(1, T0.plusSeconds(3), T0.plusSeconds(13)).after();
            Order refused = second.afterPlace(2, new PlaceAnswer.Refused("NO_CASH", "no", at(4)), T0.plusSeconds(4))
                    .after();
            assertThat(refused.status()).isEqualTo(OrderStatus.UNKNOWN);

            Order third =
                    refused.claim(1, T0.plusSeconds(11), T0.plusSeconds(21)).after();
            Order refusedAgain = third.afterPlace(
                            3, new PlaceAnswer.Refused("NO_CASH", "no", at(11)), T0.plusSeconds(11))
                    .after();
            assertThat(refusedAgain.status()).isEqualTo(OrderStatus.REJECTED);
        }
    }

    @Nested
    class Absence {
        private final Order cancelAsked = unknown().requestCancel("kill", T0).after();

        @Test
        void endsNothingBeforeTheFence() {
            Order after = cancelAsked;
            for (int second = 0; second <= 12; second++) {
                after = after.absent(at(second), MARGIN, T0).after();
            }
            assertThat(after.status()).isEqualTo(OrderStatus.UNKNOWN);
            assertThat(after.absences()).isZero();
        }

        @Test
        void endsTheOrderWhenSeenTwiceAfterTheFence() {
            Order once = cancelAsked.absent(at(13), MARGIN, T0).after();
            OrderChange twice = once.absent(at(15), MARGIN, T0);

            assertThat(once.status()).isEqualTo(OrderStatus.UNKNOWN);
            assertThat(twice.after().state())
                    .isInstanceOfSatisfying(
                            OrderState.Cancelled.class,
                            cancelled ->
                                    assertThat(cancelled.evidence().proof()).isEqualTo(Proof.FENCE_PASSED_2X_ABSENT));
            assertThat(twice.evidence()).hasSize(1);
        }

        @Test
        void withoutTheVenuesClockIsNoProof() {
            Receipt noClock = new Receipt("GET /orders", "digest", null);

            assertThat(cancelAsked.absent(noClock, MARGIN, T0.plusSeconds(900)).isEmpty())
                    .isTrue();
        }

        @Test
        void leavesAWantedOrderToTheNextAttempt() {
            Order once = unknown().absent(at(13), MARGIN, T0).after();
            Order twice = once.absent(at(15), MARGIN, T0).after();

            assertThat(twice.status()).isEqualTo(OrderStatus.UNKNOWN);
            assertThat(ClaimDecision.decide(twice, Gate.OPEN, terms(), T0.plusSeconds(20)))
                    .isInstanceOf(ClaimDecision.Won.class);
        }

        @Test
        void doesNotEndALiveOrder() {
            Order asked = live().requestCancel("test", T0).after();

            assertThat(asked.absent(at(60), MARGIN, T0).isEmpty()).isTrue();
        }
    }

    @Nested
    class AnUnsentIntent {
        @Test
        void isCancelledOnTheProofOfOurOwnStore() {
            Order order = anIntent().requestCancel("kill", T0).after();

            assertThat(order.state())
                    .isInstanceOfSatisfying(
                            OrderState.Cancelled.class,
                            cancelled ->
                                    assertThat(cancelled.evidence().proof()).isEqualTo(Proof.NEVER_SENT));
        }

        @Test
        void expiresWhenItsTimeIsOverBeforeTheFirstAttempt() {
            OrderIntent base = entry("1");
            Order order = Order.fresh(new OrderIntent(
                    base.id(),
                    base.accountId(),
                    base.key(),
                    base.clientOrderId(),
                    base.spec().notAfter(T0.plusSeconds(60)),
                    T0));

            assertThat(ClaimDecision.decide(order, Gate.OPEN, terms(), T0.plusSeconds(58)))
                    .isInstanceOf(ClaimDecision.Won.class);
            assertThat(ClaimDecision.decide(order, Gate.OPEN, terms(), T0.plusSeconds(60)))
                    .isInstanceOfSatisfying(
                            ClaimDecision.Ended.class,
                            ended -> assertThat(ended.change().after().status()).isEqualTo(OrderStatus.EXPIRED));
        }

        @Test
        void thatWasClaimedButNotSentInTimeExpiresOnlyAsFirstAttempt() {
            assertThat(submitting().notSent(1, T0).after().status()).isEqualTo(OrderStatus.EXPIRED);

            Order second = unknown().claim(1, T0, T0.plusSeconds(20)).after();
            assertThat(second.notSent(2, T0).after().status()).isEqualTo(OrderStatus.UNKNOWN);
        }
    }

    @Nested
    class AReview {
        @Test
        void isSettledByAPersonOnly() {
            Order settled = review().confirmedAbsent("admin 42", T0).after();

            assertThat(settled.state())
                    .isInstanceOfSatisfying(
                            OrderState.Cancelled.class,
                            cancelled ->
                                    assertThat(cancelled.evidence().proof()).isEqualTo(Proof.HUMAN));
            assertThatThrownBy(() -> unknown().confirmedAbsent("admin 42", T0))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void endsWhenTheVenueShowsTheOrder() {
            assertThat(review().absorb(report(VenueStatus.OPEN, "0", 3), T0)
                            .after()
                            .status())
                    .isEqualTo(OrderStatus.LIVE);
        }
    }

    @Test
    void aClosedGateStopsEntriesAndLetsExitsThrough() {
        Gate closed = Gate.entriesClosed(new GateReason("STALE_QUOTE", "No fresh price."));
        Order exit = Order.fresh(
                OrderFixture.intent(new OrderKey(OrderFixture.GROUP, 0, 0, OrderRole.CLOSE, 0), "1", false));

        assertThat(ClaimDecision.decide(anIntent(), closed, terms(), T0))
                .isEqualTo(new ClaimDecision.NotNow(List.of(new GateReason("STALE_QUOTE", "No fresh price."))));
        assertThat(ClaimDecision.decide(exit, closed, terms(), T0)).isInstanceOf(ClaimDecision.Won.class);
    }

    private static ClaimTerms terms() {
        return new ClaimTerms(1, Duration.ofSeconds(10), Duration.ZERO, Duration.ofSeconds(1));
    }

    private static Receipt at(int second) {
        Instant venueTime = T0.plusSeconds(second);
        return new Receipt("GET /orders", "digest", venueTime);
    }
}
