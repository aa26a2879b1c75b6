package dev.tradewind.strategy.strategies.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.events.SignalRefusedV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.strategies.StrategyState;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.kit.jobs.Lease;
import dev.tradewind.kit.jobs.Leases;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.marketdata.CandleKey;
import dev.tradewind.strategy.testing.FedCandles;
import dev.tradewind.strategy.testing.Market;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class LiveRunnerTest {
    private static final long START = 1_700_000_100;
    private static final int QUARTER = 900;
    private static final String ALL = "/api/v1/strategies/";

    @Inject
    LiveRunner runner;

    @Inject
    FedCandles candles;

    @Inject
    Runs runs;

    @Inject
    StrategyTypes types;

    @Inject
    HandOut handOut;

    @Inject
    LiveConfig config;

    @Inject
    TenantTx tx;

    @Inject
    InstantSource clock;

    private Trader trader;
    private CandleKey key;
    private long next;

    @BeforeEach
    void aTraderAndAMarketWithSomeHistory() {
        trader = Trader.registered();
        key = new CandleKey("PAPER", Market.freshSymbol(), CandleTimeframe.FIFTEEN_MINUTES);
        next = START;
        for (int i = 0; i < 5; i++) {
            unheard(100, 10);
        }
    }

    @Nested
    class AClosedCandle {
        @Test
        void thatGivesASignalPutsItOnItsWayWithItsExplanation() {
            String id = enable(trader, Map.of("share", "0.3"));
            closes(100);

            closes(111);

            assertThat(accepted(trader)).hasSize(1);
            SignalAcceptedV1 signal = accepted(trader).getFirst();
            assertThat(signal.strategyId()).isEqualTo(UUID.fromString(id));
            assertThat(signal.hookId()).isEqualTo(signal.strategyId());
            assertThat(signal.accountId()).isEqualTo(trader.account());
            assertThat(signal.symbol()).isEqualTo(key.symbol());
            assertThat(signal.classification()).isEqualTo(Classification.ENTRY);
            assertThat(signal.side()).isEqualTo(Side.LONG);
            assertThat(signal.sizeFactor()).isEqualByComparingTo("0.3");
            assertThat(signal.entryPrice()).isNull();
            assertThat(signal.closePrice()).isEqualByComparingTo("111");
            assertThat(signal.candleId()).isEqualTo((next - QUARTER) / QUARTER);
            assertThat(signal.configuration().name()).isEqualTo("Calm grid");
            assertThat(signal.payload()).contains("close 111 crossed above 110");
        }

        @Test
        void standsInTheListAndItsStoryIsTold() {
            String id = enable(trader, Map.of());
            closes(111);

            Response list = trader.calls().get("/api/v1/signals");
            list.then()
                    .body("total", equalTo(1))
                    .body("items[0].strategyId", equalTo(id))
                    .body("items[0].hookName", equalTo("Level of " + key.symbol()))
                    .body("items[0].classification", equalTo("ENTRY"));
            trader.calls()
                    .get("/api/v1/signals/" + list.jsonPath().getString("items[0].id") + "/trace")
                    .then()
                    .body("steps[0].title", equalTo("Received from strategy Level of " + key.symbol()))
                    .body("steps[0].figures.close", equalTo("111"))
                    .body("steps.find { it.step == 'EXPLAINED' }.text", equalTo("close 111 crossed above 110"))
                    .body("steps.find { it.step == 'FILTERED' }.passed", equalTo(true))
                    .body("steps.find { it.step == 'CLASSIFIED' }.title", equalTo("Understood as new entry"));
            trader.calls()
                    .get(ALL + id)
                    .then()
                    .body("state", equalTo("RUNNING"))
                    .body("barsSeen", equalTo(6))
                    .body("signals", equalTo(1))
                    .body("lastSignal.text", equalTo("close 111 crossed above 110"))
                    .body("lastBarAt", equalTo(Instant.ofEpochSecond(next).toString()))
                    .body("lastBarReceivedAt", notNullValue());
        }

        @Test
        void heardTwiceCountsOnce() {
            enable(trader, Map.of());
            BarSeries bar = unheard(111, 10);

            heard(bar, Duration.ZERO);
            heard(bar, Duration.ZERO);

            assertThat(accepted(trader)).hasSize(1);
        }

        @Test
        void givesTheExitAfterTheEntry() {
            enable(trader, Map.of());
            closes(111);
            closes(105);
            closes(89);

            assertThat(accepted(trader))
                    .extracting(SignalAcceptedV1::classification)
                    .containsExactly(Classification.ENTRY, Classification.EXIT);
        }

        @Test
        void heldBackByAFilterIsStoredAsRefusedWithItsNumbers() {
            enable(trader, Map.of());
            closes(111, 0);

            assertThat(accepted(trader)).isEmpty();
            SignalRefusedV1 refused = refused(trader).getFirst();
            assertThat(refused.code()).isEqualTo("VOLUME_TOO_LOW");
            assertThat(refused.detail()).contains("volume 0 is not above 0");
            assertThat(refused.strategyId()).isNotNull();
            trader.calls()
                    .get("/api/v1/signals/" + refused.signalId() + "/trace")
                    .then()
                    .body("signal.outcome", equalTo("REFUSED"))
                    .body("steps.find { it.step == 'FILTERED' }.passed", equalTo(false))
                    .body("steps.find { it.step == 'FILTERED' }.text", equalTo("volume 0 is not above 0"));
        }

        @Test
        void thatClosedLongBeforeItWasHeardOpensNothing() {
            enable(trader, Map.of());

            heard(unheard(111, 10), Duration.ofSeconds(61));

            assertThat(accepted(trader)).isEmpty();
            assertThat(refused(trader).getFirst().code()).isEqualTo("STALE");
            assertThat(refused(trader).getFirst().detail()).contains("closed 61 seconds ago, at most 60");
        }

        @Test
        void doesNothingForAUserWhoMayOnlyLookButStillLeaves() {
            enable(trader, Map.of());
            trader.becomes("viewer", true);
            closes(111);
            closes(89);

            assertThat(refused(trader).getFirst().code()).isEqualTo("ROLE_TOO_LOW");
            assertThat(accepted(trader))
                    .extracting(SignalAcceptedV1::classification)
                    .containsExactly(Classification.EXIT);
        }
    }

    @Nested
    class SeveralUsers {
        @Test
        void whoWantTheSameAreServedByOneComputation() {
            Trader other = Trader.registered();
            String own = enable(trader, Map.of());
            String others = enable(other, Map.of());

            closes(111);

            assertThat(stored()).hasSize(1);
            assertThat(accepted(trader))
                    .extracting(SignalAcceptedV1::strategyId)
                    .containsExactly(UUID.fromString(own));
            assertThat(accepted(other))
                    .extracting(SignalAcceptedV1::strategyId)
                    .containsExactly(UUID.fromString(others));
            UUID foreign = accepted(other).getFirst().signalId();
            trader.calls().get("/api/v1/signals/" + foreign).then().statusCode(404);
            trader.calls().get(ALL + others).then().statusCode(404);
        }

        @Test
        void withOtherValuesAreServedByAnother() {
            Trader other = Trader.registered();
            enable(trader, Map.of());
            enable(other, Map.of("enterAbove", "120"));

            closes(111);

            assertThat(stored()).hasSize(2);
            assertThat(accepted(trader)).hasSize(1);
            assertThat(accepted(other)).isEmpty();
        }

        @Test
        void areNotHarmedByAStrategyThatFails() {
            Trader other = Trader.registered();
            String broken = enable(trader, Map.of());
            closes(901);
            enable(other, Map.of("enterAbove", "200"));

            closes(201);

            trader.calls()
                    .get(ALL + broken)
                    .then()
                    .body("state", equalTo("FAILED"))
                    .body("stateText", containsString("this price breaks the strategy"));
            assertThat(accepted(other)).hasSize(1);
        }
    }

    @Nested
    class ARestart {
        @Test
        void betweenTwoUsersGivesEachOneSignal() {
            Trader second = Trader.registered();
            enable(trader, Map.of());
            StoredRun before = stored().values().iterator().next();
            long opensAt = next;
            closes(111);
            // what a process leaves that dies when the first user has the signal; the second did not get it yet
            tx.runSystem(
                    "test", sql -> runs.save(sql, key, before.handingOut(opensAt, clock.instant()), clock.instant()));

            enable(second, Map.of());

            assertThat(accepted(trader)).hasSize(1);
            assertThat(accepted(second)).hasSize(1);
            assertThat(stored().values().iterator().next().signalOpensAt()).isNull();
        }

        @Test
        void afterADowntimeTakesTheMissedExitAndLeavesTheMissedEntry() {
            enable(trader, Map.of());
            closes(111);
            unheard(89, 10);
            unheard(112, 10);

            closes(112);

            assertThat(accepted(trader))
                    .extracting(SignalAcceptedV1::classification)
                    .containsExactly(Classification.ENTRY, Classification.EXIT);
            assertThat(refused(trader).getFirst().code()).isEqualTo("STALE");
            assertThat(refused(trader).getFirst().detail()).contains("closed 900 seconds ago");
        }

        @Test
        void withAStateThatDoesNotFitBeginsAnew() {
            enable(trader, Map.of());
            StoredRun stored = stored().values().iterator().next();
            var foreign = new StoredRun(
                    stored.runKey(),
                    stored.warmUpBars(),
                    stored.barsSeen(),
                    stored.historyBars(),
                    stored.lastOpensAt(),
                    new StrategyState(List.of(1.0)),
                    null,
                    null);
            tx.runSystem("test", sql -> runs.save(sql, key, foreign, clock.instant()));

            closes(111);

            assertThat(accepted(trader)).hasSize(1);
        }

        @Test
        void isNotNeededForTwoReplicasThatHearTheSameToGiveEachSignalOnce() throws Exception {
            enable(trader, Map.of());
            var other =
                    new LiveRunner(tx, new Leases(tx, UUID.randomUUID()), runs, types, candles, handOut, config, clock);

            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 10; i++) {
                    var candle = new HeardCandle(
                            key, unheard(i % 2 == 0 ? 111 : 89, 10), clock.instant(), Duration.ZERO, Double.NaN);
                    Future<?> here = both.submit(() -> runner.closed(candle));
                    Future<?> there = both.submit(() -> other.closed(candle));
                    here.get();
                    there.get();
                }
            }

            assertThat(accepted(trader))
                    .extracting(SignalAcceptedV1::classification)
                    .hasSize(10)
                    .startsWith(Classification.ENTRY, Classification.EXIT, Classification.ENTRY);
        }

        @Test
        void ofAnotherReplicaIsWaitedForAndThenMadeUpFor() {
            enable(trader, Map.of());
            tx.runSystem(
                    "test",
                    sql -> sql.update(
                            "update lease set until = clock_timestamp() where name = $1", LiveRunner.leaseName(key)));
            var others = new Leases(tx, UUID.randomUUID());
            Lease held = others.acquire(LiveRunner.leaseName(key), Duration.ofSeconds(15))
                    .orElseThrow();
            closes(111);
            assertThat(accepted(trader)).isEmpty();

            others.release(held);
            closes(89);

            assertThat(refused(trader).getFirst().code()).isEqualTo("STALE");
            assertThat(accepted(trader))
                    .extracting(SignalAcceptedV1::classification)
                    .containsExactly(Classification.EXIT);
        }
    }

    @Nested
    class AStrategy {
        @Test
        void thatIsSwitchedOffGivesNothingAndItsComputationIsForgotten() {
            String id = enable(trader, Map.of());
            trader.calls().post(ALL + id + "/disable").then().statusCode(200);

            closes(111);

            assertThat(accepted(trader)).isEmpty();
            assertThat(stored()).isEmpty();
            trader.calls().get(ALL + id).then().body("state", equalTo("DISABLED"));
        }

        @Test
        void withTooLittleHistorySaysHowFarItIs() {
            String id = enable(trader, Map.of("warmUp", "8"));

            trader.calls()
                    .get(ALL + id)
                    .then()
                    .body("state", equalTo("WARMING_UP"))
                    .body("barsSeen", equalTo(5))
                    .body("warmUpBars", equalTo(8))
                    .body("stateText", containsString("5 of the 8 candles"))
                    .body("lastSignal", nullValue());
            closes(111);
            assertThat(accepted(trader)).isEmpty();
        }

        @Test
        void isWarmedUpByCandlesThatJoinWithoutAGapOnly() {
            next += 2 * QUARTER;
            for (int i = 0; i < 3; i++) {
                unheard(100, 10);
            }

            String id = enable(trader, Map.of("warmUp", "8"));

            trader.calls()
                    .get(ALL + id)
                    .then()
                    .body("state", equalTo("WARMING_UP"))
                    .body("barsSeen", equalTo(3))
                    .body("stateText", containsString("3 of the 8 candles"))
                    .body("stateText", containsString("5 are missing"))
                    .body("stateText", containsString("gave 3 of them"));
        }

        @Test
        void withoutHistorySaysThatThereWasNone() {
            key = new CandleKey("PAPER", Market.freshSymbol(), CandleTimeframe.FIFTEEN_MINUTES);
            String id = enable(trader, Map.of("warmUp", "8"));
            closes(100);

            trader.calls()
                    .get(ALL + id)
                    .then()
                    .body("barsSeen", equalTo(1))
                    .body("stateText", containsString("7 are missing"))
                    .body("stateText", containsString("no stored history that joins"));
        }

        @Test
        void thatIsWarmingUpTakesHistoryThatComesLaterAndEachCandleOnce() {
            String id = enable(trader, Map.of("warmUp", "8"));
            closes(100);
            for (int i = 1; i <= 4; i++) {
                candles.earlier(key, START - i * QUARTER, 100, 10);
            }

            closes(100);

            trader.calls()
                    .get(ALL + id)
                    .then()
                    .body("state", equalTo("RUNNING"))
                    .body("barsSeen", equalTo(11));
            closes(111);
            assertThat(accepted(trader)).hasSize(1);
            trader.calls().get(ALL + id).then().body("barsSeen", equalTo(12));
        }

        @Test
        void whoseConfigurationLostItsStopOpensNothing() {
            String id = enable(trader, Map.of());
            UUID configuration =
                    UUID.fromString(trader.calls().get(ALL + id).jsonPath().getString("configurationId"));
            tx.run(trader.user(), sql -> {
                sql.update("""
                        insert into dca_configuration_version (user_id, configuration_id, version, body, created_at)
                        select user_id, configuration_id, 2, body - 'stopLossPercent', created_at
                        from dca_configuration_version where user_id = $1 and configuration_id = $2""", trader.user(), configuration);
                sql.update(
                        "update dca_configuration set current_version = 2 where user_id = $1 and id = $2",
                        trader.user(),
                        configuration);
            });

            closes(111);

            assertThat(refused(trader).getFirst().code()).isEqualTo("STOP_REQUIRED");
        }
    }

    private String enable(Trader owner, Map<String, String> values) {
        String id = owner.strategy(key.symbol(), values);
        runner.catchUp(key);
        return id;
    }

    private void closes(long price) {
        closes(price, 10);
    }

    private void closes(long price, long volume) {
        heard(unheard(price, volume), Duration.ZERO);
    }

    private void heard(BarSeries bar, Duration lateBy) {
        runner.closed(new HeardCandle(key, bar, clock.instant(), lateBy, 1));
    }

    private BarSeries unheard(long price, long volume) {
        BarSeries bar = candles.close(key, next, price, volume);
        next += QUARTER;
        return bar;
    }

    private Map<String, StoredRun> stored() {
        return tx.system("test", sql -> runs.stored(sql, key));
    }

    private static List<SignalAcceptedV1> accepted(Trader owner) {
        return Facts.told(owner.user(), EventTypes.SIGNAL_ACCEPTED).stream()
                .map(fact -> fact.dataAs(SignalAcceptedV1.class))
                .toList();
    }

    private static List<SignalRefusedV1> refused(Trader owner) {
        return Facts.told(owner.user(), EventTypes.SIGNAL_REFUSED).stream()
                .map(fact -> fact.dataAs(SignalRefusedV1.class))
                .toList();
    }
}
