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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Uploaded files until their import is over, beside the candle files. Nothing larger than allowed is ever written. */
@Singleton
public class Uploads {
    private static final int BUFFER = 1 << 16;

    /** Uploads of one user at a time. */
    private static final int AT_ONCE = 2;

    private final Map<UUID, Integer> arriving = new ConcurrentHashMap<>();
    private final Path folder;
    private final MarketdataConfig config;

    Uploads(CandleStore store, MarketdataConfig config) {
        this.folder = store.folder().resolve("incoming");
        this.config = config;
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
            throw cutOff(cutOff);
        }
    }

    /** The connection ended before the file did. */
    public static ProblemException cutOff(IOException cause) {
        return new ProblemException(400, "UPLOAD_CUT_OFF", "The upload broke off before its end.", cause);
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

    /**
     * Removes uploads that were cut off by a crash: no import waits for them, and nothing has come for a while.
     *
     * @param before what was written later may be arriving just now
     */
    void deleteForgotten(Set<UUID> waiting, Instant before) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                boolean isWaiting = waiting.stream().anyMatch(id -> file.equals(file(id)));
                if (!isWaiting && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                    Log.infof("forgotten upload deleted file=%s", file.getFileName());
                }
            }
        } catch (IOException unreadable) {
            Log.warnf("uploads not tidied reason=%s", unreadable.toString());
        }
    }
}
