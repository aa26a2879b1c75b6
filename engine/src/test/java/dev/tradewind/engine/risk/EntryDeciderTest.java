package dev.tradewind.engine.risk;

import static dev.tradewind.engine.grid.ConfigurationFixture.aConfiguration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.GridLeg;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.sizing.LimitingRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EntryDeciderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Percent FEE = Percent.of("0.1");
    private final EntryDecider decider = new EntryDecider(GatePolicy.DEFAULT);

    @Nested
    class AnApprovedEntry {
        @Test
        void isTheGridOfExampleLWithEachLegReserved() {
            RiskDecision.Approved approved = approved(proposal(thousand()), account(), market("61237.36", "61237.37"));

            assertThat(approved.grid().total()).isEqualTo(usdt("998.4415663"));
            assertThat(approved.reservedPerLeg().getFirst()).isEqualTo(usdt("199.83346003")); // 199.6338262 · 1.001 up
            assertThat(approved.reserved()).isGreaterThan(approved.grid().total());
            assertThat(approved.checks()).allMatch(RuleCheck::passed);
            assertThat(approved.checks())
                    .extracting(RuleCheck::rule)
                    .contains(
                            "PLACE",
                            "SIDE",
                            "SIGNAL_AGE",
                            "EQUITY_AGE",
                            "METADATA",
                            "QUOTE_AGE",
                            "PRICE_BAND",
                            "PRECISION",
                            "MAX_POSITION_SIZE",
                            "MAX_LEVERAGE",
                            "MAX_HEAT",
                            "BUYING_POWER",
                            "POSITION_LIMIT");
        }

        @Test
        void withoutASignalPriceStartsFromTheAsk() {
            EntryProposal noPrice = new EntryProposal(
                    Side.LONG, new EntryPlace.NewGroup(), thousand(), null, null, null, NOW.minusSeconds(1));

            RiskDecision.Approved approved = approved(noPrice, account(), market("60199.99", "60200.00"));

            assertThat(approved.grid().basePrice()).isEqualTo(Price.of("60200"));
        }

        @Test
        void atMarketSendsLegZeroAtTheAskPlusSlippage() {
            EntryProposal market = proposal(
                    aConfiguration().atMarket().capital("FIXED_QUOTE", "1000").valid());

            RiskDecision.Approved approved = approved(market, account(), market("61237.36", "61237.37"));

            GridLeg first = approved.grid().legs().getFirst();
            assertThat(first.orderType()).isEqualTo(GridLeg.OrderType.MARKETABLE_LIMIT);
            assertThat(first.price()).isEqualTo(Price.of("61359.84")); // 61237.37 · 1.002 = 61359.84474, floored
            assertThat(approved.grid().legs().get(1).price()).isEqualTo(Price.of("60931.18"));
        }

        @Test
        void neverSlipsMoreThanOnePercentWhateverThePayloadSays() {
            DcaConfiguration atMarket =
                    aConfiguration().atMarket().capital("FIXED_QUOTE", "1000").valid();
            EntryProposal greedy = new EntryProposal(
                    Side.LONG, new EntryPlace.NewGroup(), atMarket, Price.of("61237.37"), null, Percent.of("50"), NOW);

            RiskDecision.Approved approved = approved(greedy, account(), market("61237.36", "61237.37"));

            assertThat(approved.grid().legs().getFirst().price()).isEqualTo(Price.of("61849.74"));
        }
    }

    @Nested
    class Caps {
        @Test
        void makeTheCapitalSmallerAndSizeAgain() {
            // 20 % of 10,000 with 1,500 committed leaves 500
            AccountState nearlyFull = account("10000", "9000", "1500", "1500", 1);

            RiskDecision.Approved approved = approved(proposal(thousand()), nearlyFull, market("61237.36", "61237.37"));

            assertThat(approved.capital().desired()).isEqualTo(usdt("1000"));
            assertThat(approved.capital().allowed()).isEqualTo(usdt("500"));
            assertThat(approved.capital().limitingRule()).isEqualTo(LimitingRule.MAX_POSITION);
            assertThat(approved.grid().total()).isLessThanOrEqualTo(usdt("500"));
            assertThat(check(approved, "MAX_POSITION_SIZE").action()).isEqualTo(RuleAction.REDUCE_SIZE);
            assertThat(check(approved, "MAX_POSITION_SIZE").passed()).isTrue();
        }

        @Test
        void applyToWhatTheSizeFactorLeaves() {
            RiskDecision.Approved approved =
                    approved(sized("0.7"), account("2500", "2500", "0", "0", 0), market("61237.36", "61237.37"));

            assertThat(approved.capital().desired()).isEqualTo(usdt("700"));
            assertThat(approved.capital().allowed()).isEqualTo(usdt("500"));
        }

        @Test
        void leaveBuyingPowerForTheFees() {
            AccountState poor = account("10000", "500", "0", "0", 0);

            RiskDecision.Approved approved = approved(proposal(thousand()), poor, market("61237.36", "61237.37"));

            assertThat(approved.capital().limitingRule()).isEqualTo(LimitingRule.BUYING_POWER);
            assertThat(approved.reserved()).isLessThanOrEqualTo(usdt("500"));
        }

        @Test
        void ofHeatCountTheLossAtTheStop() {
            DcaConfiguration stopped = aConfiguration()
                    .capital("FIXED_QUOTE", "1900")
                    .stop("5", "BASE")
                    .valid();
            AccountState hot =
                    new AccountState(usdt("10000"), NOW, false, usdt("9000"), usdt("0"), usdt("0"), usdt("560"), 1);

            RiskDecision.Approved approved = approved(proposal(stopped), hot, market("61237.36", "61237.37"));

            // 6 % of 10,000 less 560 leaves 40, and the grid loses 4.0355 % at its stop
            assertThat(approved.capital().limitingRule()).isEqualTo(LimitingRule.MAX_HEAT);
            assertThat(approved.heat()).isLessThanOrEqualTo(usdt("40")).isGreaterThan(usdt("39"));
        }
    }

    @Nested
    class ARejection {
        @Test
        void tellsEveryBreachNotOnlyTheFirst() {
            AccountState full = account("10000", "1", "2000", "5000", 5);

            RiskDecision.Rejected rejected = rejected(proposal(thousand()), full, market("61237.36", "61237.37"));

            assertThat(rejected.breaches())
                    .extracting(Breach::code)
                    .containsExactly(
                            "MAX_POSITION_SIZE", "MAX_LEVERAGE", "INSUFFICIENT_FUNDS", "POOL_FULL", "BELOW_MINIMUM");
        }

        @Test
        void forAFullPoolNamesItsNumbers() {
            RiskDecision.Rejected rejected = rejected(
                    proposal(thousand()), account("10000", "9000", "0", "0", 5), market("61237.36", "61237.37"));

            assertThat(rejected.code()).isEqualTo("POOL_FULL");
            assertThat(rejected.breaches().getFirst().limit()).isEqualTo("5 groups");
            assertThat(rejected.breaches().getFirst().actual()).isEqualTo("6 groups");
        }

        @Test
        void forTooLittleCapitalNamesTheLegsAndTheSmallestCapital() {
            DcaConfiguration tiny =
                    aConfiguration().capital("FIXED_QUOTE", "20").valid();

            RiskDecision.Rejected rejected = rejected(proposal(tiny), account(), market("61237.36", "61237.37"));

            assertThat(rejected.code()).isEqualTo("BELOW_MINIMUM");
            assertThat(rejected.breaches().getFirst().limit()).startsWith("smallest capital ");
            assertThat(rejected.breaches().getFirst().detail()).contains("leg 0", "leg 4", "BELOW_MIN_NOTIONAL");
        }

        @Test
        void namesEveryInputThatIsMissingOrStale() {
            EntryProposal old = new EntryProposal(
                    Side.SHORT, new EntryPlace.NewGroup(), thousand(), Price.of("1"), null, null, NOW.minusSeconds(61));
            AccountState staleAccount = new AccountState(
                    usdt("10000"), NOW.minusSeconds(31), false, usdt("1"), usdt("0"), usdt("0"), usdt("0"), 0);
            Quote staleQuote = new Quote(Price.of("61237.36"), Price.of("61237.37"), NOW.minusSeconds(31));

            RiskDecision.Rejected rejected = rejected(old, staleAccount, new MarketView(null, FEE, staleQuote));

            assertThat(rejected.breaches())
                    .extracting(Breach::code)
                    .containsExactly(
                            "SHORT_NOT_SUPPORTED",
                            "DECISION_EXPIRED",
                            "STALE_EQUITY",
                            "NO_METADATA",
                            "STALE_QUOTE",
                            "PRICE_BAND");
        }

        @Test
        void withoutAnyQuoteIsClosed() {
            assertThat(rejected(proposal(thousand()), account(), new MarketView(InstrumentFixture.bitcoin(), FEE, null))
                            .code())
                    .isEqualTo("STALE_QUOTE");
        }

        @Test
        void ofACrossedBookIsNoPrice() {
            assertThat(rejected(proposal(thousand()), account(), market("61237.38", "61237.37"))
                            .code())
                    .isEqualTo("STALE_QUOTE");
        }

        @Test
        void forMoreThanFivePercentFromTheQuote() {
            assertThat(rejected(proposal(thousand()), account(), market("58300", "58300.01"))
                            .code())
                    .isEqualTo("PRICE_BAND");
            assertThat(decide(proposal(thousand()), account(), market("58400", "58400.01")))
                    .isInstanceOf(RiskDecision.Approved.class);
        }

        @Test
        void ofAFlatAccountIsNeverForItsEquityAge() {
            AccountState flat = new AccountState(
                    usdt("10000"),
                    NOW.minus(Duration.ofDays(1)),
                    true,
                    usdt("10000"),
                    usdt("0"),
                    usdt("0"),
                    usdt("0"),
                    0);

            assertThat(decide(proposal(thousand()), flat, market("61237.36", "61237.37")))
                    .isInstanceOf(RiskDecision.Approved.class);
        }
    }

    @Nested
    class ThePlaceOfAnEntry {
        private final UUID id = new UUID(1, 2);

        @Test
        void isANewGroupWhenNothingIsOpen() {
            assertThat(EntryPlace.of(Side.LONG, 10, 5, List.of())).isEqualTo(new EntryPlace.NewGroup());
        }

        @Test
        void isAPyramidForANewerCandle() {
            OpenGroup group = group(false, 1, 9);

            assertThat(EntryPlace.of(Side.LONG, 10, 5, List.of(group))).isEqualTo(new EntryPlace.Pyramid(group, 1));
        }

        @Test
        void isNowhereForTheSameCandleAnOlderOneOrTooMany() {
            assertThat(code(EntryPlace.of(Side.LONG, 9, 5, List.of(group(false, 1, 9)))))
                    .isEqualTo("DUPLICATE");
            assertThat(code(EntryPlace.of(Side.LONG, 8, 5, List.of(group(false, 1, 9)))))
                    .isEqualTo("OUT_OF_ORDER");
            assertThat(code(EntryPlace.of(Side.LONG, 10, 2, List.of(group(false, 2, 9)))))
                    .isEqualTo("MAX_PYRAMIDS");
        }

        @Test
        void isRefusedWhileClosingOrWithTheOppositeSideOpen() {
            assertThat(code(EntryPlace.of(Side.LONG, 10, 5, List.of(group(true, 1, 9)))))
                    .isEqualTo("CLOSING");
            assertThat(code(EntryPlace.of(Side.SHORT, 10, 5, List.of(group(false, 1, 9)))))
                    .isEqualTo("OPPOSITE_OPEN");
        }

        @Test
        void ofAPyramidNeedsThePriceToBeBetterByTheGap() {
            DcaConfiguration gap = aConfiguration()
                    .capital("FIXED_QUOTE", "1000")
                    .pyramidGap("1")
                    .valid();
            EntryPlace pyramid = new EntryPlace.Pyramid(group(false, 1, 9), 1); // average 61,083.8068

            assertThat(rejected(entry(pyramid, gap, "60473"), account(), market("60472.99", "60473"))
                            .code())
                    .isEqualTo("PYRAMID_GAP");
            assertThat(decide(entry(pyramid, gap, "60472"), account(), market("60471.99", "60472")))
                    .isInstanceOf(RiskDecision.Approved.class);
        }

        @Test
        void ofAPyramidTakesNoSlot() {
            EntryPlace pyramid = new EntryPlace.Pyramid(group(false, 1, 9), 1);

            assertThat(decide(
                            entry(pyramid, thousand(), "60200"),
                            account("10000", "9000", "0", "0", 5),
                            market("60199.99", "60200")))
                    .isInstanceOf(RiskDecision.Approved.class);
        }

        private OpenGroup group(boolean isClosing, int pyramids, long candle) {
            return new OpenGroup(
                    id, Side.LONG, isClosing, pyramids, candle, Price.of("61237.37"), Price.of("61083.8068"));
        }

        private EntryProposal entry(EntryPlace place, DcaConfiguration configuration, String price) {
            return new EntryProposal(Side.LONG, place, configuration, Price.of(price), null, null, NOW);
        }

        private static String code(EntryPlace place) {
            return switch (place) {
                case EntryPlace.Ignored ignored -> ignored.code();
                case EntryPlace.Refused refused -> refused.code();
                case EntryPlace.NewGroup group -> "NEW_GROUP";
                case EntryPlace.Pyramid pyramid -> "PYRAMID";
            };
        }
    }

    @Nested
    class ASizeFactor {
        @Test
        void shrinksTheDesiredCapitalAndSaysSoWithItsNumbers() {
            RiskDecision.Approved approved = approved(sized("0.35"), account(), market("61237.36", "61237.37"));

            assertThat(approved.capital().desired()).isEqualTo(usdt("350"));
            assertThat(approved.capital().limitingRule()).isNull();
            assertThat(approved.grid().total()).isLessThanOrEqualTo(usdt("350"));
            RuleCheck check = check(approved, "SIZE_FACTOR");
            assertThat(check.passed()).isTrue();
            assertThat(check.action()).isEqualTo(RuleAction.REDUCE_SIZE);
            assertThat(check.limit()).isEqualTo("1000 USDT");
            assertThat(check.actual()).isEqualTo("350 USDT");
            assertThat(check.detail()).contains("0.35 of the capital 1000 USDT");
        }

        @Test
        void ofOneIsNotWorthALine() {
            RiskDecision.Approved approved = approved(sized("1"), account(), market("61237.36", "61237.37"));

            assertThat(approved.capital().desired()).isEqualTo(usdt("1000"));
            assertThat(approved.checks()).extracting(RuleCheck::rule).doesNotContain("SIZE_FACTOR");
        }

        @Test
        void outsideItsRangeIsABrokenInvariant() {
            assertThatThrownBy(() -> sized("0")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> sized("1.01")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void noApprovalEverBreaksALimit() {
        long seed = 4_711L;
        Random random = new Random(seed);
        int approvals = 0;
        for (int run = 0; run < 3_000; run++) {
            Money equity = usdt(String.valueOf(1_000 + random.nextInt(100_000)));
            Money inSymbol = equity.percent(Percent.of(String.valueOf(random.nextInt(25))));
            Money total = inSymbol.plus(equity.percent(Percent.of(String.valueOf(random.nextInt(40)))));
            AccountState account = new AccountState(
                    equity,
                    NOW,
                    false,
                    equity.percent(Percent.of(String.valueOf(random.nextInt(100)))),
                    inSymbol,
                    total,
                    equity.percent(Percent.of(String.valueOf(random.nextInt(8)))),
                    random.nextInt(7));
            DcaConfiguration configuration = aConfiguration()
                    .capital("PCT_EQUITY", String.valueOf(1 + random.nextInt(100)))
                    .stop(String.valueOf(3 + random.nextInt(10)), random.nextBoolean() ? "BASE" : "AVG")
                    .valid();
            RiskDecision decision = decide(proposal(configuration), account, market("61237.36", "61237.37"));
            String label = "seed " + seed + " run " + run;

            if (decision instanceof RiskDecision.Approved approved) {
                approvals++;
                Money notional = approved.grid().total();
                assertThat(inSymbol.plus(notional)).as(label).isLessThanOrEqualTo(equity.percent(Percent.of("20")));
                assertThat(total.plus(notional)).as(label).isLessThanOrEqualTo(equity.percent(Percent.of("50")));
                assertThat(account.heat().plus(approved.heat()))
                        .as(label)
                        .isLessThanOrEqualTo(equity.percent(Percent.of("6")));
                assertThat(approved.reserved()).as(label).isLessThanOrEqualTo(account.available());
                assertThat(account.openGroups()).as(label).isLessThan(5);
            } else {
                assertThat(((RiskDecision.Rejected) decision).breaches())
                        .as(label)
                        .isNotEmpty();
            }
        }
        assertThat(approvals).as("seed %d", seed).isGreaterThan(100);
    }

    private RiskDecision decide(EntryProposal proposal, AccountState account, MarketView market) {
        return decider.decide(proposal, account, market, RiskLimits.DEFAULT, NOW);
    }

    private RiskDecision.Approved approved(EntryProposal proposal, AccountState account, MarketView market) {
        RiskDecision decision = decide(proposal, account, market);
        assertThat(decision).as(decision.toString()).isInstanceOf(RiskDecision.Approved.class);
        return (RiskDecision.Approved) decision;
    }

    private RiskDecision.Rejected rejected(EntryProposal proposal, AccountState account, MarketView market) {
        RiskDecision decision = decide(proposal, account, market);
        assertThat(decision).as(decision.toString()).isInstanceOf(RiskDecision.Rejected.class);
        return (RiskDecision.Rejected) decision;
    }

    private static RuleCheck check(RiskDecision decision, String rule) {
        return decision.checks().stream()
                .filter(check -> check.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static DcaConfiguration thousand() {
        return aConfiguration().capital("FIXED_QUOTE", "1000").valid();
    }

    private static EntryProposal proposal(DcaConfiguration configuration) {
        return new EntryProposal(
                Side.LONG,
                new EntryPlace.NewGroup(),
                configuration,
                Price.of("61237.37"),
                null,
                null,
                NOW.minusSeconds(2));
    }

    private static EntryProposal sized(String factor) {
        return new EntryProposal(
                Side.LONG,
                new EntryPlace.NewGroup(),
                thousand(),
                Price.of("61237.37"),
                null,
                null,
                new BigDecimal(factor),
                NOW.minusSeconds(2));
    }

    private static AccountState account() {
        return account("100000", "100000", "0", "0", 0);
    }

    private static AccountState account(
            String equity, String available, String inSymbol, String total, int openGroups) {
        return new AccountState(
                usdt(equity), NOW, false, usdt(available), usdt(inSymbol), usdt(total), usdt("0"), openGroups);
    }

    private static MarketView market(String bid, String ask) {
        Instrument instrument = InstrumentFixture.bitcoin();
        return new MarketView(instrument, FEE, new Quote(Price.of(bid), Price.of(ask), NOW.minusSeconds(1)));
    }

    private static Money usdt(String amount) {
        return Money.of(amount, InstrumentFixture.USDT);
    }
}
