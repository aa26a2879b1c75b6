package dev.tradewind.engine.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.instruments.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** S-26 with the numbers of D-19. */
class EntryFiltersTest {
    private static final StrategySignal ENTRY =
            new StrategySignal(StrategySignal.Kind.ENTRY, Side.LONG, 1, Explanation.of("why"));
    private static final StrategySignal EXIT =
            new StrategySignal(StrategySignal.Kind.EXIT, Side.LONG, 1, Explanation.of("why"));
    private static final int MINUTE = 60;

    private static @Nullable SignalRefusal entryOn(EntryFilters filters, Bar bar) {
        filters.onBar(bar);
        return filters.refusalOf(ENTRY, bar);
    }

    @Nested
    class Volume {
        private final EntryFilters filters = new EntryFilters(0.5, 0, 0, SessionClock.ALWAYS_OPEN);

        @Test
        void mustBeMoreThanHalfItsMeanOfTwentyBars() {
            aMeanOfTenAfter(9.5);
            assertThat(filters.refusalOf(ENTRY, ABar.aBar().trading(5.01))).isNull();

            SignalRefusal refused = filters.refusalOf(ENTRY, ABar.aBar().trading(5));
            assertThat(refused).isNotNull();
            assertThat(refused.code()).isEqualTo(SignalRefusal.Code.VOLUME_TOO_LOW);
            assertThat(refused.signal()).isEqualTo(ENTRY);
            assertThat(refused.explanation().text()).isEqualTo("volume 5 is not above 0.5 × its mean of 20 bars, 10");
        }

        @Test
        void isNotAskedForAnExit() {
            aMeanOfTenAfter(9.5);

            assertThat(filters.refusalOf(EXIT, ABar.aBar().trading(0))).isNull();
        }

        @Test
        void isUnknownBeforeTwentyBarsAndInASeriesWithoutVolume() {
            for (int i = 0; i < 19; i++) {
                assertThat(entryOn(filters, ABar.aBar().trading(i == 18 ? 0 : 10)))
                        .isNull();
            }
            EntryFilters silent = new EntryFilters(0.5, 0, 0, SessionClock.ALWAYS_OPEN);
            for (int i = 0; i < 40; i++) {
                assertThat(entryOn(silent, ABar.aBar().trading(0))).isNull();
            }
        }

        /** Nineteen bars of 10.02632 and one of 9.5 have the mean 10. */
        private void aMeanOfTenAfter(double last) {
            for (int i = 0; i < 19; i++) {
                filters.onBar(ABar.aBar().trading((200 - last) / 19));
            }
            filters.onBar(ABar.aBar().trading(last));
        }
    }

    @Nested
    class Spread {
        private static final long NEW_YORK_ELEVEN =
                Instant.parse("2026-11-23T16:00:00Z").getEpochSecond();
        private static final long NEW_YORK_NOON =
                Instant.parse("2026-11-23T17:00:00Z").getEpochSecond();

        private final EntryFilters filters = new EntryFilters(0, 5, 0, SessionClock.of(TradingCalendar.US_EQUITIES));

        @Test
        void mustBeAtMostFivePercentOfTheDeviationOfTwentyCloses() {
            twentyClosesWithADeviationOfTwo();

            assertThat(filters.refusalOf(ENTRY, at(NEW_YORK_ELEVEN).quotedWith(0.1)))
                    .isNull();
            SignalRefusal refused = filters.refusalOf(ENTRY, at(NEW_YORK_ELEVEN).quotedWith(0.11));
            assertThat(refused).isNotNull();
            assertThat(refused.code()).isEqualTo(SignalRefusal.Code.SPREAD_TOO_WIDE);
            assertThat(refused.explanation().text())
                    .isEqualTo("spread 0.11 is more than 5 % of 2, the standard deviation of 20 closes");
        }

        @Test
        void mayBeHalfOfThatFromNoonToOneInNewYork() {
            twentyClosesWithADeviationOfTwo();

            assertThat(filters.refusalOf(ENTRY, at(NEW_YORK_NOON - 1).quotedWith(0.06)))
                    .isNull();
            assertThat(filters.refusalOf(ENTRY, at(NEW_YORK_NOON).quotedWith(0.05)))
                    .isNull();
            SignalRefusal refused =
                    filters.refusalOf(ENTRY, at(NEW_YORK_NOON + 3_599).quotedWith(0.06));
            assertThat(refused).isNotNull();
            assertThat(refused.explanation().text())
                    .isEqualTo("spread 0.06 is more than 2.5 % of 2, the standard deviation of 20 closes, in the"
                            + " quiet hour");
            assertThat(filters.refusalOf(ENTRY, at(NEW_YORK_NOON + 3_600).quotedWith(0.06)))
                    .isNull();
        }

        @Test
        void knowsNoQuietHourWithoutSessions() {
            EntryFilters crypto = new EntryFilters(0, 5, 0, SessionClock.of(TradingCalendar.CRYPTO));
            for (int i = 0; i < 20; i++) {
                crypto.onBar(ABar.aBar().closing(i % 2 == 0 ? 98 : 102));
            }

            assertThat(crypto.refusalOf(ENTRY, at(NEW_YORK_NOON).quotedWith(0.1)))
                    .isNull();
        }

        @Test
        void ofOneMinuteBarsIsMeasuredAgainstEveryFifthClose() {
            for (int minute = 1; minute <= 100; minute++) {
                double close = minute % 5 != 0 ? 500 : minute % 10 == 0 ? 98 : 102;
                filters.onBar(ABar.aBar().closing(close).lasting((minute - 1) * MINUTE, minute * MINUTE));
            }

            assertThat(filters.refusalOf(ENTRY, at(NEW_YORK_ELEVEN).quotedWith(0.11)))
                    .isNotNull();
            assertThat(filters.refusalOf(ENTRY, at(NEW_YORK_ELEVEN).quotedWith(0.1)))
                    .isNull();
        }

        @Test
        void passesWhenItIsNotKnownAndNotWhenThereIsNothingToCompareItWith() {
            assertThat(filters.refusalOf(ENTRY, at(NEW_YORK_ELEVEN))).isNull();
            assertThat(filters.refusalOf(ENTRY, at(NEW_YORK_ELEVEN).quotedWith(0.01)))
                    .isNotNull();
        }

        private void twentyClosesWithADeviationOfTwo() {
            for (int i = 0; i < 20; i++) {
                filters.onBar(ABar.aBar().closing(i % 2 == 0 ? 98 : 102));
            }
        }

        private static ABar at(long closesAt) {
            return ABar.aBar().lasting(closesAt - 300, closesAt);
        }
    }

    @Nested
    class EndOfTheSession {
        /** A Monday in winter: 16:00 in New York is 21:00 UTC. */
        private static final long CLOSING =
                Instant.parse("2026-11-23T21:00:00Z").getEpochSecond();

        /** The day after Thanksgiving closes at 13:00. */
        private static final long HALF_DAY_CLOSING =
                Instant.parse("2026-11-27T18:00:00Z").getEpochSecond();

        private final EntryFilters filters = new EntryFilters(0, 0, 15, SessionClock.of(TradingCalendar.US_EQUITIES));

        @Test
        void noEntryInTheLastFifteenMinutes() {
            assertThat(entryAt(CLOSING - 901)).isNull();
            SignalRefusal refused = entryAt(CLOSING - 900);
            assertThat(refused).isNotNull();
            assertThat(refused.code()).isEqualTo(SignalRefusal.Code.SESSION_CLOSING);
            assertThat(refused.explanation().text())
                    .isEqualTo("the session ends in 15 minutes; no entry in its last 15");
            assertThat(entryAt(CLOSING - 60)).isNotNull();
        }

        @Test
        void halfDaysEndEarlier() {
            assertThat(entryAt(HALF_DAY_CLOSING - 901)).isNull();
            assertThat(entryAt(HALF_DAY_CLOSING - 300)).isNotNull();
        }

        @Test
        void whatIsDecidedAtTheEndIsCarriedOutInTheNextSession() {
            assertThat(entryAt(CLOSING)).isNull();
        }

        @Test
        void dailyBarsKnowNoMinutes() {
            ABar day = ABar.aBar().lasting(CLOSING - 300 - 86_400, CLOSING - 300);

            assertThat(filters.refusalOf(ENTRY, day)).isNull();
        }

        @Test
        void exitsPass() {
            assertThat(filters.refusalOf(EXIT, ABar.aBar().lasting(CLOSING - 600, CLOSING - 300)))
                    .isNull();
        }

        @Test
        void cryptoHasNoSessions() {
            EntryFilters crypto = new EntryFilters(0, 0, 15, SessionClock.of(TradingCalendar.CRYPTO));
            long midnight = Instant.parse("2026-11-24T00:00:00Z").getEpochSecond();

            assertThat(crypto.refusalOf(ENTRY, ABar.aBar().lasting(midnight - 600, midnight - 300)))
                    .isNull();
        }

        private @Nullable SignalRefusal entryAt(long closesAt) {
            return filters.refusalOf(ENTRY, ABar.aBar().lasting(closesAt - 60, closesAt));
        }
    }

    @Nested
    class AroundAStrategy {
        @Test
        void aRefusedEntryIsToldAndNotGivenAndTheStrategyGoesOnAsIfItHadBeen() {
            Strategy strategy =
                    new FilteredStrategy(new BuyAndHold(), new EntryFilters(0, 5, 0, SessionClock.ALWAYS_OPEN));

            assertThat(strategy.onBar(ABar.aBar().quotedWith(1))).isNull();
            assertThat(strategy.refused()).isNotNull();
            assertThat(strategy.refused().signal().explanation().text()).startsWith("bought at the first bar");

            assertThat(strategy.onBar(ABar.aBar())).isNull();
            assertThat(strategy.refused()).as("it is told once").isNull();
        }

        @Test
        void theSessionsOfTheMarketReachTheFiltersOfAShippedType() {
            RsiReversalType type = new RsiReversalType();
            long closing = EndOfTheSession.CLOSING;
            Strategy strategy =
                    type.create(ParameterValues.initial(type), SessionClock.of(TradingCalendar.US_EQUITIES));
            Strategy always = type.create(ParameterValues.initial(type));

            boolean given = false;
            boolean refused = false;
            for (int i = 0; i < 30; i++) {
                long opens = closing - (30 - i) * MINUTE - 300;
                ABar bar = ABar.aBar().closing(i == 29 ? 130 : 100 - i * 0.5).lasting(opens, opens + MINUTE);
                given |= always.onBar(bar) != null;
                refused |= strategy.onBar(bar) == null && strategy.refused() != null;
            }

            assertThat(given).isTrue();
            assertThat(refused).isTrue();
        }
    }
}
