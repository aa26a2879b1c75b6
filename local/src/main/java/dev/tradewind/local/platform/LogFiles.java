package dev.tradewind.local.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the logs bounded: a file over the limit is kept once as {@code .1} and begun anew. */
final class LogFiles {
    private static final long LIMIT_BYTES = 20L * 1024 * 1024;

    private final Path folder;

    LogFiles(Path folder) {
        this.folder = folder;
    }

    void trim() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> large = files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> file.toFile().length() > LIMIT_BYTES)
                    .toList();
            for (Path file : large) {
                begin(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot trim the logs in " + folder, e);
        }
    }

    Path of(String part) {
        return folder.resolve(part + ".log");
    }

    // the writers hold the file open for appending, so it is copied and emptied instead of being renamed
    private static void begin(Path file) throws IOException {
        Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        try (var content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(0);
        }
    }
}
