package dev.tradewind.local.commands;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.config.Service;
import dev.tradewind.local.platform.ProcessLedger;
import dev.tradewind.local.process.KnownProcess;
import dev.tradewind.local.process.ResidentMemory;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the processes of this installation with their memory. */
final class StatusCommand {
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final LocalSettings settings;
    private final PrintStream out;

    StatusCommand(LocalSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** 0 when the platform runs, 3 when it does not, as service managers count. */
    int run() {
        Map<String, KnownProcess> alive = new ProcessLedger(settings.home()).alive();
        if (alive.isEmpty()) {
            out.println("Tradewind does not run.");
            return 3;
        }
        var services = Stream.of(Service.values()).map(Service::id).collect(Collectors.toSet());
        double together = 0;
        for (var entry : alive.entrySet()) {
            double resident = ResidentMemory.of(entry.getValue().pid()).orElse(0) / MEBIBYTE;
            if (services.contains(entry.getKey())) {
                together += resident;
            }
            out.printf(
                    "  %-14s process %-8d %6.0f MiB%n",
                    entry.getKey(), entry.getValue().pid(), resident);
        }
        out.printf("  services together %.0f MiB resident%n", together);
        return 0;
    }
}
