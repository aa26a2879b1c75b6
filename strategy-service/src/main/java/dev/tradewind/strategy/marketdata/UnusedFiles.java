package dev.tradewind.strategy.marketdata;

import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Deletes candle files that no series names any more: deleted imports, and live files that a longer one replaced. */
@Singleton
class UnusedFiles {
    private final CandleStore store;
    private final TenantTx tx;
    private final LiveCandlesConfig config;
    private final InstantSource clock;

    UnusedFiles(CandleStore store, TenantTx tx, LiveCandlesConfig config, InstantSource clock) {
        this.store = store;
        this.tx = tx;
        this.config = config;
        this.clock = clock;
    }

    /** A file stays for a while after it was written, for backtests that name it and for imports about to be recorded. */
    void delete() throws IOException {
        if (!Files.isDirectory(store.folder())) {
            return;
        }
        Instant before = clock.instant().minus(config.replacedFor());
        List<Path> old;
        try (Stream<Path> files = Files.list(store.folder())) {
            old = files.filter(file -> isOlder(file, before)).toList();
        }
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
            } else if (name.endsWith(".writing") || name.endsWith(".csv")) {
                Files.deleteIfExists(file); // left by a crash
            }
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
