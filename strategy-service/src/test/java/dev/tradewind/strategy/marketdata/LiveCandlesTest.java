package dev.tradewind.strategy.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.rest.MinuteView;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.marketdata.files.CandleFileWriter;
import dev.tradewind.strategy.marketdata.files.CandleHeader;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class LiveCandlesTest {
    private static final Instant START = Instant.parse("2025-05-05T00:00:00Z");

    @Inject
    LiveSeries series;

    @Inject
    TenantTx tx;

    @Inject
    CandleReader reader;

    @Inject
    CandleStore store;

    @Inject
    LiveCandlesConfig config;

    private final List<String> heard = new ArrayList<>();
    private String symbol = "";
    private LiveCandles candles;

    @BeforeEach
    void aMarketOfItsOwn() {
        symbol = "T"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 9).toUpperCase(java.util.Locale.ROOT)
                + "/USDT";
        candles = started(new ArrayList<>());
    }

    @Test
    void aClosedMinuteIsStoredAndToldOnceWithTheLongerCandlesThatEndWithIt() {
        minutes(0, 16);

        assertThat(heard).filteredOn(told -> told.startsWith("1min")).hasSize(15);
        assertThat(heard).filteredOn(told -> told.startsWith("5min")).containsExactly("5min 0", "5min 5", "5min 10");
        assertThat(heard).filteredOn(told -> told.startsWith("15min")).containsExactly("15min 0");
        assertThat(heard.indexOf("15min 0")).isGreaterThan(heard.indexOf("1min 14"));
        BarSeries last = candles.last(new CandleKey("PAPER", symbol, CandleTimeframe.FIVE_MINUTES), 2);
        assertThat(last.opensAt()).containsExactly(second(5), second(10));
        assertThat(last.volumes()).containsExactly(20, 20);
    }

    @Test
    void afterARestartMinutesThatWereMissedComeFromTheBrokerWithoutHoleOrRepeat() {
        minutes(0, 7);
        List<MinuteView> broker =
                IntStream.rangeClosed(0, 12).mapToObj(i -> minute(i, true)).toList();
        candles = started(broker);

        candles.quote(quote(12, 45, 104)); // the stream begins with its last quote
        minutes(13, 16);

        assertThat(heard)
                .filteredOn(told -> told.startsWith("1min"))
                .doesNotHaveDuplicates()
                .hasSize(15);
        assertThat(heard).filteredOn(told -> told.startsWith("5min")).containsExactly("5min 0", "5min 5", "5min 10");
        BarSeries all = candles.last(new CandleKey("PAPER", symbol, CandleTimeframe.ONE_MINUTE), 100);
        assertThat(all.opensAt())
                .containsExactly(IntStream.range(0, 15)
                        .mapToLong(LiveCandlesTest::second)
                        .toArray());
        assertThat(all.volumes()).containsOnly(4);
    }

    @Test
    void olderMinutesMoveIntoAFileAndNothingChangesForReaders() {
        minutes(0, 130);

        CandleSeries found = tx.nobody(sql -> series.find(sql, symbol)).orElseThrow();
        assertThat(found.isLive()).isTrue();
        assertThat(found.bars()).isEqualTo(60);
        assertThat(store.load(found.hash()).size()).isEqualTo(60);
        BarSeries all = candles.last(new CandleKey("PAPER", symbol, CandleTimeframe.ONE_MINUTE), 500);
        assertThat(all.size()).isEqualTo(129);
        assertThat(candles.last(new CandleKey("PAPER", symbol, CandleTimeframe.ONE_HOUR), 5)
                        .opensAt())
                .containsExactly(second(0), second(60));
    }

    @Test
    void theReplayGoesOnBehindItsEndWithLaterTimes() {
        minutes(0, 3);
        minutes(43_200, 43_202);
        assertThat(heard)
                .filteredOn(told -> told.startsWith("1min"))
                .containsExactly("1min 0", "1min 1", "1min 2", "1min 43200");
    }

    @Nested
    class HistoryThatJoins {
        @Test
        void endsWhereTheNextCandleBegins() {
            minutes(0, 21);

            assertThat(joining(CandleTimeframe.ONE_MINUTE, 10, 4))
                    .containsExactly(second(6), second(7), second(8), second(9));
            assertThat(joining(CandleTimeframe.FIVE_MINUTES, 20, 10))
                    .containsExactly(second(0), second(5), second(10), second(15));
        }

        @Test
        void isEmptyWhenTheCandleJustBeforeIsNotKnown() {
            minutes(0, 21);

            assertThat(joining(CandleTimeframe.ONE_MINUTE, 25, 4)).isEmpty();
            assertThat(joining(CandleTimeframe.ONE_MINUTE, 0, 4)).isEmpty();
        }

        @Test
        void beginsBehindTheLastGap() {
            minutes(0, 10);
            candles = started(List.of());
            minutes(12, 21); // heard from the beginning of minute 12 on

            assertThat(joining(CandleTimeframe.ONE_MINUTE, 15, 100))
                    .containsExactly(second(12), second(13), second(14));
        }

        @Test
        void leavesOutAFirstCandleThatIsMadeOfPartOfItsMinutes() {
            minutes(3, 21);

            assertThat(joining(CandleTimeframe.FIVE_MINUTES, 20, 10))
                    .containsExactly(second(5), second(10), second(15));
        }

        @Test
        void goesOnInTheSharedMinutesBeforeTheLiveOnes() {
            sharedMinutes(-30, 5);
            minutes(0, 21);

            BarSeries joined = candles.joining(key(CandleTimeframe.FIVE_MINUTES), second(20), 100);

            assertThat(joined.size()).isEqualTo(10);
            assertThat(joined.opensAt()[0]).isEqualTo(second(-30));
            assertThat(joined.closes()[5]).isEqualTo(77.5);
            assertThat(joined.volumes()[5]).isEqualTo(50);
            assertThat(joined.closes()[6])
                    .as("heard minutes stand before shared ones")
                    .isEqualTo(103);
            assertThat(joined.priceDecimals()).isEqualTo(LiveTail.DECIMALS);
        }

        @AfterEach
        void othersSeeNoneOfIt() {
            tx.nobody(
                    sql -> sql.update("delete from shared_candle_series where symbol = $1 and name = 'older'", symbol));
        }

        private long[] joining(CandleTimeframe timeframe, int minute, int count) {
            return candles.joining(key(timeframe), second(minute), count).opensAt();
        }

        private CandleKey key(CandleTimeframe timeframe) {
            return new CandleKey("PAPER", symbol, timeframe);
        }

        private void sharedMinutes(int from, int to) {
            var header = new CandleHeader(CandleTimeframe.ONE_MINUTE, TradingCalendar.CRYPTO, 1, 0, to - from);
            String hash;
            try (CandleFileWriter writer = new CandleFileWriter(store.folder(), header)) {
                for (int minute = from; minute < to; minute++) {
                    writer.set(minute - from, second(minute), 775, 775, 775, 775, 10);
                }
                hash = writer.finish();
            }
            tx.nobody(sql -> sql.update(
                    """
                    insert into shared_candle_series (id, name, venue, symbol, timeframe, calendar, hash, from_second, to_second, bars,
                                                      price_decimals, volume_decimals, source, is_adjusted, is_live, created_at)
                    values ($1, 'older', $2, $3, 'ONE_MINUTE', 'CRYPTO', $4, $5, $6, $7, 1, 0, 'test', false, false, $8)""",
                    UUID.randomUUID(),
                    config.olderVenue(),
                    symbol,
                    hash,
                    second(from),
                    second(to - 1),
                    (long) (to - from),
                    START));
        }
    }

    private LiveCandles started(List<MinuteView> missed) {
        var fresh = new LiveCandles(series, tx, reader, config);
        fresh.listeningAgain(asked -> missed);
        fresh.listen((key, bar, market) ->
                heard.add(key.timeframe().label() + " " + (bar.opensAt()[0] - START.getEpochSecond()) / 60));
        return fresh;
    }

    private void minutes(int from, int to) {
        for (int minute = from; minute < to; minute++) {
            for (int part = 0; part < 4; part++) {
                candles.quote(quote(minute, 15 * part, 100 + part));
            }
        }
    }

    private QuoteView quote(int minute, int second, int price) {
        Instant at = START.plusSeconds(60L * minute + second);
        return new QuoteView(
                symbol,
                BigDecimal.valueOf(price),
                BigDecimal.valueOf(price + 1),
                BigDecimal.ONE,
                at,
                Instant.parse("2026-01-01T00:00:00Z"),
                true);
    }

    private static MinuteView minute(int minute, boolean isWhole) {
        Instant opensAt = START.plusSeconds(60L * minute);
        return new MinuteView(
                opensAt,
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(104),
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(103),
                BigDecimal.valueOf(4),
                opensAt.plusSeconds(45),
                isWhole);
    }

    private static long second(int minute) {
        return START.getEpochSecond() + 60L * minute;
    }
}
