package dev.tradewind.local.platform;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.config.Service;
import dev.tradewind.local.postgres.DatabaseAccess;
import dev.tradewind.local.secrets.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each service is told by its environment: ports, peers, databases, tokens and keys. */
final class ServiceEnvironment {
    private static final String VENUE_KEY = "venue.key";
    private static final String WORKER_TOKEN = "worker-strategy.token";
    private static final String CANDLES = "STRATEGY_MARKETDATA_FOLDER";

    private final LocalSettings settings;
    private final SecretFiles secrets;
    private final Optional<NatsConfiguration> nats;
    private final Optional<URI> venueAddress;

    ServiceEnvironment(
            LocalSettings settings, SecretFiles secrets, Optional<NatsConfiguration> nats, Optional<URI> venueAddress) {
        this.settings = settings;
        this.secrets = secrets;
        this.nats = nats;
        this.venueAddress = venueAddress;
    }

    /** Folder for files that the service itself keeps, such as its signing keys. */
    Path stateFolder(Service service) {
        return settings.home().resolve("state").resolve(service.id()).toAbsolutePath();
    }

    /** Folder of the candle files, which the workers of backtests read too. */
    Path candleFolder() {
        return settings.home().resolve("data").resolve("candles").toAbsolutePath();
    }

    Map<String, String> of(Service service, Map<Service, DatabaseAccess> databases) {
        var environment = new HashMap<String, String>();
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.port(service)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(settings.managementPort(service)));
        environment.put("QUARKUS_SHUTDOWN_DELAY", "200ms"); // nobody balances load here
        int pages = settings.port(Service.WEB);
        environment.put("QUARKUS_HTTP_CORS_ORIGINS", "http://localhost:" + pages + ",http://127.0.0.1:" + pages);
        environment.put(
                "TRADEWIND_STATE_DIR", ensureFolder(stateFolder(service)).toString());
        environment.put("TRADEWIND_INTERNAL_TOKENS_DIR", tokens(service).toString());
        for (Service peer : Service.values()) {
            environment.put("TRADEWIND_PEERS_" + peer.variable() + "_URL", "http://127.0.0.1:" + settings.port(peer));
        }
        if (service != Service.VENUE) {
            nats.ifPresent(bus -> environment.put("TRADEWIND_NATS_URL", bus.url(service)));
            addDatabase(environment, "QUARKUS_DATASOURCE_", databases.get(service));
        }
        if (service == Service.AUTH) {
            environment.put("TRADEWIND_AUTH_SIGNING_KEYS_GENERATE", "true");
            environment.put("TRADEWIND_AUTH_DEFAULT_ROLE", "trader"); // C-44: on one machine
            environment.put("TRADEWIND_AUTH_BOOTSTRAP_SECRET", secrets.ensure("bootstrap-admin.secret"));
        }
        if (service == Service.STRATEGY) {
            environment.put(CANDLES, candleFolder().toString());
        }
        addVenue(environment, service, databases);
        return environment;
    }

    /** What the worker of backtests is told: where work and candle files are. */
    Map<String, String> ofWorker() {
        var environment = new HashMap<String, String>();
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("TRADEWIND_PEERS_STRATEGY_URL", "http://127.0.0.1:" + settings.port(Service.STRATEGY));
        Path folder = ensureFolder(
                secrets.folder().resolve("internal").resolve("worker").toAbsolutePath());
        new SecretFiles(folder).ensure(WORKER_TOKEN, secrets.ensure(WORKER_TOKEN));
        environment.put("TRADEWIND_INTERNAL_TOKENS_DIR", folder.toString());
        environment.put(CANDLES, candleFolder().toString());
        return environment;
    }

    /** Writes the environment of a service that somebody else runs to a file for the shell (make dev). */
    void leaveFor(Service service, Map<Service, DatabaseAccess> databases) {
        String text = of(service, databases).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "='" + entry.getValue() + "'\n")
                .collect(Collectors.joining());
        new SecretFiles(settings.home().resolve("run")).replace(service.id() + ".env", text.strip());
    }

    private void addVenue(Map<String, String> environment, Service service, Map<Service, DatabaseAccess> databases) {
        if (service != Service.BROKER && service != Service.VENUE) {
            return;
        }
        boolean runsVenue = settings.venueAsProcess() == (service == Service.VENUE);
        Service host = settings.venueAsProcess() ? Service.VENUE : Service.BROKER;
        String address = venueAddress.map(URI::toString).orElse("http://127.0.0.1:" + settings.port(host));
        environment.put("TRADEWIND_ROLE", role(service));
        environment.put("TRADEWIND_VENUE_URL", address);
        environment.put("TRADEWIND_VENUE_KEY", secrets.ensure(VENUE_KEY));
        environment.put("TRADEWIND_VENUE_BARS_PER_MINUTE", Integer.toString(settings.replaySpeed()));
        if (runsVenue) {
            addDatabase(environment, "QUARKUS_DATASOURCE_VENUE_", databases.get(Service.VENUE));
        }
    }

    private String role(Service service) {
        if (service == Service.VENUE) {
            return "venue";
        }
        return settings.venueAsProcess() ? "core" : "all";
    }

    private static void addDatabase(
            Map<String, String> environment, String prefix, @org.jspecify.annotations.Nullable DatabaseAccess access) {
        if (access != null) {
            environment.put(prefix + "REACTIVE_URL", access.reactiveUrl());
            environment.put(prefix + "USERNAME", access.user());
            environment.put(prefix + "PASSWORD", access.password());
        }
    }

    // one folder per service, with the tokens it sends and those it accepts, and no others (C-39)
    private Path tokens(Service service) {
        Path folder = ensureFolder(
                secrets.folder().resolve("internal").resolve(service.id()).toAbsolutePath());
        var own = new SecretFiles(folder);
        for (Service peer : Service.values()) {
            if (peer != service && peer != Service.VENUE && service != Service.VENUE) {
                own.ensure(pair(service, peer), secrets.ensure(pair(service, peer)));
                own.ensure(pair(peer, service), secrets.ensure(pair(peer, service)));
            }
        }
        if (service == Service.STRATEGY) {
            own.ensure(WORKER_TOKEN, secrets.ensure(WORKER_TOKEN));
        }
        return folder;
    }

    private static String pair(Service caller, Service callee) {
        return caller.id() + "-" + callee.id() + ".token";
    }

    private static Path ensureFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
    }
}
