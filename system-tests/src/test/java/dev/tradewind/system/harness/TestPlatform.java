package dev.tradewind.system.harness;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.config.Service;
import dev.tradewind.local.platform.Part;
import dev.tradewind.local.platform.Platform;
import dev.tradewind.local.platform.RestartPauses;
import dev.tradewind.local.platform.StartCaches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The real processes on free ports in a folder of their own, with the venue as its own process behind a bad network. */
public final class TestPlatform implements AutoCloseable {
    private final Platform platform;
    private final FaultProxy proxy;

    private TestPlatform(Platform platform, FaultProxy proxy) {
        this.platform = platform;
        this.proxy = proxy;
    }

    /** Starts everything below {@code system-tests/target/platform/<name>-…}; nothing goes wrong yet. */
    public static TestPlatform start(String name, long seed, Map<String, String> settings) {
        return start(name, seed, settings, Map.of());
    }

    /** The same with more settings for the services themselves. */
    public static TestPlatform start(
            String name, long seed, Map<String, String> settings, Map<String, String> serviceSettings) {
        LocalSettings local = TestSettings.below(freshFolder(name), withVenueProcess(settings));
        var proxy = new FaultProxy(URI.create("http://127.0.0.1:" + local.port(Service.VENUE)), seed);
        var platform = new Platform(
                local,
                (part, text) -> System.out.printf("[%s] %s %s%n", name, part, text),
                StartCaches.in(local.caches()),
                Optional.of(proxy.address()),
                serviceSettings,
                new RestartPauses(Duration.ofMillis(100), Duration.ofMillis(800)));
        var started = new TestPlatform(platform, proxy);
        // a test run that is broken off leaves no servers behind
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        try {
            platform.start();
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    public URI pages() {
        return platform.address(Service.WEB);
    }

    public URI webhooks() {
        return platform.address(Service.STRATEGY);
    }

    public Platform platform() {
        return platform;
    }

    public FaultProxy proxy() {
        return proxy;
    }

    public Part part(String name) {
        return platform.part(name);
    }

    /** The database of a service as the superuser sees it: tests judge from outside. */
    public Connection database(String service) throws SQLException {
        return platform.databases().superuser("tradewind_" + service);
    }

    /** Waits until every part is ready. */
    public void awaitReady(Duration limit) {
        Eventually.within(limit, "all parts are ready", platform::isReady);
    }

    @Override
    public void close() {
        platform.stop();
        proxy.close();
    }

    private static Map<String, String> withVenueProcess(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.putIfAbsent("TRADEWIND_VENUE_PROCESS", "true");
        return all;
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
