package dev.tradewind.engine.positions;

import static dev.tradewind.engine.positions.GroupFixture.aGroup;
import static dev.tradewind.engine.positions.GroupFixture.entry;
import static dev.tradewind.engine.positions.GroupFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.OrderType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProtectionTest {

    @Test
    void perLegRestsALimitForTheWholeLot() {
        GroupFixture group = aGroup(GroupFixture.perLeg()).resting().fill(entry(0));

        assertThat(group.placed(group.decide(), OrderRole.TAKE_PROFIT))
                .singleElement()
                .satisfies(spec -> {
                    assertThat(spec.type()).isEqualTo(OrderType.LIMIT);
                    assertThat(spec.limit()).isEqualTo(Price.of("61849.75"));
                    assertThat(spec.quantity()).hasToString("0.00326");
                });
    }

    @Test
    void withAStopItRestsAPairWhenTheVenueCan() {
        GroupFixture group = stopped(TakeProfitMode.PER_LEG).resting().fill(entry(0));

        assertThat(group.placed(group.decide(), OrderRole.TAKE_PROFIT))
                .singleElement()
                .satisfies(spec -> {
                    assertThat(spec.type()).isEqualTo(OrderType.OCO);
                    assertThat(spec.limit()).isEqualTo(Price.of("61849.75"));
                    assertThat(spec.stop()).isEqualTo(Price.of("58175.51"));
                });
    }

    @Test
    void onTheAverageItRestsTheStopAlone() {
        GroupFixture group = stopped(TakeProfitMode.AGGREGATE).resting().fill(entry(0));

        assertThat(group.placed(group.decide(), OrderRole.STOP)).singleElement().satisfies(spec -> {
            assertThat(spec.type()).isEqualTo(OrderType.STOP);
            assertThat(spec.stop()).isEqualTo(Price.of("58175.51"));
        });
    }

    @Test
    void aGrownLotGetsItsNextExitOnlyAfterTheOldOneIsProvenOver() {
        GroupFixture group = aGroup(GroupFixture.perLeg())
                .resting()
                .fill(entry(0), "0.001", "61237.37")
                .decided()
                .acknowledged();

        group.fill(entry(0), "0.00226", "61237.37");
        List<Action> first = group.decide();
        assertThat(first).containsExactly(new Action.CancelOrder(key(0, 0, OrderRole.TAKE_PROFIT, 0), "REPLACE"));
        assertThat(group.later(Duration.ofHours(1)).decide()).isEmpty();
        List<OrderSpec> second = group.cancelsProven().placed(group.decide(), OrderRole.TAKE_PROFIT);

        assertThat(second).extracting(spec -> spec.quantity().toString()).containsExactly("0.00326");
        assertThat(group.live(OrderRole.TAKE_PROFIT).getFirst().key().generation())
                .isEqualTo(1);
    }

    @Test
    void aLotBelowTheVenuesMinimumWaitsUntilItHasGrown() {
        GroupFixture group = aGroup(GroupFixture.perLeg()).resting().fill(entry(0), "0.00005", "61237.37");
        assertThat(group.placed(group.decide(), OrderRole.TAKE_PROFIT)).isEmpty();

        group.fill(entry(0), "0.00005", "61237.37");

        assertThat(group.placed(group.decide(), OrderRole.TAKE_PROFIT))
                .extracting(spec -> spec.quantity().toString())
                .containsExactly("0.0001");
    }

    @Test
    void aPairWhoseTargetIsReachedAlreadyGoesAsALimit() {
        GroupFixture group =
                stopped(TakeProfitMode.PER_LEG).resting().fill(entry(0)).market("61900");

        assertThat(group.placed(group.decide(), OrderRole.TAKE_PROFIT))
                .extracting(OrderSpec::type)
                .containsExactly(OrderType.LIMIT);
        assertThat(group.acknowledged().decide()).isEmpty();
    }

    @Nested
    class AFillThatIsHeardBeforeTheQuoteOfItsMoment {
        @Test
        void getsItsPairAlthoughTheOlderQuotePaysTheTarget() {
            GroupFixture group =
                    stopped(TakeProfitMode.PER_LEG).resting().fill(entry(0)).marketBeforeTheFill("61900");

            assertThat(group.placed(group.decide(), OrderRole.TAKE_PROFIT))
                    .containsExactly(pair(group.book().lots().getFirst()));
            assertThat(group.acknowledged().market("61237.36").decide()).isEmpty();
        }

        @Test
        void getsItsPairAlthoughTheOlderQuoteIsBeyondTheStop() {
            GroupFixture group =
                    stopped(TakeProfitMode.PER_LEG).resting().fill(entry(0)).marketBeforeTheFill("58000");

            assertThat(group.placed(group.decide(), OrderRole.TAKE_PROFIT))
                    .containsExactly(pair(group.book().lots().getFirst()));
            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
        }

        @Test
        void getsItsPairWithoutAnyQuote() {
            GroupFixture group =
                    stopped(TakeProfitMode.PER_LEG).resting().fill(entry(0)).noMarket();

            assertThat(group.placed(group.decide(), OrderRole.TAKE_PROFIT))
                    .containsExactly(pair(group.book().lots().getFirst()));
        }

        @Test
        void isNotSoldAtTheAggregateThatOnlyTheOlderQuotePays() {
            GroupFixture group =
                    stopped(TakeProfitMode.AGGREGATE).resting().fill(entry(0)).marketBeforeTheFill("61900");

            assertThat(group.placed(group.decide(), OrderRole.STOP)).hasSize(1);
            assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
            group.market("61900").decide();

            assertThat(group.group.state()).isEqualTo(new GroupState.Closing(CloseReason.TP_HIT, group.now));
        }

        @Test
        void doesNotHoldBackTheNextLegs() {
            GroupFixture group = aGroup(GroupFixture.perLeg()).decided().acknowledged();

            group.marketBeforeTheFill("61237.37").fill(entry(0)).decide();

            assertThat(group.live(OrderRole.ENTRY)).hasSize(4);
        }

        private OrderSpec pair(Lot lot) {
            return OrderSpec.oco(
                    GroupFixture.BTC.symbol(),
                    OrderSide.SELL,
                    lot.remaining(),
                    Price.of("61849.75"),
                    Price.of("58175.51"));
        }
    }

    @Test
    void aRejectedExitIsTriedAgainWithGrowingPauses() {
        GroupFixture group =
                aGroup(GroupFixture.perLeg()).resting().fill(entry(0)).decided();

        group.end(key(0, 0, OrderRole.TAKE_PROFIT, 0), OrderStatus.REJECTED);
        assertThat(group.decide()).isEmpty();
        assertThat(group.later(Duration.ofSeconds(1)).decide()).hasSize(1);
        group.end(key(0, 0, OrderRole.TAKE_PROFIT, 1), OrderStatus.REJECTED)
                .later(Duration.ofSeconds(2))
                .decide();
        group.end(key(0, 0, OrderRole.TAKE_PROFIT, 2), OrderStatus.REJECTED);

        assertThat(group.decide()).singleElement().isInstanceOf(Action.RaiseIncident.class);
        assertThat(group.later(Duration.ofSeconds(3)).decide()).isEmpty();
        assertThat(group.later(Duration.ofSeconds(1)).decide()).hasSize(1);
    }

    @Test
    void anExitThatWasCancelledOutsideIsPlacedAgain() {
        GroupFixture group =
                aGroup(GroupFixture.perLeg()).resting().fill(entry(0)).decided().acknowledged();

        group.end(key(0, 0, OrderRole.TAKE_PROFIT, 0), OrderStatus.CANCELLED).later(Duration.ofSeconds(1));

        assertThat(group.placed(group.decide(), OrderRole.TAKE_PROFIT)).hasSize(1);
    }

    @Test
    void aReduceSellsItsShareOfEveryLotAndProtectsTheRest() {
        GroupFixture group = stopped(TakeProfitMode.PER_LEG)
                .resting()
                .fill(entry(0))
                .fill(entry(1))
                .market("61000")
                .decided()
                .acknowledged()
                .reduce("50");

        assertThat(group.decide()).hasSize(2).allMatch(Action.CancelOrder.class::isInstance);
        assertThat(group.later(Duration.ofHours(1)).decide()).isEmpty();
        List<OrderSpec> sale = group.cancelsProven().placed(group.decide(), OrderRole.CLOSE);
        assertThat(sale).extracting(spec -> spec.quantity().toString()).containsExactly("0.00327");
        List<Action> after = group.acknowledged()
                .fill(key(0, 0, OrderRole.CLOSE, 0), "0.00327", "61000")
                .decide();

        assertThat(group.placed(after, OrderRole.TAKE_PROFIT))
                .extracting(spec -> spec.quantity().toString())
                .containsExactly("0.00163", "0.00164");
        assertThat(group.group.exitRequests()).isEmpty();
        assertThat(group.status()).isEqualTo(GroupStatus.PARTIALLY_FILLED);
    }

    @Test
    void aReduceOfNothingIsSettled() {
        GroupFixture group = aGroup(GroupFixture.perLeg()).resting().reduce("50");

        assertThat(group.decide())
                .singleElement()
                .isInstanceOfSatisfying(
                        Action.SettleRequest.class,
                        settled -> assertThat(settled.outcome()).isEqualTo(ExitRequest.Outcome.NOTHING_TO_DO));
    }

    @Test
    void theTriggerBookHearsOfTheStopAndTheAggregate() {
        GroupFixture group =
                stopped(TakeProfitMode.HYBRID).resting().fill(entry(0)).decided();

        assertThat(GroupDecider.triggers(group.group))
                .containsExactly(
                        new TriggerLevel(
                                TriggerLevel.Kind.AGGREGATE_TAKE_PROFIT,
                                Price.of("61727.27"),
                                TriggerLevel.Direction.AT_OR_ABOVE,
                                TriggerLevel.BookSide.BID),
                        new TriggerLevel(
                                TriggerLevel.Kind.STOP_LOSS,
                                Price.of("58175.51"),
                                TriggerLevel.Direction.AT_OR_BELOW,
                                TriggerLevel.BookSide.BID));
    }

    private static GroupFixture stopped(TakeProfitMode mode) {
        return aGroup(GroupFixture.rules(mode, "5", StopReference.BASE));
    }
}
