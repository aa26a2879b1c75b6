package dev.tradewind.local.commands;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.platform.ProcessLedger;
import dev.tradewind.local.platform.Progress;
import dev.tradewind.local.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Ends what a killed launcher left running, known by process id and start time. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String POSTGRES = "postgres";

    private Leftovers() {}

    static void end(LocalSettings settings, Progress progress) {
        new ProcessLedger(settings.home()).alive().forEach((name, process) -> {
            if (!name.equals(POSTGRES)) {
                progress.tell(name, "left by a killed launcher, ended");
                process.end(PATIENCE);
            }
        });
        try {
            if (PostgresServer.endLeftover(settings.home().resolve(POSTGRES))) {
                progress.tell(POSTGRES, "left by a killed launcher, stopped");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
