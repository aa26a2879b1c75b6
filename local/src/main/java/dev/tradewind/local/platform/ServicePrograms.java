package dev.tradewind.local.platform;

import dev.tradewind.local.config.Service;
import dev.tradewind.local.process.OwnSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The built programs of the services in a checkout, and how one of them is run with little memory. */
final class ServicePrograms {
    private final Path checkout;
    private final int heapMegabytes;
    private final StartCaches caches;

    ServicePrograms(Path checkout, int heapMegabytes, StartCaches caches) {
        this.checkout = checkout;
        this.heapMegabytes = heapMegabytes;
        this.caches = caches;
    }

    /** What of these is not built, as a sentence. */
    Optional<String> missing(List<Service> needed) {
        List<String> absent = needed.stream()
                .filter(service -> !Files.exists(jar(service)))
                .map(Service::module)
                .distinct()
                .toList();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of("not built yet: " + String.join(", ", absent) + " (run make up, or mvn -Dquick package)");
    }

    /** Command line of a service. The flags are those measured for small services: they trade peak speed for memory. */
    List<String> command(Service service) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+UseCompactObjectHeaders",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:+ExitOnOutOfMemoryError", // a service without memory does harm; the launcher starts it anew
                "-Dsun.net.http.retryPost=false", // R1(e): nothing below us repeats a POST
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        command.addAll(caches.options(service, jar(service)));
        command.add("-jar");
        command.add(jar(service).toAbsolutePath().toString());
        return command;
    }

    /**
     * Command line of the worker of backtests: the best compiler, no start cache, a heap that shrinks when it is idle, and the
     * lowest priority beside the services.
     */
    List<String> workerCommand(int workerHeapMegabytes) {
        var command = new ArrayList<String>();
        OwnSession.findProgram("nice").ifPresent(nice -> command.addAll(List.of(nice.toString(), "-n", "10")));
        Path application = folder(Service.STRATEGY).toAbsolutePath();
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + workerHeapMegabytes + "m",
                "-Xms16m",
                "-XX:+UseG1GC",
                "-XX:G1PeriodicGCInterval=30000",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:MinHeapFreeRatio=10",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError", // its chunk goes to another try; the launcher starts it anew
                "-cp",
                application.resolve("app/*") + ":" + application.resolve("lib/main/*"),
                "dev.tradewind.strategy.worker.WorkerMain"));
        return command;
    }

    /** Whether the program with the worker in it is built. */
    boolean hasWorker() {
        return Files.exists(jar(Service.STRATEGY));
    }

    /** Sees the migrations inside the built program. */
    ClassLoader migrations(Service service) {
        Path application = folder(service);
        var urls = new ArrayList<URL>();
        addJars(urls, application.resolve("app"), "");
        addJars(urls, application.resolve("lib/main"), "dev.tradewind.service-kit-");
        return new URLClassLoader(urls.toArray(URL[]::new), getClass().getClassLoader());
    }

    private Path jar(Service service) {
        return folder(service).resolve("quarkus-run.jar");
    }

    private Path folder(Service service) {
        return checkout.resolve(service.module()).resolve("target/quarkus-app");
    }

    private static void addJars(List<URL> urls, Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(prefix) && name.endsWith(".jar")) {
                    urls.add(toUrl(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static URL toUrl(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
