package dev.tradewind.kit.config;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A small file in the state folder, replaced as a whole. Losing it costs nothing but a fetch. */
public final class StateFile {
    private final Path path;

    public StateFile(Installation installation, String name) {
        this.path = installation.stateDir().resolve(name);
    }

    public Optional<String> read() {
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException unreadable) {
            Log.warnf("state file not readable file=%s reason=%s", path, unreadable.toString());
            return Optional.empty();
        }
    }

    public void write(String text) {
        try {
            Files.createDirectories(path.getParent());
            Path fresh =
                    Files.createTempFile(path.getParent(), path.getFileName().toString(), ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            Log.warnf("state file not written file=%s reason=%s", path, unwritable.toString());
        }
    }
}
