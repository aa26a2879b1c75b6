package dev.tradewind.local.commands;

import dev.tradewind.local.config.LocalSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deletes all data of this machine, after a question. */
final class ResetCommand {
    private final LocalSettings settings;
    private final BufferedReader in;
    private final PrintStream out;

    ResetCommand(LocalSettings settings, BufferedReader in, PrintStream out) {
        this.settings = settings;
        this.in = in;
        this.out = out;
    }

    int run(List<String> options) {
        Path home = settings.home();
        if (!Files.exists(home)) {
            out.println("There is nothing to delete in " + home.toAbsolutePath());
            return 0;
        }
        if (new LauncherLock(home).holder().isPresent()) {
            out.println("Tradewind is running: stop it first with make down.");
            return 1;
        }
        if (!options.contains("--yes") && !isConfirmed(home)) {
            out.println("Nothing was deleted.");
            return 1;
        }
        Leftovers.end(settings, (part, text) -> out.printf("  %-14s %s%n", part, text));
        delete(home);
        out.println("Deleted " + home.toAbsolutePath());
        return 0;
    }

    private boolean isConfirmed(Path home) {
        out.print("Delete all accounts, positions, keys and logs in " + home.toAbsolutePath() + "? Type yes: ");
        out.flush();
        try {
            @Nullable String answer = in.readLine();
            return answer != null && answer.strip().equals("yes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
