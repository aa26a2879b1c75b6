package dev.tradewind.system.bench;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.config.Service;
import dev.tradewind.local.platform.Part;
import dev.tradewind.local.platform.Platform;
import dev.tradewind.local.platform.RestartPauses;
import dev.tradewind.local.platform.StartCaches;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.TestSettings;
import dev.tradewind.system.harness.Trader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The six services as {@code make up} runs them, in a fresh folder, with limits that do not bind a load generator. */
final class BenchPlatform implements AutoCloseable {
    private static final Map<String, String> RAISED_LIMITS = Map.of(
            "STRATEGY_SIGNALS_RATE_PER_MINUTE", "10000000",
            "STRATEGY_SIGNALS_BURST", "1000000",
            "TRADEWIND_AUTH_LIMITS_REGISTER_PER_MINUTE", "100000");
    // what a bench stops stays down until the bench starts it
    private static final RestartPauses NEVER = new RestartPauses(Duration.ofDays(1), Duration.ofDays(1));
    private static final Duration READY = Duration.ofMinutes(3);
    private static final int REGISTER_AT_ONCE = 4;

    private final Platform platform;
    private final Map<String, Connection> connections = new HashMap<>();

    private BenchPlatform(Platform platform) {
        this.platform = platform;
    }

    /** Starts with what a training run learned. */
    static BenchPlatform start(Path caches) {
        return start("bench", StartCaches.in(caches));
    }

    /** Runs once, as {@code make train} does, and leaves the caches in a folder. */
    static void train(Path caches) {
        StartCaches training = StartCaches.training(caches);
        try (BenchPlatform trained = start("training", training)) {
            trained.register(1);
        }
        training.keep();
    }

    private static BenchPlatform start(String name, StartCaches caches) {
        LocalSettings settings = TestSettings.below(freshFolder(name), Map.of());
        var platform = new Platform(
                settings,
                (part, text) -> System.out.printf("[%s] %s %s%n", name, part, text),
                caches,
                Optional.empty(),
                RAISED_LIMITS,
                NEVER);
        var started = new BenchPlatform(platform);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::stop));
        try {
            platform.start();
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    LocalSettings settings() {
        return platform.settings();
    }

    /** The processes of the services, in the order in which they start. */
    List<Service> services() {
        return List.of(Service.values()).stream().filter(settings()::runs).toList();
    }

    Part part(Service service) {
        return platform.part(service.id());
    }

    /** Where alerts arrive. */
    InetSocketAddress webhooks() {
        return new InetSocketAddress("127.0.0.1", settings().port(Service.STRATEGY));
    }

    void stop(Service service) {
        part(service).stop();
    }

    void startAgain(Service service) {
        part(service).start();
        Eventually.within(READY, service.id() + " is ready", part(service)::isReady);
    }

    /** So many users with a paper account and a hook each. */
    List<Trader> register(int count) {
        URI pages = platform.address(Service.WEB);
        try (var workers = Executors.newFixedThreadPool(REGISTER_AT_ONCE)) {
            List<Future<Trader>> traders = IntStream.rangeClosed(1, count)
                    .mapToObj(number -> workers.submit(() ->
                            Trader.register(pages, "bench" + number, Trader.quickConfiguration("bench" + number))))
                    .toList();
            var registered = new ArrayList<Trader>();
            for (Future<Trader> trader : traders) {
                registered.add(trader.get());
            }
            return registered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a user could not be prepared", e);
        }
    }

    /** One kept connection per database, as superuser; for one thread at a time. */
    Connection database(String service) throws SQLException {
        Connection known = connections.get(service);
        if (known != null) {
            return known;
        }
        Connection opened = platform.databases().superuser("tradewind_" + service);
        connections.put(service, opened);
        return opened;
    }

    /** A connection of one's own. */
    Connection newConnection(String service) throws SQLException {
        return platform.databases().superuser("tradewind_" + service);
    }

    long count(String service, String query) throws SQLException {
        try (var statement = database(service).createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        platform.stop();
    }

    private static Path freshFolder(String name) {
        try {
            Path parent = TestSettings.checkout().resolve("system-tests/target/platform");
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
