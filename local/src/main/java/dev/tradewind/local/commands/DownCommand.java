package dev.tradewind.local.commands;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.platform.Progress;
import dev.tradewind.local.process.KnownProcess;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** Stops a running platform in order, and what a killed launcher left. */
final class DownCommand {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final LocalSettings settings;
    private final PrintStream out;

    DownCommand(LocalSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run() {
        Progress progress = (part, text) -> out.printf("  %-14s %s%n", part, text);
        Optional<ProcessHandle> launcher = new LauncherLock(settings.home()).holder();
        if (launcher.isPresent()) {
            launcher.get().destroy();
            if (!KnownProcess.waitFor(launcher.get(), LIMIT)) {
                launcher.get().destroyForcibly();
            }
        }
        Leftovers.end(settings, progress);
        out.println(launcher.isPresent() ? "Tradewind is stopped." : "Tradewind was not running.");
        return 0;
    }
}
