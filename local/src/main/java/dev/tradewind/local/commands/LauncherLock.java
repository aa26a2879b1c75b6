package dev.tradewind.local.commands;

import dev.tradewind.local.process.KnownProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** At most one launcher per data folder; the operating system frees the lock of a killed one. */
final class LauncherLock implements AutoCloseable {
    private final Path lockFile;
    private final Path processFile;
    private @Nullable FileChannel channel;

    LauncherLock(Path home) {
        this.lockFile = home.resolve("run").resolve("launcher.lock");
        this.processFile = home.resolve("run").resolve("launcher");
    }

    /** Takes the lock; false if another launcher has it. */
    boolean take() {
        try {
            Files.createDirectories(lockFile.getParent());
            FileChannel opened = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = opened.tryLock();
            if (lock == null) {
                opened.close();
                return false;
            }
            channel = opened;
            KnownProcess self = KnownProcess.of(ProcessHandle.current());
            Files.writeString(processFile, self.pid() + " " + self.startedAt().toEpochMilli() + "\n");
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + lockFile, e);
        }
    }

    /** The launcher that runs now, if one does. */
    Optional<ProcessHandle> holder() {
        try {
            if (!Files.exists(processFile)) {
                return Optional.empty();
            }
            String[] words = Files.readString(processFile).strip().split(" ", -1);
            return new KnownProcess(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))).find();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + processFile, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(processFile);
            FileChannel held = channel;
            if (held != null) {
                held.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + lockFile, e);
        }
    }
}
