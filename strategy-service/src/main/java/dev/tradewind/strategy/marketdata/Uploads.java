package dev.tradewind.strategy.marketdata;

import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Uploaded files until their import is over, beside the candle files. Nothing larger than allowed is ever written. */
@Singleton
public class Uploads {
    private static final int BUFFER = 1 << 16;
    private static final Duration FORGOTTEN = Duration.ofHours(24);

    /** Uploads of one user at a time. */
    private static final int AT_ONCE = 2;

    private final Map<UUID, Integer> arriving = new ConcurrentHashMap<>();
    private final Path folder;
    private final MarketdataConfig config;
    private final InstantSource clock;

    Uploads(CandleStore store, MarketdataConfig config, InstantSource clock) {
        this.folder = store.folder().resolve("incoming");
        this.config = config;
        this.clock = clock;
    }

    Path file(UUID id) {
        return folder.resolve(id + ".upload");
    }

    /** Writes the body down and returns its size in bytes. */
    public long receive(UUID user, UUID id, InputStream body) {
        if (arriving.merge(user, 1, Integer::sum) > AT_ONCE) {
            leave(user);
            throw Conflict.of("TOO_MANY", "You have " + AT_ONCE + " uploads under way; wait for one of them.");
        }
        try {
            return receive(id, body);
        } finally {
            leave(user);
        }
    }

    private void leave(UUID user) {
        arriving.computeIfPresent(user, (same, count) -> count == 1 ? null : count - 1);
    }

    private long receive(UUID id, InputStream body) {
        Path file = file(id);
        long bytes = 0;
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(file)) {
                var buffer = new byte[BUFFER];
                for (int read = next(body, buffer); read >= 0; read = next(body, buffer)) {
                    bytes += read;
                    if (bytes > config.maxUploadBytes()) {
                        throw tooLarge(config.maxUploadBytes());
                    }
                    out.write(buffer, 0, read);
                }
            }
            return bytes;
        } catch (IOException disk) {
            delete(id);
            throw new UncheckedIOException("an upload could not be kept", disk);
        } catch (RuntimeException refused) {
            delete(id);
            throw refused;
        }
    }

    private static int next(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException cutOff) {
            throw new ProblemException(400, "UPLOAD_CUT_OFF", "The upload broke off before its end.", cutOff);
        }
    }

    private static ProblemException tooLarge(long most) {
        return new ProblemException(
                        413,
                        "FILE_TOO_LARGE",
                        "A file may have " + most + " bytes; this one is larger. Split it by time.")
                .header("Connection", "close");
    }

    /** Removes an upload; one that is gone already is fine. */
    public void delete(UUID id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException stuck) {
            Log.warnf("upload not deleted file=%s reason=%s", file(id), stuck.toString());
        }
    }

    /** Removes what nobody came back for, such as uploads that were cut off by a crash. */
    void deleteForgotten() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant before = clock.instant().minus(FORGOTTEN);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.toList();
            for (Path file : old) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unreadable) {
            Log.warnf("uploads not tidied reason=%s", unreadable.toString());
        }
    }
}
