package dev.tradewind.engine.positions;

import static dev.tradewind.engine.positions.GroupFixture.aGroup;
import static dev.tradewind.engine.positions.GroupFixture.entry;
import static dev.tradewind.engine.positions.GroupFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.grid.FlatPolicy;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.OrderType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The guards of D-02 and the rules of D-06, each true and false. */
class GroupLifeTest {

    @Nested
    class AWaitingGroup {
        @Test
        void sendsItsFirstLegAlone() {
            GroupFixture group = aGroup(GroupFixture.perLeg());

            List<Action> actions = group.decide();

            assertThat(actions).hasSize(1);
            assertThat(group.live(OrderRole.ENTRY)).extracting(GroupOrder::key).containsExactly(entry(0));
            assertThat(group.order(entry(0)).spec().notAfter()).isEqualTo(GroupFixture.START.plusSeconds(60));
            assertThat(group.status()).isEqualTo(GroupStatus.WAITING);
        }

        @Test
        void sendsTheOtherLegsByDepthOnceTheFirstIsAcknowledged() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).decided().acknowledged();

            group.decide();

            assertThat(group.status()).isEqualTo(GroupStatus.LIVE);
            assertThat(group.live(OrderRole.ENTRY))
                    .extracting(order -> order.key().leg())
                    .containsExactly(0, 1, 2, 3, 4);
            assertThat(group.group.pyramids().getFirst().status()).isEqualTo(PyramidStatus.ACTIVE);
        }

        @Test
        void sendsNothingWithoutAFreshPrice() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).noMarket();

            assertThat(group.decide()).isEmpty();
        }

        @Test
        void failsWhenTheFirstLegIsRejectedAndSendsNothingElse() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).decided().end(entry(0), OrderStatus.REJECTED);

            List<Action> actions = group.decide();

            assertThat(group.status()).isEqualTo(GroupStatus.FAILED);
            assertThat(group.group.pyramids().getFirst().status()).isEqualTo(PyramidStatus.FAILED);
            assertThat(actions).filteredOn(Action.AbandonLeg.class::isInstance).hasSize(4);
            assertThat(group.placed(actions, OrderRole.ENTRY)).isEmpty();
        }

        @Test
        void failsWhenItsDecisionRunsOutBeforeAPriceComes() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).noMarket().later(Duration.ofSeconds(61));

            group.decide();

            assertThat(group.status()).isEqualTo(GroupStatus.FAILED);
        }

        @Test
        void doesNotFailByTimeWhileAnOrderIsUnknown() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).decided().status(entry(0), OrderStatus.UNKNOWN);

            group.later(Duration.ofDays(2)).decide();

            assertThat(group.status()).isEqualTo(GroupStatus.WAITING);
        }

        @Test
        void becomesActiveWhenEveryLegFillsAtOnce() {
            GroupFixture group = aGroup(GroupFixture.perLeg(), GroupFixture.LEGS.subList(0, 1))
                    .decided();

            group.fill(entry(0)).decide();

            assertThat(group.status()).isEqualTo(GroupStatus.ACTIVE);
        }

        @Test
        void becomesPartiallyFilledWhenALegFillsBeforeTheOthersAreSent() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).decided();

            group.fill(entry(0)).decide();

            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
        }

        @Test
        void closesOnAnExitBeforeAnAcknowledgementOnlyWithProof() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).decided().status(entry(0), OrderStatus.UNKNOWN);

            group.request(ExitRequest.Kind.EXIT_SIGNAL).decide();
            assertThat(group.status()).isEqualTo(GroupStatus.CLOSING);
            group.later(Duration.ofHours(1)).decide();
            assertThat(group.status()).isEqualTo(GroupStatus.CLOSING);
            group.cancelsProven().decide();

            assertThat(group.status()).isEqualTo(GroupStatus.CLOSED);
            assertThat(group.group.state()).isEqualTo(new GroupState.Closed(CloseReason.NEVER_FILLED, group.now));
        }

        @Test
        void anImmediateOrCancelEntryThatFindsNothingFailsTheGroup() {
            GroupFixture group = aGroup(
                            GroupFixture.perLeg(),
                            List.of(new Leg(
                                    0,
                                    OrderType.MARKETABLE_LIMIT,
                                    Price.of("61359.84"),
                                    Quantity.of("0.00326"),
                                    Percent.of("1"))))
                    .decided()
                    .acknowledged();

            group.end(entry(0), OrderStatus.EXPIRED).decide();

            assertThat(group.status()).isEqualTo(GroupStatus.FAILED);
        }
    }

    @Nested
    class ALiveGroup {
        @Test
        void endsWhenItsTimeToLiveIsOverWithoutAFill() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).resting();

            group.later(Duration.ofSeconds(300)).decide();
            assertThat(group.status()).isEqualTo(GroupStatus.CLOSING);
            group.cancelsProven().decide();

            assertThat(group.status()).isEqualTo(GroupStatus.CLOSED);
            assertThat(group.group.state()).isEqualTo(new GroupState.Closed(CloseReason.NEVER_FILLED, group.now));
        }

        @Test
        void staysAMomentBeforeItsTimeToLiveIsOver() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).resting();

            group.later(Duration.ofSeconds(299)).decide();

            assertThat(group.status()).isEqualTo(GroupStatus.LIVE);
        }

        @Test
        void keepsItsLegsOnceOneHasFilled() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).resting().fill(entry(0), "0.001", "61237.37");

            group.later(Duration.ofHours(5)).decide();

            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
            assertThat(group.live(OrderRole.ENTRY)).hasSize(5);
        }

        @Test
        void sellsAFillThatRacesTheTimeToLive() {
            GroupFixture group = aGroup(GroupFixture.perLeg())
                    .resting()
                    .later(Duration.ofSeconds(300))
                    .decided();

            group.fill(entry(0)).cancelsProven();

            assertThat(group.placed(group.decide(), OrderRole.CLOSE))
                    .extracting(spec -> spec.quantity().toString())
                    .containsExactly("0.00326");
        }

        @Test
        void closesWhenAllLegsEndOutside() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).resting();
            for (int leg = 0; leg < 5; leg++) {
                group.end(entry(leg), OrderStatus.CANCELLED);
            }

            group.decide();

            assertThat(group.status()).isEqualTo(GroupStatus.CLOSED);
        }

        @Test
        void livesOnWhenADeeperLegIsRejectedAndTellsIt() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).resting().end(entry(3), OrderStatus.REJECTED);

            List<Action> actions = group.decide();

            assertThat(group.status()).isEqualTo(GroupStatus.LIVE);
            assertThat(actions).singleElement().isInstanceOf(Action.RaiseIncident.class);
        }

        @Test
        void restsAtMostTheAllowedLegsAndFillsUp() {
            GroupRules two = new GroupRules(
                    TakeProfitMode.PER_LEG, null, null, StopReference.BASE, 2, Duration.ZERO, null, FlatPolicy.CLOSE);
            GroupFixture group = aGroup(two).resting();
            assertThat(group.live(OrderRole.ENTRY))
                    .extracting(order -> order.key().leg())
                    .containsExactly(0, 1);

            group.fill(entry(0)).decide();

            assertThat(group.live(OrderRole.ENTRY))
                    .extracting(order -> order.key().leg())
                    .containsExactly(1, 2);
        }

        @Test
        void hasNothingToCancelTwice() {
            GroupFixture group =
                    aGroup(GroupFixture.perLeg()).resting().fill(entry(0)).decided();
            group.request(ExitRequest.Kind.CANCEL_ENTRIES).decided().cancelsProven();
            assertThat(settled(group.decide())).containsExactly(ExitRequest.Outcome.DONE);

            group.later(Duration.ofSeconds(1)).request(ExitRequest.Kind.CANCEL_ENTRIES);

            assertThat(settled(group.decide())).containsExactly(ExitRequest.Outcome.NOTHING_TO_DO);
        }

        private List<ExitRequest.Outcome> settled(List<Action> actions) {
            return actions.stream()
                    .filter(Action.SettleRequest.class::isInstance)
                    .map(action -> ((Action.SettleRequest) action).outcome())
                    .toList();
        }

        @Test
        void endsOnACancelSignal() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).resting();

            group.request(ExitRequest.Kind.CANCEL_ENTRIES)
                    .decided()
                    .cancelsProven()
                    .decide();

            assertThat(group.status()).isEqualTo(GroupStatus.CLOSED);
        }
    }

    @Nested
    class AGroupThatHolds {
        @Test
        void isActiveWhenNoEntryRests() {
            GroupFixture group =
                    aGroup(GroupFixture.perLeg()).resting().fill(entry(0)).decided();
            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
            for (int leg = 1; leg < 5; leg++) {
                group.end(entry(leg), OrderStatus.CANCELLED);
            }

            group.decide();

            assertThat(group.status()).isEqualTo(GroupStatus.ACTIVE);
        }

        @Test
        void isPartiallyFilledAgainWhenAPyramidRests() {
            GroupFixture group = anActiveGroup();

            group.pyramid().decide();

            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
        }

        @Test
        void closesWhenAllIsSoldByItsTakeProfits() {
            GroupFixture group = aGroup(GroupFixture.perLeg())
                    .resting()
                    .fill(entry(0))
                    .decided()
                    .acknowledged();

            group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0)).decide();
            assertThat(group.status()).isEqualTo(GroupStatus.CLOSING);
            group.cancelsProven().decide();

            assertThat(group.group.state()).isEqualTo(new GroupState.Closed(CloseReason.TP_HIT, group.now));
            assertThat(group.group.pyramids().getFirst().status()).isEqualTo(PyramidStatus.CLOSED);
        }

        @Test
        void closesWhenTheRestIsTooSmallToSell() {
            GroupFixture group = anActiveGroup();

            group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0), "0.00320", "61849.75")
                    .end(key(0, 0, OrderRole.TAKE_PROFIT, 0), OrderStatus.CANCELLED)
                    .decide();

            assertThat(group.group.state()).isEqualTo(new GroupState.Closed(CloseReason.TP_HIT, group.now));
            assertThat(group.done).contains(new Action.BookDust(Quantity.of("0.00006")));
        }

        @Test
        void staysOpenWhileAFirstFillIsTooSmallToSell() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).resting().fill(entry(0), "0.00005", "61237.37");

            group.decide();

            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
        }

        @Test
        void keepsItsGridADayWhenToldSo() {
            GroupFixture group = aGroup(GroupFixture.keepGrid())
                    .resting()
                    .fill(entry(0))
                    .decided()
                    .acknowledged();

            group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0))
                    .later(Duration.ofHours(23))
                    .decide();
            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
            group.later(Duration.ofHours(1)).decide();

            assertThat(group.status()).isEqualTo(GroupStatus.CLOSING);
        }

        @Test
        void cancelsItsEntriesBeyondTheLimitAndKeepsWhatItHolds() {
            GroupRules beyond = new GroupRules(
                    TakeProfitMode.PER_LEG,
                    null,
                    null,
                    StopReference.BASE,
                    7,
                    Duration.ZERO,
                    Percent.of("3"),
                    FlatPolicy.CLOSE);
            GroupFixture group = aGroup(beyond).resting().fill(entry(0)).decided();

            group.market("59400.25").decided();
            assertThat(group.live(OrderRole.ENTRY)).noneMatch(GroupOrder::cancelRequested);
            group.market("59400.24").decided().cancelsProven().decide(); // 61237.37 · 0.97

            assertThat(group.status()).isEqualTo(GroupStatus.ACTIVE);
        }

        @Test
        void theKillSwitchTakesEntriesAwayAndLeavesExits() {
            GroupFixture group = aGroup(GroupFixture.perLeg())
                    .resting()
                    .fill(entry(0))
                    .decided()
                    .acknowledged();

            group.killed().decided().cancelsProven().decide();

            assertThat(group.live(OrderRole.ENTRY)).isEmpty();
            assertThat(group.live(OrderRole.TAKE_PROFIT)).hasSize(1);
            assertThat(group.status()).isEqualTo(GroupStatus.ACTIVE);
        }

        @Test
        void aPyramidWhoseFirstLegIsRejectedFailsAlone() {
            GroupFixture group = anActiveGroup().pyramid().decided();

            group.end(key(1, 0, OrderRole.ENTRY, 0), OrderStatus.REJECTED).decide();

            assertThat(group.status()).isEqualTo(GroupStatus.ACTIVE);
            assertThat(group.group.pyramids().getLast().status()).isEqualTo(PyramidStatus.FAILED);
        }

        @Test
        void aPyramidWithoutAFillEndsByItsTimeToLiveAlone() {
            GroupFixture group =
                    anActiveGroup().pyramid().decided().acknowledged().decided().acknowledged();

            group.later(Duration.ofSeconds(300)).decided().cancelsProven().decide();

            assertThat(group.status()).isEqualTo(GroupStatus.ACTIVE);
            assertThat(group.group.pyramids().getLast().status()).isEqualTo(PyramidStatus.CLOSED);
        }

        private GroupFixture anActiveGroup() {
            GroupFixture group = aGroup(GroupFixture.perLeg())
                    .resting()
                    .fill(entry(0))
                    .decided()
                    .acknowledged();
            for (int leg = 1; leg < 5; leg++) {
                group.end(entry(leg), OrderStatus.CANCELLED);
            }
            return group.decided();
        }
    }

    @Nested
    class AClosingGroup {
        @Test
        void neverSellsBeforeEveryExitIsProvenOver() {
            GroupFixture group = closing();
            assertThat(group.live(OrderRole.CLOSE)).isEmpty();

            group.later(Duration.ofHours(1)).decide();
            assertThat(group.live(OrderRole.CLOSE)).isEmpty();

            group.cancelsProven();
            assertThat(group.placed(group.decide(), OrderRole.CLOSE))
                    .singleElement()
                    .satisfies(spec -> {
                        assertThat(spec.type()).isEqualTo(OrderType.MARKET);
                        assertThat(spec.quantity()).hasToString("0.00326");
                        assertThat(spec.riskIncreasing()).isFalse();
                    });
        }

        @Test
        void sellsOnlyWhatAnExitThatGotThereFirstLeft() {
            GroupFixture group = closing();

            group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0), "0.00200", "61849.75")
                    .cancelsProven();

            assertThat(group.placed(group.decide(), OrderRole.CLOSE))
                    .extracting(spec -> spec.quantity().toString())
                    .containsExactly("0.00126");
        }

        @Test
        void takesTheReasonOfTheExitThatGotThereFirst() {
            GroupFixture group = closing();

            group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0)).cancelsProven().decide();

            assertThat(group.group.state()).isEqualTo(new GroupState.Closed(CloseReason.TP_HIT, group.now));
        }

        @Test
        void isClosedOnlyByTheConfirmedFill() {
            GroupFixture group =
                    closing().cancelsProven().decided().acknowledged().decided();
            assertThat(group.status()).isEqualTo(GroupStatus.CLOSING);

            group.fill(key(0, 0, OrderRole.CLOSE, 0)).decide();

            assertThat(group.group.state()).isEqualTo(new GroupState.Closed(CloseReason.MANUAL_CLOSE, group.now));
        }

        @Test
        void staysClosingWhileTheBrokerHoldsAnotherQuantity() {
            GroupFixture group =
                    closing().brokerAgrees(false).cancelsProven().decided().acknowledged();

            group.fill(key(0, 0, OrderRole.CLOSE, 0)).decide();
            assertThat(group.status()).isEqualTo(GroupStatus.CLOSING);
            group.brokerAgrees(true).decide();

            assertThat(group.status()).isEqualTo(GroupStatus.CLOSED);
        }

        @Test
        void triesAgainAtOnceAfterAPartialFillAndSlowlyAfterNone() {
            GroupFixture group = closing().cancelsProven().decided().acknowledged();
            group.fill(key(0, 0, OrderRole.CLOSE, 0), "0.001", "61000")
                    .end(key(0, 0, OrderRole.CLOSE, 0), OrderStatus.EXPIRED);
            assertThat(group.placed(group.decide(), OrderRole.CLOSE)).hasSize(1);

            group.acknowledged().end(key(0, 0, OrderRole.CLOSE, 1), OrderStatus.EXPIRED);
            assertThat(group.decide()).isEmpty();

            assertThat(group.placed(group.later(Duration.ofSeconds(1)).decide(), OrderRole.CLOSE))
                    .hasSize(1);
        }

        @Test
        void goesBackUnderProtectionAfterThreeRejections() {
            GroupFixture group = closing().cancelsProven().decided();
            for (int generation = 0; generation < 3; generation++) {
                group.end(key(0, 0, OrderRole.CLOSE, generation), OrderStatus.REJECTED)
                        .later(Duration.ofSeconds(5))
                        .decide();
            }

            assertThat(group.status()).isEqualTo(GroupStatus.ACTIVE);
            assertThat(group.live(OrderRole.TAKE_PROFIT)).hasSize(1);
            assertThat(group.group.exitRequests()).isEmpty();
            assertThat(group.done)
                    .filteredOn(Action.RaiseIncident.class::isInstance)
                    .singleElement()
                    .satisfies(incident -> assertThat(((Action.RaiseIncident) incident).severity())
                            .isEqualTo(Action.Severity.URGENT));
        }

        @Test
        void waitsAMomentForAFirstQuoteAndThenTriesWithoutOne() {
            GroupFixture group = closing().noMarket().cancelsProven();
            assertThat(group.decide()).isEmpty();

            group.later(Duration.ofSeconds(10));

            assertThat(group.placed(group.decide(), OrderRole.CLOSE)).hasSize(1);
        }

        @Test
        void raisesAnAlarmAfterHalfAnHour() {
            GroupFixture group = closing();

            List<Action> actions = group.later(Duration.ofMinutes(30)).decide();

            assertThat(actions).singleElement().isInstanceOf(Action.RaiseIncident.class);
            assertThat(group.decide()).isEmpty();
        }

        @Test
        void givesARestThatNoVenueTakesToTheDustAccount() {
            GroupFixture group = closing();

            group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0), "0.00320", "61849.75")
                    .cancelsProven();
            List<Action> actions = group.decide(); // 0.00006 at 61,237.37 is 3.67, below 5

            assertThat(actions).contains(new Action.BookDust(Quantity.of("0.00006")));
            assertThat(group.status()).isEqualTo(GroupStatus.CLOSED);
        }

        @Test
        void ignoresALaterTrigger() {
            GroupFixture group = closing();

            group.request(ExitRequest.Kind.KILL).market("50000");

            assertThat(group.decide()).isEmpty();
        }

        private GroupFixture closing() {
            return aGroup(GroupFixture.perLeg())
                    .resting()
                    .fill(entry(0))
                    .decided()
                    .acknowledged()
                    .request(ExitRequest.Kind.MANUAL_CLOSE)
                    .decided();
        }
    }

    @Nested
    class AnEndedGroup {
        @Test
        void givesALateFillToARecoveryGroup() {
            GroupFixture group = aGroup(GroupFixture.perLeg())
                    .resting()
                    .later(Duration.ofSeconds(300))
                    .decided();
            group.cancelsProven().decide();
            assertThat(group.status()).isEqualTo(GroupStatus.CLOSED);

            group.fill(entry(2), "0.00329", "60624.99");
            List<Action> actions = group.decide();

            assertThat(actions)
                    .contains(new Action.OpenRecovery(Quantity.of("0.00329"), Price.of("60624.99")))
                    .anyMatch(Action.RaiseIncident.class::isInstance);
            assertThat(group.status()).isEqualTo(GroupStatus.CLOSED);
            assertThat(group.decide()).isEmpty();
        }

        @Test
        void aRecoveryGroupSellsAtOnce() {
            GroupFixture group = aGroup(GroupFixture.perLeg());
            group.group = new GroupSnapshot(
                            GroupFixture.ID,
                            GroupSnapshot.Kind.RECOVERY,
                            new GroupState.Waiting(GroupFixture.START),
                            group.group.side(),
                            GroupFixture.BTC,
                            GroupFixture.perLeg(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            java.util.Set.of(),
                            null,
                            true,
                            true,
                            true)
                    .withAdjustment(new Adjustment(
                            Adjustment.Kind.MOVED_IN,
                            Quantity.of("0.00329"),
                            Price.of("60624.99"),
                            GroupFixture.START));

            assertThat(group.placed(group.decide(), OrderRole.CLOSE)).hasSize(1);
            group.acknowledged().fill(key(0, 0, OrderRole.CLOSE, 0)).decide();

            assertThat(group.group.state()).isEqualTo(new GroupState.Closed(CloseReason.RECOVERY, group.now));
        }
    }

    @Nested
    class ExampleH {
        @Test
        void theAggregateClosesTheRestAfterLegOneWasSold() {
            GroupFixture group = filled();
            group.market("61235.84").fill(key(0, 1, OrderRole.TAKE_PROFIT, 0)).decide();
            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);

            group.market("61727.26").decide();
            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
            group.market("61727.27").decide();

            assertThat(group.status()).isEqualTo(GroupStatus.CLOSING);
            group.cancelsProven();
            assertThat(group.placed(group.decide(), OrderRole.CLOSE))
                    .extracting(spec -> spec.quantity().toString())
                    .containsExactly("0.00326");
        }

        @Test
        void aGapIsTakenByTheAggregateWhenItLooksFirst() {
            GroupFixture group = filled();

            group.market("61600").decided().cancelsProven();

            assertThat(group.placed(group.decide(), OrderRole.CLOSE))
                    .extracting(spec -> spec.quantity().toString())
                    .containsExactly("0.00654");
        }

        @Test
        void aGapIsTakenByTheRestingLimitWhenTheVenueIsFirst() {
            GroupFixture group = filled();

            group.market("61600")
                    .fill(key(0, 1, OrderRole.TAKE_PROFIT, 0), "0.00328", "61600")
                    .decide();

            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
            assertThat(group.levels().aggregate()).contains(Price.of("61727.27"));
        }

        @Test
        void theVenuesFillDuringTheCloseIsNotSoldTwice() {
            GroupFixture group = filled();
            group.market("61600").decide();

            group.fill(key(0, 1, OrderRole.TAKE_PROFIT, 0), "0.00328", "61600").cancelsProven();

            assertThat(group.placed(group.decide(), OrderRole.CLOSE))
                    .extracting(spec -> spec.quantity().toString())
                    .containsExactly("0.00326");
        }

        private GroupFixture filled() {
            return aGroup(GroupFixture.hybrid())
                    .resting()
                    .fill(entry(0))
                    .fill(entry(1))
                    .market("60940")
                    .decided()
                    .acknowledged();
        }
    }

    @Nested
    class Precedence {
        @Test
        void killGoesBeforeStopBeforeSignalBeforeAggregate() {
            assertThat(reason(group -> group.request(ExitRequest.Kind.EXIT_SIGNAL)
                            .request(ExitRequest.Kind.KILL)
                            .market("50000")))
                    .isEqualTo(CloseReason.KILL_SWITCH);
            assertThat(reason(
                            group -> group.request(ExitRequest.Kind.EXIT_SIGNAL).market("50000")))
                    .isEqualTo(CloseReason.SL_HIT);
            assertThat(reason(
                            group -> group.request(ExitRequest.Kind.EXIT_SIGNAL).market("70000")))
                    .isEqualTo(CloseReason.EXIT_SIGNAL);
            assertThat(reason(group -> group.market("70000"))).isEqualTo(CloseReason.TP_HIT);
        }

        private CloseReason reason(java.util.function.UnaryOperator<GroupFixture> conditions) {
            GroupFixture group = aGroup(GroupFixture.rules(TakeProfitMode.AGGREGATE, "5", StopReference.BASE))
                    .resting()
                    .fill(entry(0))
                    .decided();
            conditions.apply(group).decide();
            return ((GroupState.Closing) group.group.state()).reason();
        }
    }

    @Nested
    class AStop {
        @Test
        void needsTwoQuotesInARow() {
            GroupFixture group = watched();
            Price stop = Price.of("58175.51");
            group.market = new MarketView(
                    new MarketView.Tick(stop, stop), new MarketView.Tick(Price.of("61000"), Price.of("61000")), true);
            group.decide();
            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);

            group.market("58175.51").decide();

            assertThat(group.group.state()).isEqualTo(new GroupState.Closing(CloseReason.SL_HIT, group.now));
        }

        @Test
        void doesNothingOnAnOldQuote() {
            GroupFixture group = watched();
            Price low = Price.of("50000");
            group.market = new MarketView(new MarketView.Tick(low, low), new MarketView.Tick(low, low), false);

            assertThat(group.decide()).isEmpty();
        }

        @Test
        void thatExecutedAtTheVenueClosesTheGroup() {
            GroupFixture group = aGroup(GroupFixture.rules(TakeProfitMode.PER_LEG, "5", StopReference.BASE))
                    .resting()
                    .fill(entry(0))
                    .fill(entry(1))
                    .decided()
                    .acknowledged();

            group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0), "0.00326", "58170.00", ExecutionPart.STOP)
                    .decide();

            assertThat(group.group.state()).isEqualTo(new GroupState.Closing(CloseReason.SL_HIT, group.now));
            assertThat(group.order(key(0, 1, OrderRole.TAKE_PROFIT, 0)).cancelRequested())
                    .isTrue();
        }

        private GroupFixture watched() {
            return aGroup(GroupFixture.rules(TakeProfitMode.PER_LEG, "5", StopReference.BASE))
                    .withoutOco()
                    .resting()
                    .fill(entry(0))
                    .decided()
                    .acknowledged();
        }
    }

    @Nested
    class AnAggregate {
        @Test
        void isNotMovedByASingleJump() {
            GroupFixture group = aGroup(GroupFixture.rules(TakeProfitMode.AGGREGATE, null, StopReference.BASE))
                    .resting()
                    .fill(entry(0))
                    .decided();
            MarketView.Tick usual = new MarketView.Tick(Price.of("61200"), Price.of("61200.01"));
            MarketView.Tick outlier = new MarketView.Tick(Price.of("99999"), Price.of("99999.01"));

            group.market = new MarketView(outlier, usual, true);
            assertThat(group.decide()).isEmpty();
            group.market = new MarketView(outlier, outlier, true);
            group.decide();

            assertThat(group.status()).isEqualTo(GroupStatus.CLOSING);
        }
    }
}
