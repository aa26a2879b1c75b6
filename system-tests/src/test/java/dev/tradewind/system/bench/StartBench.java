package dev.tradewind.system.bench;

import dev.tradewind.local.config.Service;
import dev.tradewind.local.platform.Part;
import dev.tradewind.local.process.KnownProcess;
import dev.tradewind.local.process.ResidentMemory;
import dev.tradewind.system.harness.Client;
import dev.tradewind.system.harness.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** P9, start and memory: each service alone, from its process to its first ready answer, with and without its cache. */
final class StartBench {
    private static final String CACHE_OPTION = "-XX:AOTCache=";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long IDLE_MILLIS = 20_000;
    private static final long POLL_MILLIS = 5;
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final BenchPlatform platform;
    private final BenchSize size;
    private final Path caches;
    private final Report report;

    StartBench(BenchPlatform platform, BenchSize size, Path caches) {
        this.platform = platform;
        this.size = size;
        this.caches = caches.toAbsolutePath();
        this.report = new Report("P9", size);
    }

    /** Memory of the platform as it was started, before any work. */
    void idleMemory() {
        Eventually.pause(IDLE_MILLIS);
        double together = 0;
        for (Service service : platform.services()) {
            double resident = resident(service);
            together += resident;
            report.tell("resident, idle: " + service.id(), resident, "MiB");
        }
        report.atMost(1.3 * 1024, "resident, idle: six services together", Spread.of(together), "MiB");
    }

    void starts() {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            report.note("Start times are not measured: this machine shows no command lines below /proc.");
            return;
        }
        DoubleStream.Builder all = DoubleStream.builder();
        for (Service service : platform.services()) {
            Path cache = caches.resolve(service.module() + ".aot");
            Program program = Program.of(platform.part(service));
            platform.stop(service);
            var without = new double[size.starts()];
            var with = new double[size.starts()];
            for (int round = 0; round < size.starts(); round++) {
                without[round] = seconds(service, program.command());
                with[round] = Files.exists(cache) ? seconds(service, program.withCache(cache)) : Double.NaN;
                all.add(without[round] / with[round]);
            }
            platform.startAgain(service);
            report.tell(service.id() + ": first answer without a cache", Spread.of(without), "s");
            if (Files.exists(cache)) {
                report.tell(service.id() + ": first answer with its cache", Spread.of(with), "s");
            } else {
                report.note(service.id() + " has no trained cache.");
            }
        }
        double[] known = all.build().filter(Double::isFinite).toArray();
        if (known.length > 0) {
            report.atLeast(2, "starts with a cache are faster, over all services", Spread.of(known), "times");
        }
        double after = platform.services().stream().mapToDouble(this::resident).sum();
        report.tell("resident after all the other benches, together", after, "MiB");
    }

    void publish() {
        report.publish();
    }

    private double resident(Service service) {
        return platform.part(service)
                        .process()
                        .map(process -> ResidentMemory.of(process.pid()).orElse(0))
                        .orElse(0L)
                / MEBIBYTE;
    }

    private double seconds(Service service, ProcessBuilder command) {
        URI management = URI.create("http://127.0.0.1:" + platform.settings().managementPort(service));
        var client = new Client(management).patientFor(Duration.ofSeconds(2));
        long began = System.nanoTime();
        try {
            Process process = command.start();
            try {
                while (!isReady(client)) {
                    if (!process.isAlive() || System.nanoTime() - began > LIMIT.toNanos()) {
                        throw new WrongCount(service.id() + " did not become ready");
                    }
                    Eventually.pause(POLL_MILLIS);
                }
                return (System.nanoTime() - began) / 1e9;
            } finally {
                process.destroy();
                if (!KnownProcess.waitFor(process.toHandle(), Duration.ofSeconds(20))) {
                    process.destroyForcibly();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + service.id(), e);
        }
    }

    private static boolean isReady(Client client) {
        try {
            return client.get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false; // nobody listens yet
        }
    }

    /** The very command, environment and folder with which the launcher runs a service. */
    private record Program(List<String> words, List<String> environment, Path folder) {
        static Program of(Part part) {
            Path process =
                    Path.of("/proc", Long.toString(part.process().orElseThrow().pid()));
            try {
                return new Program(
                        texts(process.resolve("cmdline")).stream()
                                .filter(word -> !word.startsWith(CACHE_OPTION))
                                .toList(),
                        texts(process.resolve("environ")),
                        process.resolve("cwd").toRealPath());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at " + part.name(), e);
            }
        }

        ProcessBuilder command() {
            return builder(words);
        }

        ProcessBuilder withCache(Path cache) {
            var more = new ArrayList<>(words);
            more.add(1, CACHE_OPTION + cache);
            return builder(more);
        }

        private ProcessBuilder builder(List<String> command) {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            for (String entry : environment) {
                int end = entry.indexOf('=');
                builder.environment().put(entry.substring(0, end), entry.substring(end + 1));
            }
            return builder;
        }

        private static List<String> texts(Path file) throws IOException {
            return Stream.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0", -1))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }
}
