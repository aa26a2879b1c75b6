package dev.tradewind.strategy.marketdata;

import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deletes files that nothing names any more: candle files of deleted imports and live files that a longer one replaced, and what a crash
 * left of files that were being written or uploaded.
 */
@Singleton
class UnusedFiles {
    /** Whoever writes a file writes to it more often than this. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final CandleStore store;
    private final Uploads uploads;
    private final CandleImports imports;
    private final TenantTx tx;
    private final LiveCandlesConfig config;
    private final InstantSource clock;

    UnusedFiles(
            CandleStore store,
            Uploads uploads,
            CandleImports imports,
            TenantTx tx,
            LiveCandlesConfig config,
            InstantSource clock) {
        this.store = store;
        this.uploads = uploads;
        this.imports = imports;
        this.tx = tx;
        this.config = config;
        this.clock = clock;
    }

    /** A candle file stays for a while after it was written, for backtests that name it and for imports about to be recorded. */
    void delete() throws IOException {
        if (!Files.isDirectory(store.folder())) {
            return;
        }
        Instant now = clock.instant();
        uploads.deleteForgotten(tx.system("find candle import", imports::waiting), now.minus(ABANDONED));
        deleteAbandoned(now.minus(ABANDONED));
        deleteUnnamed(now.minus(config.replacedFor()));
    }

    private void deleteAbandoned(Instant before) throws IOException {
        for (Path file : older(before)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".writing") || name.endsWith(".csv")) {
                Files.deleteIfExists(file);
                Log.infof("unfinished file deleted file=%s", name);
            }
        }
    }

    private void deleteUnnamed(Instant before) throws IOException {
        List<Path> old = older(before);
        Set<String> named = new HashSet<>(tx.system(
                "find candle files",
                sql -> sql.list(
                        "select hash from candle_series union select hash from shared_candle_series",
                        row -> row.text("hash"))));
        for (Path file : old) {
            String name = file.getFileName().toString();
            String hash = name.replace(".candles", "");
            if (name.endsWith(".candles") && !named.contains(hash)) {
                store.delete(hash);
                Log.infof("candle file deleted hash=%s", hash);
            }
        }
    }

    private List<Path> older(Instant before) throws IOException {
        try (Stream<Path> files = Files.list(store.folder())) {
            return files.filter(file -> isOlder(file, before)).toList();
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException gone) {
            return false;
        }
    }
}
