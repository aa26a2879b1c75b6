package dev.tradewind.local.platform;

import dev.tradewind.local.process.KnownProcess;
import dev.tradewind.local.process.OwnSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A part that is an ordinary program: its command, its environment, and a question that tells whether it is ready. */
final class ProgramPart implements Part {
    private static final Duration AFTER_FORCE = Duration.ofSeconds(10);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final Path log;
    private final BooleanSupplier ready;
    private final Duration patience;

    private @Nullable Process current;

    ProgramPart(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            BooleanSupplier ready,
            Duration patience) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.log = log;
        this.ready = ready;
        this.patience = patience;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        var words = new ArrayList<>(OwnSession.prefix());
        words.addAll(command);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process started = builder.start();
            started.getOutputStream().close();
            current = started;
        } catch (IOException e) {
            throw new StartFailed("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isReady() {
        return isRunning() && ready.getAsBoolean();
    }

    @Override
    public void stop() {
        process().ifPresent(handle -> {
            handle.destroy();
            if (!KnownProcess.waitFor(handle, patience)) {
                handle.destroyForcibly();
                KnownProcess.waitFor(handle, AFTER_FORCE);
            }
        });
    }

    @Override
    public void kill() {
        process().ifPresent(handle -> {
            handle.destroyForcibly();
            KnownProcess.waitFor(handle, AFTER_FORCE);
        });
    }

    @Override
    public synchronized Optional<ProcessHandle> process() {
        Process process = current;
        return process != null && process.isAlive() ? Optional.of(process.toHandle()) : Optional.empty();
    }
}
