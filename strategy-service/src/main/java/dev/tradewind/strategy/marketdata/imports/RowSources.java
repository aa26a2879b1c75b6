package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.calendar.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Tells from its first bytes what a file is. */
final class RowSources {
    private static final int MAGIC = 4;

    /** The second one is that of encrypted files. */
    private static final Set<String> PARQUET = Set.of("PAR1", "PARE");

    private RowSources() {}

    static RowSource open(Path file, WallClock clock, ImportLimits limits) throws IOException, ImportRefused {
        String magic;
        try (InputStream start = Files.newInputStream(file)) {
            magic = new String(start.readNBytes(MAGIC), StandardCharsets.ISO_8859_1);
        }
        return PARQUET.contains(magic)
                ? ParquetSource.open(file, clock, limits)
                : CsvSource.open(file, clock, limits.maxBytes());
    }
}
