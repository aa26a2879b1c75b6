package dev.tradewind.system.bench;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.platform.Part;
import dev.tradewind.local.platform.Platform;
import dev.tradewind.local.platform.RestartPauses;
import dev.tradewind.local.platform.Service;
import dev.tradewind.local.platform.StartCaches;
import dev.tradewind.local.process.ResidentMemory;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** P9: start and memory of the platform as {@code make up} runs it, without and with trained caches. */
final class StartBench {
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final Duration SERVICE_LIMIT = Duration.ofMinutes(2);
    private static final int RESTARTS = 3;

    private final Report report;

    StartBench(Report report) {
        this.report = report;
    }

    void run() throws Exception {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(TestSettings.checkout().resolve("system-tests/target/platform")),
                "bench-start-");
        LocalSettings settings = TestSettings.below(folder.resolve("home"), Map.of());
        Path caches = folder.resolve("caches");
        Measured plain = measure(settings, StartCaches.in(caches));
        StartCaches training = StartCaches.training(caches);
        train(settings, training);
        training.keep();
        Measured trained = measure(settings, StartCaches.in(caches));
        report.add("P9", "built tree to ready", "%.1f s, trained %.1f s".formatted(plain.wall, trained.wall), "60 s");
        report.add(
                "P9",
                "one service to its first answer, by median",
                "%.2f s, trained %.2f s: %.1f times faster"
                        .formatted(plain.service, trained.service, plain.service / trained.service),
                "at least 2 times faster");
        report.add(
                "P9",
                "six services together, idle",
                "%.0f MiB resident, trained %.0f MiB".formatted(plain.memory, trained.memory),
                "at most 1331 MiB");
    }

    private record Measured(double wall, double service, double memory) {}

    private static Measured measure(LocalSettings settings, StartCaches caches) {
        long began = System.nanoTime();
        try (Platform platform = platform(settings, caches)) {
            platform.start();
            double wall = (System.nanoTime() - began) / 1e9;
            Eventually.pause(20_000); // idle
            List<Part> services = Stream.of(Service.values())
                    .filter(settings::runs)
                    .map(service -> platform.part(service.id()))
                    .toList();
            double memory = services.stream()
                    .mapToLong(part -> part.process()
                            .map(process -> ResidentMemory.of(process.pid()).orElse(0))
                            .orElse(0L))
                    .sum();
            var starts = new ArrayList<Double>();
            for (Part part : services) {
                for (int times = 0; times < RESTARTS; times++) {
                    starts.add(restart(part));
                }
            }
            starts.sort(null);
            return new Measured(wall, starts.get(starts.size() / 2), memory / MEBIBYTE);
        }
    }

    private static void train(LocalSettings settings, StartCaches caches) {
        try (Platform platform = platform(settings, caches)) {
            platform.start();
            Eventually.pause(5_000); // a few rounds of its own work
        }
    }

    // nobody but the bench starts a part again
    private static Platform platform(LocalSettings settings, StartCaches caches) {
        return new Platform(
                settings,
                (part, text) -> System.out.printf("[bench] %s %s%n", part, text),
                caches,
                Optional.empty(),
                Map.of(),
                new RestartPauses(Duration.ofHours(1), Duration.ofHours(1)));
    }

    private static double restart(Part part) {
        part.kill();
        long began = System.nanoTime();
        part.start();
        Eventually.within(SERVICE_LIMIT, part.name() + " is ready", part::isReady);
        return (System.nanoTime() - began) / 1e9;
    }
}
