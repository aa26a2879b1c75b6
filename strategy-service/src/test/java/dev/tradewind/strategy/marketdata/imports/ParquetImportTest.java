package dev.tradewind.strategy.marketdata.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.BarFinding;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.bars.FindingKind;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetImportTest {
    private static final Path FILES = Path.of("src/test/resources/parquet");
    private static final ImportLimits LIMITS = new ImportLimits(1_000_000, 100_000_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pandas-default",
                "pages-v1-snappy",
                "pages-v1-zstd",
                "pages-v1-gzip",
                "pages-v1-lz4",
                "pages-v1-none",
                "pages-v2-snappy",
                "pages-v2-zstd",
                "pages-v2-gzip",
                "pages-v2-lz4",
                "pages-v2-none",
                "plain-small-pages-v1",
                "plain-small-pages-v2",
                "dictionary-falls-back",
                "timestamp-ms",
                "timestamp-us",
                "timestamp-ns",
                "index-without-zone",
                "index-without-name",
                "epoch-micros-decimal128",
                "epoch-seconds-decimal-in-int32",
                "texts",
                "date-and-time-texts",
                "polars-default",
                "duckdb-default",
                "fastparquet"
            })
    void aTableGivesTheVeryFileThatTheSameRowsAsCsvGive(String name) throws IOException {
        ImportedFile csv = imported(FILES.resolve("same-rows.csv"));

        ImportedFile made = imported(name);

        assertThat(made.refusal()).isEmpty();
        assertThat(made.layout()).isEqualTo("parquet");
        assertThat(made.hash()).isEqualTo(csv.hash());
        assertThat(made.report().bars()).isEqualTo(120);
    }

    @Test
    void datesAreTradingDaysAndWholeVolumesStayWhole() throws IOException {
        ImportedFile made = run(
                FILES.resolve("daily-date32.parquet"),
                new ImportOptions(Optional.empty(), TradingCalendar.US_EQUITIES, WallClock.utc(), false),
                LIMITS);
        assertThat(made.timeframe()).contains(CandleTimeframe.ONE_DAY);
        assertThat(made.from()).isEqualTo(Instant.parse("2024-07-02T13:30:00Z").getEpochSecond());
        assertThat(new CandleStore(folder, 0).load(made.hash().orElseThrow()).volumes())
                .containsExactly(58_046_200, 37_369_800, 60_412_400);
        assertThat(made.report().counts()).isEmpty();
    }

    @Test
    void timesWithoutAZoneAreReadByTheClockOfTheUser() throws IOException {
        WallClock tokyo = WallClock.in("Asia/Tokyo").orElseThrow();
        ImportedFile made = run(
                FILES.resolve("index-without-zone.parquet"),
                new ImportOptions(Optional.empty(), TradingCalendar.CRYPTO, tokyo, false),
                LIMITS);
        assertThat(made.from()).isEqualTo(Instant.parse("2023-12-31T15:00:00Z").getEpochSecond());
        assertThat(made.notes()).anyMatch(note -> note.contains("without a zone"));
    }

    @Test
    void wrongRowsAreListedByTheirNumberAndNothingIsImported() throws IOException {
        ImportedFile made = imported("nulls");
        assertThat(made.hash()).isEmpty();
        assertThat(made.refusal().orElseThrow().code()).isEqualTo(Code.BAD_ROWS);
        assertThat(made.refusal().orElseThrow().detail()).contains("the first in row 5");
        assertThat(made.report().findings())
                .filteredOn(finding -> finding.kind().severity() == FindingKind.Severity.ERROR)
                .extracting(BarFinding::kind, BarFinding::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FindingKind.NOT_A_NUMBER, 5L),
                        org.assertj.core.groups.Tuple.tuple(FindingKind.UNREADABLE, 8L));
        assertThat(candleFiles()).isEmpty();
    }

    @Nested
    class WhatIsNotReadIsNamed {
        @Test
        void aCodec() throws IOException {
            assertThat(refusal("refused-brotli", Code.PARQUET_NOT_READ)).contains("Brotli");
        }

        @Test
        void anEncoding() throws IOException {
            assertThat(refusal("refused-delta", Code.PARQUET_NOT_READ)).contains("DELTA_BINARY_PACKED", "timestamp");
            assertThat(refusal("refused-byte-stream-split", Code.PARQUET_NOT_READ))
                    .contains("BYTE_STREAM_SPLIT");
        }

        @Test
        void aType() throws IOException {
            assertThat(refusal("refused-int96", Code.PARQUET_NOT_READ)).contains("INT96", "timestamp");
            assertThat(refusal("refused-nested", Code.PARQUET_NOT_READ)).contains("LIST", "close");
        }

        @Test
        void anEncryptedFile() throws IOException {
            byte[] file = Files.readAllBytes(FILES.resolve("pandas-default.parquet"));
            byte[] magic = "PARE".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(magic, 0, file, 0, 4);
            System.arraycopy(magic, 0, file, file.length - 4, 4);
            assertThat(refusal(file, Code.PARQUET_NOT_READ)).contains("encryption");
        }

        @Test
        void aTableOfSomethingElseOrOfNothing() throws IOException {
            assertThat(refusal("other-columns", Code.UNKNOWN_LAYOUT)).contains("a, b");
            assertThat(refusal("no-rows", Code.EMPTY_FILE)).contains("no rows");
        }
    }

    @Nested
    class AHostileFile {
        @Test
        void thatUnpacksToMoreThanAllowedIsRefused() throws IOException {
            ImportedFile pages =
                    run(FILES.resolve("bomb-of-many-pages.parquet"), crypto(), new ImportLimits(1_000_000, 1_000_000));
            assertThat(pages.refusal().orElseThrow().code()).isEqualTo(Code.FILE_TOO_LARGE);
            assertThat(refusal("bomb-of-one-page", Code.FILE_TOO_LARGE)).contains("16777216 bytes");
        }

        @Test
        void withMoreRowsThanAllowedIsRefusedByItsFooter() throws IOException {
            ImportedFile made = run(FILES.resolve("pages-v1-none.parquet"), crypto(), new ImportLimits(10, 1_000_000));
            assertThat(made.refusal().orElseThrow().code()).isEqualTo(Code.TOO_MANY_BARS);
        }

        @Test
        void thatIsOnlyTheBeginningOfOneIsRefused() throws IOException {
            assertThat(refusal("PAR1".getBytes(StandardCharsets.US_ASCII), Code.DAMAGED_FILE))
                    .contains("4 bytes");
            byte[] whole = Files.readAllBytes(FILES.resolve("pages-v1-snappy.parquet"));
            assertThat(refusal(Arrays.copyOf(whole, whole.length / 2), Code.DAMAGED_FILE))
                    .contains("cut off");
        }

        @Test
        void withAFooterOfAnyLengthIsRefused() throws IOException {
            for (int length : new int[] {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1_000_000}) {
                ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(FILES.resolve("pages-v1-none.parquet")))
                        .order(ByteOrder.LITTLE_ENDIAN);
                file.putInt(file.capacity() - 8, length);
                assertThat(refusal(file.array(), Code.DAMAGED_FILE)).contains("claims " + length + " bytes");
            }
        }

        @Test
        void thatClaimsABillionColumnsIsRefused() throws IOException {
            // field 2, a list of structures, of 2^30 - 1 elements; then nothing
            byte[] footer = {0x29, (byte) 0xFC, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x03, 0x00};
            assertThat(refusal(fileWith(footer), Code.DAMAGED_FILE)).contains("claims");
        }

        @Test
        void thatIsNestedWithoutEndIsRefused() throws IOException {
            byte[] footer = new byte[100_000];
            Arrays.fill(footer, (byte) 0x1C); // a structure within a structure within …
            assertThat(refusal(fileWith(footer), Code.DAMAGED_FILE)).contains("nested too deep");
        }

        @Test
        void withBytesThatWereChangedEndsInRowsOrInACode() throws IOException {
            for (Path file : tables()) {
                byte[] whole = Files.readAllBytes(file);
                int footer =
                        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8) + 8;
                for (long seed = 0; seed < 60; seed++) {
                    var random = new Random(seed);
                    byte[] changed = whole.clone();
                    int reach = seed % 2 == 0 ? whole.length - 4 : footer;
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        int at = whole.length - 1 - random.nextInt(reach);
                        changed[at] = switch (random.nextInt(3)) {
                            case 0 -> (byte) (changed[at] ^ (1 << random.nextInt(8)));
                            case 1 -> (byte) random.nextInt(256);
                            default -> (byte) 0xFF;
                        };
                    }
                    assertThat(outcome(changed)).as("%s seed %d", file, seed).isNotNull();
                }
            }
        }

        @Test
        void thatWasCutOffIsNeverRead() throws IOException {
            for (Path file : tables()) {
                byte[] whole = Files.readAllBytes(file);
                for (long seed = 0; seed < 40; seed++) {
                    byte[] cut = Arrays.copyOf(whole, 4 + new Random(seed).nextInt(whole.length - 4));
                    if (seed % 2 == 0 && cut.length > 20) { // the end is there, something before it is missing
                        System.arraycopy(whole, whole.length - 8, cut, cut.length - 8, 8);
                    }
                    assertThat(outcome(cut)).as("%s seed %d", file, seed).isNotEqualTo("READ");
                }
            }
        }

        private String outcome(byte[] file) throws IOException {
            Path path = Files.write(folder.resolve("changed.parquet"), file);
            try (RowSource source = RowSources.open(path, WallClock.utc(), LIMITS)) {
                source.read(Long.MAX_VALUE, new LookedAt(), read -> {});
                return "READ";
            } catch (ImportRefused refused) {
                return refused.code().name();
            }
        }

        private byte[] fileWith(byte[] footer) {
            byte[] magic = "PAR1".getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.allocate(footer.length + 12)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(magic)
                    .put(footer)
                    .putInt(footer.length)
                    .put(magic)
                    .array();
        }
    }

    /** Takes numbers out of rows as an import does, and keeps nothing. */
    private static final class LookedAt implements RowSink {
        @Override
        public void row(long line, long stamp, String open, String high, String low, String close, String volume) {
            for (String number : new String[] {open, high, low, close, volume}) {
                if (Double.isFinite(Decimals.toDouble(number))) {
                    Decimals.decimals(number);
                }
            }
        }

        @Override
        public void unreadable(FindingKind kind, long line, String detail) {
            assertThat(detail).isNotEmpty();
        }
    }

    private String refusal(String name, Code code) throws IOException {
        return refusal(Files.readAllBytes(FILES.resolve(name + ".parquet")), code);
    }

    private String refusal(byte[] file, Code code) throws IOException {
        ImportedFile made = imported(Files.write(folder.resolve("refused.parquet"), file));
        assertThat(made.refusal().orElseThrow().code()).isEqualTo(code);
        assertThat(candleFiles()).isEmpty();
        return made.refusal().orElseThrow().detail();
    }

    private ImportedFile imported(String name) throws IOException {
        return imported(FILES.resolve(name + ".parquet"));
    }

    private ImportedFile imported(Path file) throws IOException {
        return run(file, crypto(), LIMITS);
    }

    private ImportedFile run(Path file, ImportOptions options, ImportLimits limits) throws IOException {
        return new CandleImporter(folder, limits).run(file, options, part -> {});
    }

    private static ImportOptions crypto() {
        return new ImportOptions(Optional.empty(), TradingCalendar.CRYPTO, WallClock.utc(), false);
    }

    private static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .filter(file -> !file.getFileName().toString().startsWith("bomb"))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> candleFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".parquet")).toList();
        }
    }
}
