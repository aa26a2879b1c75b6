package dev.tradewind.strategy.marketdata.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.bars.FindingKind;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleImporterTest {
    private static final ImportOptions CRYPTO = options(TradingCalendar.CRYPTO, "UTC");
    private static final ImportOptions EQUITIES = options(TradingCalendar.US_EQUITIES, "America/New_York");

    @TempDir
    Path folder;

    @Nested
    class LayoutsThatAreRecognised {
        @Test
        void ourOwn() throws IOException {
            ImportedFile made = imported("""
                    timestamp,open,high,low,close,volume
                    2024-01-01T00:00:00Z,42283.58,42298.62,42261.02,42298.61,35.92724
                    2024-01-01T00:01:00Z,42298.62,42320,42298.61,42320,21.16779
                    """, CRYPTO);
            assertThat(made.layout()).isEqualTo("tradewind");
            assertThat(made.timeframe()).contains(CandleTimeframe.ONE_MINUTE);
            assertThat(made.priceDecimals()).isEqualTo(2);
            assertThat(made.volumeDecimals()).isEqualTo(5);
            BarSeries bars = new CandleStore(folder, 0).load(made.hash().orElseThrow());
            assertThat(bars.opensAt()).containsExactly(second("2024-01-01T00:00:00Z"), second("2024-01-01T00:01:00Z"));
            assertThat(bars.closeUnits()).containsExactly(4_229_861, 4_232_000);
            assertThat(bars.volumes()).containsExactly(35.92724, 21.16779);
        }

        @Test
        void klinesOfBinanceWithoutAHeaderInMilliAndMicroseconds() throws IOException {
            ImportedFile made = imported("""
                    1704067200000,42283.58,42298.62,42261.02,42298.61,35.92,1704070799999,1.0,1327,2.0,3.0,0
                    1704070800000,42298.62,42320.00,42298.61,42320.00,21.16,1704074399999,1.0,1348,2.0,3.0,0
                    """, CRYPTO);
            assertThat(made.layout()).isEqualTo("binance-klines");
            assertThat(made.timeframe()).contains(CandleTimeframe.ONE_HOUR);
            assertThat(made.from()).isEqualTo(1_704_067_200);
            assertThat(imported("""
                    1735689600000000,1,2,1,2,5,1735693199999999,1,1,1,1,0
                    1735693200000000,2,2,1,1,5,1735696799999999,1,1,1,1,0
                    """, CRYPTO).from()).isEqualTo(1_735_689_600);
        }

        @Test
        void klinesOfBinanceWithAHeaderAndRowsOfKraken() throws IOException {
            assertThat(imported("""
                    open_time,open,high,low,close,volume,close_time,quote_volume,count,a,b,ignore
                    1704067200000,1,2,1,2,5,1704070799999,1.0,1327,2.0,3.0,0
                    1704070800000,2,2,1,1,5,1704074399999,1.0,1348,2.0,3.0,0
                    """, CRYPTO).layout()).isEqualTo("binance-klines");
            ImportedFile kraken = imported("1704067200,1,2,1,2,5.5,17\n1704081600,1,2,1,2,6.5,18\n", CRYPTO);
            assertThat(kraken.layout()).isEqualTo("kraken");
            assertThat(kraken.timeframe()).contains(CandleTimeframe.FOUR_HOURS);
            assertThat(kraken.volumeDecimals()).isEqualTo(1);
        }

        @Test
        void dailyPricesOfYahoo() throws IOException {
            ImportedFile made = imported("""
                    Date,Open,High,Low,Close,Adj Close,Volume
                    2024-07-02,216.15,220.38,215.10,220.27,219.0,58046200
                    2024-07-03,220.00,221.55,219.03,221.55,220.2,37369800
                    2024-07-05,221.65,226.45,221.65,226.34,225.1,60412400
                    """, EQUITIES);
            assertThat(made.layout()).isEqualTo("yahoo");
            assertThat(made.timeframe()).contains(CandleTimeframe.ONE_DAY);
            assertThat(made.report().counts()).isEmpty();
            assertThat(made.from()).isEqualTo(second("2024-07-02T13:30:00Z"));
            assertThat(made.notes()).anyMatch(note -> note.contains("Adj Close"));
        }

        @Test
        void anExportOfTradingViewWithMoreColumns() throws IOException {
            ImportedFile made = imported("""
                    time,open,high,low,close,Basis,Volume
                    1704067200,1.5,2,1,1.75,NaN,10
                    1704067500,1.75,2,1,1.25,1.5,20
                    """, CRYPTO);
            assertThat(made.layout()).isEqualTo("tradingview");
            assertThat(made.timeframe()).contains(CandleTimeframe.FIVE_MINUTES);
            assertThat(made.report().errors()).isZero();
        }

        @Test
        void dateAndTimeApartWithTabsAndTheWallClockOfNewYork() throws IOException {
            ImportedFile made = imported("""
                    <DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>
                    2024.07.16\t09:30:00\t10\t11\t9\t10.5\t7
                    2024.07.16\t09:31:00\t10.5\t11\t9\t10\t8
                    """, EQUITIES);
            assertThat(made.hash()).isPresent();
            assertThat(made.from()).isEqualTo(second("2024-07-16T13:30:00Z"));
            assertThat(made.notes()).anyMatch(note -> note.contains("America/New_York"));
        }

        @Test
        void aFileWithAnAddressInItsFirstLineAndTheNewestRowFirst() throws IOException {
            ImportedFile made = imported("""
                    https://www.example.org
                    unix,date,symbol,open,high,low,close,Volume BTC,Volume USDT
                    1704153600000,2024-01-02 00:00:00,BTCUSDT,2,3,1,2,10,20
                    1704067200000,2024-01-01 00:00:00,BTCUSDT,1,2,1,2,11,21
                    """, CRYPTO);
            assertThat(made.layout()).isEqualTo("cryptodatadownload");
            BarSeries bars = new CandleStore(folder, 0).load(made.hash().orElseThrow());
            assertThat(bars.opensAt()).containsExactly(1_704_067_200, 1_704_153_600);
            assertThat(bars.volumes()).containsExactly(11, 10);
        }

        @Test
        void quotesSemicolonsAndWindowsLineEnds() throws IOException {
            ImportedFile made = imported(
                    "\uFEFF\"Date\";\"Open\";\"High\";\"Low\";\"Close\"\r\n\"2024-01-01\";\"1\";\"2\";\"1\";\"2\"\r\n\"2024-01-02\";\"1\";\"2\";\"1\";\"2\"\r\n",
                    CRYPTO);
            assertThat(made.hash()).isPresent();
            assertThat(made.notes()).anyMatch(note -> note.contains("no column of volume"));
        }

        @Test
        void timesAtWhichBarsCloseWhenTheyAreToldToBe() throws IOException {
            ImportedFile made = imported(
                    """
                    timestamp,open,high,low,close,volume
                    2016-04-15T13:30:00Z,112.11,112.11,112,112.06,2316232
                    2016-04-15T13:31:00Z,112.04,112.1,112,112.085,115476
                    2016-04-15T13:32:00Z,112.04,112.1,112,112.085,115476
                    """, new ImportOptions(Optional.empty(), TradingCalendar.US_EQUITIES, WallClock.utc(), true));
            assertThat(made.from()).isEqualTo(second("2016-04-15T13:30:00Z"));
            assertThat(made.report().count(FindingKind.OUTSIDE_SESSION)).isEqualTo(1);
            assertThat(made.report().bars()).isEqualTo(2);
        }

        @Test
        void gzip() throws IOException {
            Path file = folder.resolve("packed.csv.gz");
            try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write("time,open,high,low,close\n2024-01-01,1,2,1,2\n2024-01-02,1,2,1,2\n"
                        .getBytes(StandardCharsets.UTF_8));
            }
            assertThat(run(file, CRYPTO, 100, 1_000).hash()).isPresent();
        }
    }

    @Nested
    class FilesThatAreRefused {
        @Test
        void anEmptyOne() throws IOException {
            assertThat(refusal("", CRYPTO).code()).isEqualTo(Code.EMPTY_FILE);
            assertThat(refusal("\n\n", CRYPTO).code()).isEqualTo(Code.EMPTY_FILE);
            assertThat(refusal("time,open,high,low,close\n", CRYPTO).code()).isEqualTo(Code.EMPTY_FILE);
        }

        @Test
        void oneBarWithoutATimeframeButNotWithOne() throws IOException {
            String bar = "time,open,high,low,close\n1704067200,1,2,1,2\n";
            assertThat(refusal(bar, CRYPTO).code()).isEqualTo(Code.UNKNOWN_TIMEFRAME);
            var hourly = new ImportOptions(
                    Optional.of(CandleTimeframe.ONE_HOUR), TradingCalendar.CRYPTO, WallClock.utc(), false);
            assertThat(imported(bar, hourly).report().bars()).isEqualTo(1);
        }

        @Test
        void oneWithBadRowsWhichAreListedAndNothingIsLeftOfIt() throws IOException {
            ImportedFile none = imported("""
                    timestamp,open,high,low,close,volume
                    2024-01-01T00:00:00Z,1,2,1,2,5
                    2024-01-01T00:01:00Z,NaN,2,1,2,5
                    2024-01-01T00:02:00Z,1,2,-1,2,5
                    2024-01-01T00:01:30Z,1,2,1,2
                    yesterday,1,2,1,2,5
                    2024-01-01T00:00:00Z,3,4,3,4,5
                    2023-12-31T23:59:00Z,1,2,1,2,5
                    """, CRYPTO);
            assertThat(none.refusal().orElseThrow().code()).isEqualTo(Code.BAD_ROWS);
            assertThat(none.refusal().orElseThrow().detail()).contains("7 rows 6 are wrong", "line 3");
            assertThat(none.report().findings())
                    .extracting(finding -> finding.line() + " " + finding.kind())
                    .containsExactly(
                            "3 NOT_A_NUMBER",
                            "4 NEGATIVE_PRICE",
                            "5 UNREADABLE",
                            "6 UNREADABLE",
                            "7 CONTRADICTION",
                            "8 DISORDER");
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.map(Path::toString))
                        .noneMatch(name -> name.contains(".candles") || name.contains(".writing"));
            }
        }

        @Test
        void oneWithDecimalCommas() throws IOException {
            assertThat(refusal("Date;Open;High;Low;Close\n2024-01-01;1,5;2,5;1,0;2,0\n", CRYPTO))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.DECIMAL_COMMA))
                    .satisfies(refused -> assertThat(refused.detail()).contains("Line 2", "1,5"));
        }

        @Test
        void oneWhoseDatesCanBeReadInTwoWays() throws IOException {
            assertThat(refusal("Date,Open,High,Low,Close\n02/03/2024,1,2,1,2\n", CRYPTO)
                            .code())
                    .isEqualTo(Code.AMBIGUOUS_DATE);
        }

        @Test
        void oneThatIsNoTableOfCandles() throws IOException {
            assertThat(refusal("a,b,c,d,e,f\nx,y,z,u,v,w\n", CRYPTO).code()).isEqualTo(Code.UNKNOWN_LAYOUT);
            assertThat(refusal("\u0001\u0000\u0002", CRYPTO).code()).isEqualTo(Code.NOT_TEXT);
            assertThat(refusal("x".repeat(20_000), CRYPTO).code()).isEqualTo(Code.NOT_TEXT);
        }

        @Test
        void oneInATimeframeThatIsNotKept() throws IOException {
            assertThat(refusal("time,open,high,low,close\n1704067200,1,2,1,2\n1704067380,1,2,1,2\n", CRYPTO)
                            .detail())
                    .contains("180 seconds");
        }

        @Test
        void oneWithMoreBarsThanAllowedByItsNumbers() throws IOException {
            Path file = csv(minutes(101));
            ImportedFile none = run(file, CRYPTO, 100, 1_000_000);
            assertThat(none.refusal().orElseThrow().code()).isEqualTo(Code.TOO_MANY_BARS);
            assertThat(none.refusal().orElseThrow().detail()).contains("more than 100 bars");
        }

        @Test
        void aSmallFileThatUnpacksToALargeOne() throws IOException {
            Path file = folder.resolve("bomb.csv.gz");
            try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                byte[] line = "time,open,high,low,close                                            \n"
                        .getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 100_000; i++) {
                    out.write(line);
                }
            }
            assertThat(Files.size(file)).isLessThan(100_000);
            assertThat(run(file, CRYPTO, 100, 1_000_000).refusal().orElseThrow().code())
                    .isEqualTo(Code.FILE_TOO_LARGE);
        }
    }

    @Test
    void hostileNumbersAreRefusedOrRoundedAndNeverFillTheMemory() throws IOException {
        assertThat(refusal(
                                "time,open,high,low,close\n1704067200,1e999999999,2,1,2\n1704067260,0x1p3,2,1,2\n1704067320,1d,2,1,2\n",
                                CRYPTO)
                        .detail())
                .contains("3 NOT_A_NUMBER");
        ImportedFile made = imported(
                "time,open,high,low,close,volume\n1704067200,1,2,1,2,1e-999999999\n1704067260,1.00000000000000002,2,1,2,1\n",
                CRYPTO);
        assertThat(made.hash()).isPresent();
        assertThat(made.report().count(FindingKind.ROUNDED)).isEqualTo(1);
        assertThat(refusal(
                                "time,open,high,low,close\n1704067200,1,2,1,2\n9999999999999999999,1,2,1,2\n1704067260,1,2,1,2\n",
                                CRYPTO)
                        .detail())
                .contains("1 UNREADABLE");
    }

    @Test
    void aMillionRowsWithAMillionGapsAreImportedAndCounted() throws IOException {
        Path file = folder.resolve("gaps.csv");
        try (var out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8))) {
            out.write("time,open,high,low,close,volume\n");
            for (long i = 0; i <= 1_000_000; i++) {
                // two thirds follow each other, so that the timeframe is one minute
                out.write((1_000_000_020L + 60 * i + 60 * (i / 3)) + ",1,2,1,2,1\n");
            }
        }
        ImportedFile made = run(file, CRYPTO, 2_000_000, 1_000_000_000);
        assertThat(made.hash()).isPresent();
        assertThat(made.report().count(FindingKind.GAP)).isEqualTo(333_333);
        assertThat(made.report().findings()).hasSize(1_000);
    }

    private ImportRefused refusal(String text, ImportOptions options) throws IOException {
        return imported(text, options).refusal().orElseThrow();
    }

    private ImportedFile imported(String text, ImportOptions options) throws IOException {
        return run(csv(text), options, 1_000, 1_000_000);
    }

    private ImportedFile run(Path file, ImportOptions options, long maxBars, long maxBytes) throws IOException {
        return new CandleImporter(folder, new ImportLimits(maxBars, maxBytes)).run(file, options, part -> {});
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "upload", ".csv"), text);
    }

    private static String minutes(int count) {
        var text = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < count; i++) {
            text.append(1_704_067_200L + 60L * i).append(",1,2,1,2,3\n");
        }
        return text.toString();
    }

    private static ImportOptions options(TradingCalendar calendar, String zone) {
        return new ImportOptions(Optional.empty(), calendar, WallClock.in(zone).orElseThrow(), false);
    }

    private static long second(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }
}
