package dev.tradewind.risk.pretrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.plans.BreachV1;
import dev.tradewind.contracts.plans.PlanHash;
import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.contracts.plans.RuleCheckV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.risk.RiskTestClock;
import dev.tradewind.risk.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class DecidePlanTest {
    @Inject
    RiskTestClock clock;

    @Inject
    TenantTx tx;

    @Inject
    LookAgain lookAgain;

    @Inject
    DecidePlan decide;

    @BeforeEach
    void startANewDay() {
        clock.startANewDay();
    }

    @Nested
    class AnEntry {
        @Test
        void becomesTheExactPlanOfExampleLWithItsHashAndReservations() {
            Trader trader = Trader.withAnAccount();
            SignalAcceptedV1 signal = trader.entry(100);

            PlanDecidedV1 decided = trader.sends(signal);

            assertThat(decided.outcome()).isEqualTo("APPROVED");
            assertThat(decided.kind()).isEqualTo("ENTRY");
            PlanV1 plan = decided.plan();
            assertThat(plan.legs().stream().map(leg -> leg.price().toPlainString()))
                    .containsExactly("61237.37", "60931.18", "60624.99", "60318.8", "60012.62");
            assertThat(plan.legs().stream().map(leg -> leg.quantity().toPlainString()))
                    .containsExactly("0.00326", "0.00328", "0.00329", "0.00331", "0.00333");
            assertThat(plan.validUntil()).isEqualTo(signal.signalAt().plusSeconds(60));
            assertThat(decided.planHash()).isEqualTo(PlanHash.of(plan));
            assertThat(held(trader)).isEqualByComparingTo(plan.reserved());
            assertThat(decided.checks())
                    .extracting(RuleCheckV1::rule)
                    .contains("MAX_POSITION_SIZE", "MAX_LEVERAGE", "POSITION_LIMIT");
            assertThat(decided.checks()).allMatch(RuleCheckV1::passed);
        }

        @Test
        void ofAStrategyThatWantsLessIsPlannedWithItsShareOfTheCapital() {
            Trader trader =
                    Trader.withAnAccount().capital("FIXED_QUOTE", "1000").sizeFactor("0.35");

            PlanDecidedV1 decided = trader.sends(trader.entry(100));

            assertThat(decided.outcome()).isEqualTo("APPROVED");
            assertThat(decided.plan().reserved()).isLessThanOrEqualTo(new BigDecimal("351"));
            RuleCheckV1 check = decided.checks().stream()
                    .filter(each -> each.rule().equals("SIZE_FACTOR"))
                    .findFirst()
                    .orElseThrow();
            assertThat(check.detail())
                    .isEqualTo("the signal asks for 0.35 of the capital 1000 USDT, which is 350 USDT");
        }

        @Test
        void continuesTheStoryOfItsSignal() {
            Trader trader = Trader.withAnAccount();
            SignalAcceptedV1 signal = trader.entry(100);
            EventEnvelope accepted =
                    Facts.from("strategy").tell(EventTypes.SIGNAL_ACCEPTED, trader.user, signal.signalId(), 1, signal);

            EventEnvelope decided =
                    Facts.told(trader.user, EventTypes.PLAN_DECIDED).getLast();

            assertThat(decided.correlationId()).isEqualTo(accepted.correlationId());
            assertThat(decided.causationId()).isEqualTo(accepted.id().toString());
        }

        @Test
        void atMarketHasItsMarketablePriceFixedHere() {
            Trader trader = Trader.withAnAccount().atMarket();

            PlanLegV1 first = trader.planOf(trader.signal(Classification.ENTRY, Trader.BTC, 3600, 100, Side.LONG, null))
                    .legs()
                    .getFirst();

            assertThat(first.orderType()).isEqualTo("MARKETABLE_LIMIT");
            assertThat(first.price()).isEqualByComparingTo("61359.84");
        }

        @Test
        void toldTwiceIsDecidedOnce() {
            Trader trader = Trader.withAnAccount();
            SignalAcceptedV1 signal = trader.entry(100);
            EventEnvelope accepted =
                    Facts.from("strategy").next(EventTypes.SIGNAL_ACCEPTED, trader.user, signal.signalId(), 1, signal);

            Facts.from("strategy").deliver(accepted);
            Facts.from("strategy").deliver(accepted); // the cursor
            tx.run(trader.user, sql -> decide.handle(sql, accepted)); // and the decision itself

            assertThat(trader.decisions(signal)).hasSize(1);
        }

        @Test
        void ofTheSameCandleIsADuplicateAndAnOlderOneOutOfOrder() {
            Trader trader = Trader.withAnAccount();
            trader.planOf(trader.entry(100));

            PlanDecidedV1 same = trader.sends(trader.entry(100));
            PlanDecidedV1 older = trader.sends(trader.entry(99));

            assertThat(same.outcome()).isEqualTo("IGNORED");
            assertThat(same.code()).isEqualTo("DUPLICATE");
            assertThat(older.code()).isEqualTo("OUT_OF_ORDER");
        }

        @Test
        void ofANewerCandleIsAPyramidOfTheGroupWithTheGroupsConfiguration() {
            Trader trader = Trader.withAnAccount();
            PlanV1 first = trader.planOf(trader.entry(100));
            trader.editsTheConfiguration();

            PlanDecidedV1 second = trader.sends(trader.entry(101));

            assertThat(second.kind()).isEqualTo("PYRAMID");
            assertThat(second.plan().groupId()).isEqualTo(first.groupId());
            assertThat(second.plan().pyramidIndex()).isEqualTo(1);
            assertThat(second.plan().configuration().version()).isEqualTo(1);
        }

        @Test
        void beyondTheMaximumOfPyramidsIsIgnored() {
            Trader trader = Trader.withAnAccount().maxPyramids(2);
            trader.planOf(trader.entry(100));
            trader.planOf(trader.entry(101));

            PlanDecidedV1 third = trader.sends(trader.entry(102));

            assertThat(third.outcome()).isEqualTo("IGNORED");
            assertThat(third.code()).isEqualTo("MAX_PYRAMIDS");
        }

        @Test
        void findsTheSixthSlotTaken() {
            Trader trader = Trader.withAnAccount();
            for (int timeframe = 1; timeframe <= 5; timeframe++) {
                trader.planOf(
                        trader.signal(Classification.ENTRY, Trader.BTC, timeframe * 60, 100, Side.LONG, "61237.37"));
            }

            PlanDecidedV1 sixth = trader.sends(trader.entry(100));

            assertThat(sixth.outcome()).isEqualTo("REJECTED");
            assertThat(sixth.code()).isEqualTo("POOL_FULL");
            assertThat(sixth.breaches()).extracting(BreachV1::actual).containsExactly("6 groups");
        }

        @Test
        void isShrunkToTheFreePartOfTheSymbolsLimit() {
            Trader trader = Trader.withAnAccount().capital("FIXED_QUOTE", "15000");
            trader.planOf(trader.entry(100));

            PlanV1 second =
                    trader.planOf(trader.signal(Classification.ENTRY, Trader.BTC, 60, 100, Side.LONG, "61237.37"));

            // 20 % of 100,000 is 20,000; the first took a little less than 15,000
            assertThat(total(second)).isBetween(new BigDecimal("4990"), new BigDecimal("5010"));
        }

        @Test
        void ofAShortIsRefused() {
            Trader trader = Trader.withAnAccount();

            PlanDecidedV1 decided =
                    trader.sends(trader.signal(Classification.ENTRY, Trader.BTC, 3600, 100, Side.SHORT, "61237.37"));

            assertThat(decided.code()).isEqualTo("SHORT_NOT_SUPPORTED");
        }

        @Test
        void moreThanFivePercentFromTheQuoteIsAMistake() {
            Trader trader = Trader.withAnAccount();

            PlanDecidedV1 decided =
                    trader.sends(trader.signal(Classification.ENTRY, Trader.BTC, 3600, 100, Side.LONG, "6123.74"));

            assertThat(decided.code()).isEqualTo("PRICE_BAND");
        }
    }

    @Nested
    class R12FailClosed {
        @Test
        void r12AStaleQuoteClosesTheGateAfterAShortWait() {
            Trader trader = Trader.withAnAccount();
            clock.advance(Duration.ofSeconds(31));
            SignalAcceptedV1 signal = trader.entry(100);

            assertThat(trader.sends(signal)).as("it waits for a quote first").isNull();
            clock.advance(Duration.ofSeconds(5));
            lookAgain.run();

            assertThat(trader.lastDecision(signal).code()).isEqualTo("STALE_QUOTE");
        }

        @Test
        void r12AQuoteThatComesInTimeOpensIt() {
            Trader trader = Trader.withAnAccount();
            clock.advance(Duration.ofSeconds(31));
            SignalAcceptedV1 signal = trader.entry(100);
            trader.sends(signal);

            clock.advance(Duration.ofSeconds(2));
            trader.quote(Trader.BTC, "61237.36", "61237.37");
            lookAgain.run();

            assertThat(trader.lastDecision(signal).outcome()).isEqualTo("APPROVED");
        }

        @Test
        void r12WithoutMetadataTheSignalIsHeldAndThenRejectedNeverGuessed() {
            Trader trader = Trader.withAnAccount().quote("SOL/USDT", "139.99", "140.00");
            SignalAcceptedV1 signal = trader.signal(Classification.ENTRY, "SOL/USDT", 3600, 100, Side.LONG, "140");

            PlanDecidedV1 waiting = trader.sends(signal);
            assertThat(waiting.outcome()).isEqualTo("QUEUED");
            assertThat(waiting.code()).isEqualTo("NO_METADATA");
            clock.advance(Duration.ofSeconds(30));
            lookAgain.run();
            assertThat(trader.decisions(signal)).hasSize(1);
            clock.advance(Duration.ofSeconds(30));
            lookAgain.run();

            assertThat(trader.lastDecision(signal).outcome()).isEqualTo("REJECTED");
            assertThat(trader.lastDecision(signal).breaches())
                    .extracting(BreachV1::code)
                    .contains("NO_METADATA");
        }

        @Test
        void r12MetadataThatComesInTimeLetsTheHeldSignalThrough() {
            Trader trader = Trader.withAnAccount().quote("XRP/USDT", "1.99", "2.00");
            SignalAcceptedV1 signal = trader.signal(Classification.ENTRY, "XRP/USDT", 3600, 100, Side.LONG, "2");
            trader.sends(signal);

            trader.instrument("XRP/USDT");
            clock.advance(Duration.ofSeconds(3));
            lookAgain.run();

            assertThat(trader.lastDecision(signal).outcome()).isEqualTo("APPROVED");
        }

        @Test
        void r12MetadataOfYesterdayIsNone() {
            Trader trader = Trader.withAnAccount();
            clock.advance(Duration.ofHours(25));
            trader.quote(Trader.BTC, "61237.36", "61237.37");

            assertThat(trader.sends(trader.entry(100)).code()).isEqualTo("NO_METADATA");
            trader.instrument(Trader.BTC);
        }

        @Test
        void r12AStaleEquityClosesTheGateOnlyWhileSomethingIsHeld() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            trader.executes(plan, 0, "0.00326", "61237.37", "99800");
            trader.valued("99800", "199.6");
            clock.advance(Duration.ofSeconds(31));
            trader.quote(Trader.BTC, "61237.36", "61237.37");
            SignalAcceptedV1 signal = trader.entry(101);
            trader.sends(signal);

            clock.advance(Duration.ofSeconds(6));
            lookAgain.run();

            assertThat(trader.lastDecision(signal).code()).isEqualTo("STALE_EQUITY");
        }

        @Test
        void r12ASignalOfAnUnknownAccountIsRejectedAfterAShortWait() {
            Trader trader = Trader.withoutAccount();
            SignalAcceptedV1 signal = trader.entry(100);

            assertThat(trader.sends(signal)).isNull();
            clock.advance(Duration.ofSeconds(5));
            lookAgain.run();

            assertThat(trader.lastDecision(signal).code()).isEqualTo("NO_ACCOUNT");
        }

        @Test
        void r12AnOldSignalIsExpired() {
            Trader trader = Trader.withAnAccount();
            SignalAcceptedV1 signal = trader.entry(100);
            clock.advance(Duration.ofSeconds(61));
            trader.quote(Trader.BTC, "61237.36", "61237.37");

            assertThat(trader.sends(signal).code()).isEqualTo("DECISION_EXPIRED");
        }

        @Test
        void r12ExitsPassWhateverIsStale() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            clock.advance(Duration.ofDays(2));

            PlanDecidedV1 exit =
                    trader.sends(trader.signal(Classification.EXIT, Trader.BTC, 3600, 101, Side.LONG, null));

            assertThat(exit.outcome()).isEqualTo("APPROVED");
            assertThat(exit.exit().groupId()).isEqualTo(plan.groupId());
            assertThat(exit.exit().kind()).isEqualTo("EXIT");
        }
    }

    @Nested
    class AWayOut {
        @Test
        void withoutAGroupIsStillPassedOn() {
            Trader trader = Trader.withAnAccount();

            PlanDecidedV1 exit =
                    trader.sends(trader.signal(Classification.EXIT, Trader.BTC, 3600, 101, Side.LONG, null));

            assertThat(exit.outcome()).isEqualTo("APPROVED");
            assertThat(exit.exit().groupId()).isNull();
        }

        @Test
        void byHalfIsTheDefaultOfAReduce() {
            Trader trader = Trader.withAnAccount();
            trader.planOf(trader.entry(100));

            PlanDecidedV1 reduce =
                    trader.sends(trader.signal(Classification.REDUCE, Trader.BTC, 3600, 101, Side.LONG, null));

            assertThat(reduce.exit().kind()).isEqualTo("REDUCE");
            assertThat(reduce.exit().reducePercent()).isEqualByComparingTo("50");
        }

        @Test
        void thatWasApprovedClosesTheGroupForEntriesUntilItEnds() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            trader.sends(trader.signal(Classification.EXIT, Trader.BTC, 3600, 101, Side.LONG, null));

            assertThat(trader.sends(trader.entry(101)).code()).isEqualTo("CLOSING");
            trader.groupMoves(plan, "WAITING", "CLOSING");
            assertThat(trader.sends(trader.entry(101)).code()).isEqualTo("CLOSING");
            trader.groupMoves(plan, "CLOSING", "CLOSED");

            PlanV1 fresh = trader.planOf(trader.entry(101));
            assertThat(fresh.groupId()).isNotEqualTo(plan.groupId());
            assertThat(fresh.pyramidIndex()).isZero();
        }

        @Test
        void thatTheBrokerRefusedOpensTheGroupForEntriesAgain() {
            Trader trader = Trader.withAnAccount();
            trader.planOf(trader.entry(100));
            PlanDecidedV1 exit =
                    trader.sends(trader.signal(Classification.EXIT, Trader.BTC, 3600, 101, Side.LONG, null));
            trader.refuses(exit, "NO_GROUP");

            assertThat(trader.sends(trader.entry(101)).outcome()).isEqualTo("APPROVED");
        }

        @Test
        void endsTheWaitOfAHeldEntry() {
            Trader trader = Trader.withAnAccount().quote("ADA/USDT", "0.99", "1.00");
            SignalAcceptedV1 entry = trader.signal(Classification.ENTRY, "ADA/USDT", 3600, 100, Side.LONG, "1");
            trader.sends(entry);

            trader.sends(trader.signal(Classification.EXIT, "ADA/USDT", 3600, 101, Side.LONG, null));

            assertThat(trader.lastDecision(entry).outcome()).isEqualTo("IGNORED");
            assertThat(trader.lastDecision(entry).code()).isEqualTo("CANCELLED");
        }
    }

    @Nested
    class AReverse {
        @Test
        void exitsFirstAndEntersWhenTheGroupHasEnded() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            SignalAcceptedV1 reverse =
                    trader.signal(Classification.REVERSE, Trader.BTC, 3600, 101, Side.LONG, "61237.37");

            PlanDecidedV1 exit = trader.sends(reverse);
            assertThat(exit.kind()).isEqualTo("REVERSE");
            assertThat(exit.exit().groupId()).isEqualTo(plan.groupId());
            assertThat(trader.decisions(reverse)).as("never both in flight").hasSize(1);
            trader.groupMoves(plan, "WAITING", "CLOSING");
            assertThat(trader.decisions(reverse)).hasSize(1);
            trader.groupMoves(plan, "CLOSING", "CLOSED");

            PlanDecidedV1 entry = trader.lastDecision(reverse);
            assertThat(entry.kind()).isEqualTo("ENTRY");
            assertThat(entry.plan().groupId()).isNotEqualTo(plan.groupId());
        }

        @Test
        void givesItsEntryUpAfterAMinute() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            SignalAcceptedV1 reverse =
                    trader.signal(Classification.REVERSE, Trader.BTC, 3600, 101, Side.LONG, "61237.37");
            trader.sends(reverse);

            clock.advance(Duration.ofSeconds(60));
            lookAgain.run();
            trader.groupMoves(plan, "CLOSING", "CLOSED");

            assertThat(trader.lastDecision(reverse).code()).isEqualTo("REVERSE_EXPIRED");
            assertThat(trader.decisions(reverse)).hasSize(2);
        }

        @Test
        void ofNothingIsAnEntry() {
            Trader trader = Trader.withAnAccount();

            PlanDecidedV1 decided =
                    trader.sends(trader.signal(Classification.REVERSE, Trader.BTC, 3600, 101, Side.LONG, "61237.37"));

            assertThat(decided.kind()).isEqualTo("ENTRY");
            assertThat(decided.outcome()).isEqualTo("APPROVED");
        }

        @Test
        void toAShortStillClosesTheLong() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            SignalAcceptedV1 reverse =
                    trader.signal(Classification.REVERSE, Trader.BTC, 3600, 101, Side.SHORT, "61237.37");
            trader.sends(reverse);

            trader.groupMoves(plan, "WAITING", "CLOSED");

            assertThat(trader.lastDecision(reverse).code()).isEqualTo("SHORT_NOT_SUPPORTED");
        }
    }

    @Nested
    class TheLedger {
        @Test
        void convertsWhatAnExecutionTookAndCountsItAsFilled() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            BigDecimal first = plan.legs().getFirst().reserved();

            trader.executes(plan, 0, "0.00163", "61237.37", "99900.08");
            BigDecimal half = first.divide(new BigDecimal(2), 8, RoundingMode.UP);
            assertThat(held(trader))
                    .isEqualByComparingTo(plan.reserved().subtract(first).add(half));
            trader.executes(plan, 0, "0.00163", "61237.37", "99800.17");

            assertThat(held(trader)).isEqualByComparingTo(plan.reserved().subtract(first));
            assertThat(quantity(trader, plan)).isEqualByComparingTo("0.00326");
        }

        @Test
        void anExecutionToldTwiceChangesNothing() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            EventEnvelope execution = trader.executes(plan, 0, "0.00163", "61237.37", "99900.08");
            BigDecimal before = held(trader);

            Facts.from("broker").deliver(execution);

            assertThat(held(trader)).isEqualByComparingTo(before);
            assertThat(quantity(trader, plan)).isEqualByComparingTo("0.00163");
        }

        @Test
        void releasesALegWhoseOrderEnded() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            PlanLegV1 last = plan.legs().getLast();

            trader.orderEnds(plan, last, "CANCELLED");

            assertThat(held(trader)).isEqualByComparingTo(plan.reserved().subtract(last.reserved()));
        }

        @Test
        void releasesEverythingOfAPlanTheBrokerRefusedAndItsSlot() {
            Trader trader = Trader.withAnAccount();
            PlanDecidedV1 decided = trader.sends(trader.entry(100));

            trader.refuses(decided, "KILL_SWITCH");

            assertThat(held(trader)).isZero();
            PlanV1 again = trader.planOf(trader.entry(100));
            assertThat(again.groupId()).isNotEqualTo(decided.plan().groupId());
        }

        @Test
        void givesARefusedPyramidsPlaceBack() {
            Trader trader = Trader.withAnAccount();
            PlanV1 first = trader.planOf(trader.entry(100));
            PlanDecidedV1 pyramid = trader.sends(trader.entry(101));
            trader.refuses(pyramid, "DECISION_EXPIRED");

            PlanDecidedV1 again = trader.sends(trader.entry(101));

            assertThat(again.plan().pyramidIndex()).isEqualTo(1);
            assertThat(held(trader))
                    .isEqualByComparingTo(first.reserved().add(again.plan().reserved()));
            trader.orderEnds(again.plan(), again.plan().legs().getFirst(), "REJECTED");
            assertThat(held(trader))
                    .as("the evidence counts for the plan that was taken")
                    .isEqualByComparingTo(first.reserved()
                            .add(again.plan().reserved())
                            .subtract(again.plan().legs().getFirst().reserved()));
        }

        @Test
        void keepsTheSlotUntilTheGroupEndsAndThenFreesAll() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));
            for (int timeframe = 1; timeframe <= 4; timeframe++) {
                trader.planOf(trader.signal(Classification.ENTRY, Trader.ETH, timeframe * 60, 100, Side.LONG, "3000"));
            }
            SignalAcceptedV1 sixth = trader.signal(Classification.ENTRY, Trader.ETH, 3600, 100, Side.LONG, "3000");
            assertThat(trader.sends(sixth).code()).isEqualTo("POOL_FULL");

            trader.groupMoves(plan, "WAITING", "FAILED");

            assertThat(trader.planOf(trader.signal(Classification.ENTRY, Trader.ETH, 7200, 100, Side.LONG, "3000")))
                    .isNotNull();
        }

        @Test
        void timeAloneFreesNothing() {
            Trader trader = Trader.withAnAccount();
            PlanV1 plan = trader.planOf(trader.entry(100));

            clock.advance(Duration.ofDays(30));
            lookAgain.run();

            assertThat(held(trader)).isEqualByComparingTo(plan.reserved());
        }

        @Test
        void countsWhatIsSoldAsFreeAgain() {
            Trader trader = Trader.withAnAccount().capital("FIXED_QUOTE", "20000");
            PlanV1 plan = trader.planOf(trader.entry(100));
            PlanLegV1 leg = plan.legs().getFirst();
            trader.executes(plan, 0, leg.quantity().toPlainString(), leg.price().toPlainString(), "96000");
            trader.valued("96000", "4000");

            trader.sells(plan, 0, leg.quantity().toPlainString(), "61849.75", "100040");

            assertThat(quantity(trader, plan)).isZero();
        }
    }

    private BigDecimal held(Trader trader) {
        return tx.as(
                trader.user,
                sql -> sql.one(
                        "select coalesce(sum(held), 0) as held from reservation where state = 'HELD'",
                        row -> row.decimal("held")));
    }

    private BigDecimal quantity(Trader trader, PlanV1 plan) {
        return tx.as(
                trader.user,
                sql -> sql.one(
                        "select quantity from risk_group where group_id = $1",
                        row -> row.decimal("quantity"),
                        plan.groupId()));
    }

    private static BigDecimal total(PlanV1 plan) {
        return plan.legs().stream().map(PlanLegV1::notional).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
