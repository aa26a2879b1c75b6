package dev.tradewind.local.platform;

import dev.tradewind.local.process.KnownProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which processes belong to this installation, on disk, so that the next start knows what a killed launcher left. */
public final class ProcessLedger {
    private final Path file;

    public ProcessLedger(Path home) {
        this.file = home.resolve("run").resolve("processes");
    }

    /** Writes down the processes that run now, by name. */
    public synchronized void write(Map<String, KnownProcess> processes) {
        String text = processes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().pid() + " "
                        + entry.getValue().startedAt().toEpochMilli() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling("processes.next");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The processes of the ledger that still run and still are what was written down. */
    public Map<String, KnownProcess> alive() {
        var alive = new LinkedHashMap<String, KnownProcess>();
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    parse(line).ifPresent(entry -> alive.put(entry.getKey(), entry.getValue()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        alive.values().removeIf(process -> process.find().isEmpty());
        return alive;
    }

    private static Optional<Map.Entry<String, KnownProcess>> parse(String line) {
        String[] words = line.strip().split(" ", -1);
        if (words.length != 3) {
            return Optional.empty();
        }
        return Optional.of(Map.entry(
                words[0], new KnownProcess(Long.parseLong(words[1]), Instant.ofEpochMilli(Long.parseLong(words[2])))));
    }
}
