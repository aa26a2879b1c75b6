package dev.tradewind.local.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Starts programs in a session of their own. Ctrl-C reaches every process of the terminal's group at once, and parts
 * must be stopped in order by their launcher instead.
 */
public final class OwnSession {
    private static final String PERL = "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or die \"cannot run: $!\"";

    private OwnSession() {}

    /** Words to put before a command; the process keeps its id through them. Empty where the machine has no such tool. */
    public static List<String> prefix() {
        return findProgram("setsid")
                .map(setsid -> List.of(setsid.toString()))
                .or(() -> findProgram("perl").map(perl -> List.of(perl.toString(), "-e", PERL, "--")))
                .orElse(List.of());
    }

    /** A program on the PATH. */
    public static Optional<Path> findProgram(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
