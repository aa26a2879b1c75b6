package dev.tradewind.local.commands;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.config.Service;
import dev.tradewind.local.demo.DemoAccount;
import dev.tradewind.local.demo.PublicApi;
import dev.tradewind.local.platform.Platform;
import dev.tradewind.local.platform.Progress;
import dev.tradewind.local.platform.RestartPauses;
import dev.tradewind.local.platform.StartCaches;
import dev.tradewind.local.secrets.SecretFiles;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Runs the platform once, on its own data, so that later starts take about half the time. */
final class TrainCommand {
    private final LocalSettings settings;
    private final PrintStream out;

    TrainCommand(LocalSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run() {
        try (var lock = new LauncherLock(settings.home())) {
            if (!lock.take()) {
                out.println("Tradewind is running: stop it first with make down.");
                return 1;
            }
            Progress progress = (part, text) -> out.printf("  %-14s %s%n", part, text);
            Leftovers.end(settings, progress);
            var caches = StartCaches.training(settings.caches());
            try (var platform =
                    new Platform(settings, progress, caches, Optional.empty(), Map.of(), RestartPauses.USUAL)) {
                platform.start();
                URI pages = platform.address(Service.WEB);
                // what a start is followed by: a log-in, the lists, an alert
                DemoAccount.ensure(new PublicApi(pages), new SecretFiles(settings.secrets()));
            }
            caches.keep();
            out.println("Trained: later starts use what was learned.");
            return 0;
        }
    }
}
