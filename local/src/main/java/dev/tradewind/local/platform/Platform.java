package dev.tradewind.local.platform;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.config.Service;
import dev.tradewind.local.postgres.DatabaseAccess;
import dev.tradewind.local.postgres.DatabaseSetup;
import dev.tradewind.local.postgres.Migrations;
import dev.tradewind.local.postgres.PostgresOptions;
import dev.tradewind.local.process.KnownProcess;
import dev.tradewind.local.secrets.SecretFiles;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole platform on this machine: PostgreSQL, NATS if there is one, and the services as processes. */
public final class Platform implements AutoCloseable {
    private static final Duration SERVICE_LIMIT = Duration.ofMinutes(3);
    private static final Duration USUAL_STOP = Duration.ofSeconds(20);
    private static final Duration TRAINED_STOP = Duration.ofMinutes(3); // the caches are written while stopping
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final String WORKER = "worker";
    private static final long TRIM_EVERY_LOOKS = 120;
    // what takes work in stops first, what others need stops last
    private static final List<List<Service>> STOP_ORDER = List.of(
            List.of(Service.WEB, Service.STRATEGY),
            List.of(Service.RISK),
            List.of(Service.BROKER),
            List.of(Service.VENUE, Service.NOTIFICATION, Service.AUTH));

    private final LocalSettings settings;
    private final Progress progress;
    private final SecretFiles secrets;
    private final LogFiles logs;
    private final ServicePrograms programs;
    private final ProcessLedger ledger;
    private final Map<String, String> extraEnvironment;
    private final Optional<URI> venueAddress;
    private final RestartPauses restartPauses;
    private final Duration stopPatience;
    private final boolean isTraining;
    private final Map<Service, DatabaseAccess> databases = new EnumMap<>(Service.class);
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private @Nullable PostgresPart postgres;
    private volatile boolean isStopping;
    private @Nullable Thread watcher;

    public Platform(LocalSettings settings, Progress progress) {
        this(settings, progress, StartCaches.in(settings.caches()), Optional.empty(), Map.of(), RestartPauses.USUAL);
    }

    /**
     * A platform for tests and training.
     *
     * @param caches what makes starts fast
     * @param venueAddress where the order core finds the venue, if not directly: a proxy in front of it
     * @param extraEnvironment more settings for all services
     * @param restartPauses how long an ended part is left down
     */
    public Platform(
            LocalSettings settings,
            Progress progress,
            StartCaches caches,
            Optional<URI> venueAddress,
            Map<String, String> extraEnvironment,
            RestartPauses restartPauses) {
        this.settings = settings;
        this.progress = progress;
        this.secrets = new SecretFiles(settings.secrets());
        this.logs = new LogFiles(settings.logs());
        this.programs = new ServicePrograms(settings.checkout(), settings.heapMegabytes(), caches);
        this.isTraining = caches.isTraining();
        this.stopPatience = caches.isTraining() ? TRAINED_STOP : USUAL_STOP;
        this.ledger = new ProcessLedger(settings.home());
        this.extraEnvironment = Map.copyOf(extraEnvironment);
        this.venueAddress = venueAddress;
        this.restartPauses = restartPauses;
    }

    public LocalSettings settings() {
        return settings;
    }

    /** Starts everything and returns when all parts are ready. */
    public void start() {
        programs.missing(services()).ifPresent(sentence -> {
            throw new StartFailed(sentence);
        });
        logs.trim();
        Optional<NatsConfiguration> nats = startServers();
        var environment = new ServiceEnvironment(settings, secrets, nats, venueAddress);
        startServices(environment);
        startWorker(environment);
        watcher = Thread.ofVirtual().name("supervisor").start(this::watch);
    }

    /** A part by its name: postgres, nats, or the id of a service. */
    public Part part(String name) {
        Part part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no part is called " + name + ", there are " + parts.keySet());
        }
        return part;
    }

    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    public boolean isReady() {
        return parts().stream().allMatch(Part::isReady);
    }

    /** Address of a service. */
    public URI address(Service service) {
        return URI.create("http://127.0.0.1:" + settings.port(service));
    }

    /** For tools that look into the databases from outside. */
    public DatabaseSetup databases() {
        return new DatabaseSetup(postgresPart().server(), secrets);
    }

    /** Stops all parts in order; may be called at any time, also during a start. */
    public synchronized void stop() {
        isStopping = true;
        Thread watching = watcher;
        if (watching != null) {
            watching.interrupt();
        }
        stopTogether(Stream.ofNullable(parts.get(WORKER)).toList()); // gives its work back while somebody takes it
        for (List<Service> stage : STOP_ORDER) {
            stopTogether(stage.stream()
                    .map(service -> parts.get(service.id()))
                    .flatMap(Stream::ofNullable)
                    .toList());
        }
        stopTogether(Stream.ofNullable(parts.get("nats")).toList());
        stopTogether(Stream.ofNullable(parts.get("postgres")).toList());
        ledger.write(Map.of());
    }

    @Override
    public void close() {
        stop();
    }

    private Optional<NatsConfiguration> startServers() {
        var server = new PostgresPart(new PostgresOptions(
                settings.home().resolve("postgres").toAbsolutePath(),
                logs.of("postgres"),
                settings.secrets(),
                settings.postgresPort(),
                PostgresOptions.Durability.DURABLE,
                Duration.ofSeconds(90)));
        postgres = server;
        startAndWait(server);
        if (settings.natsServer().isEmpty()) {
            progress.tell(
                    "nats", "no nats-server found: services pull facts from each other (make tools installs one)");
            return Optional.empty();
        }
        var configuration = new NatsConfiguration(secrets, settings.natsPort());
        var file = configuration.write(Stream.of(Service.values())
                .filter(service -> service != Service.VENUE)
                .toList());
        startAndWait(new ProgramPart(
                "nats",
                List.of(settings.natsServer().orElseThrow().toString(), "-c", file.toString()),
                Map.of(),
                settings.home(),
                logs.of("nats"),
                () -> HealthProbe.accepts(settings.natsPort()),
                stopPatience));
        return Optional.of(configuration);
    }

    private void startServices(ServiceEnvironment environment) {
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                ClassLoader loader = programs.migrations(service);
                databases.put(
                        service,
                        databases()
                                .prepare(
                                        service.id(),
                                        service == Service.VENUE
                                                ? Migrations.ofVenue(loader)
                                                : Migrations.ofService(service.id(), loader)));
            }
        }
        progress.tell("databases", "migrated");
        settings.without().forEach(service -> environment.leaveFor(service, databases));
        // starting is work for the processor: more starts at once than it has cores only slow each other down
        var slots = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
        var failures = new ArrayList<RuntimeException>();
        var starts = new ArrayList<Thread>();
        for (Service service : services()) {
            slots.acquireUninterruptibly();
            Part part = new ProgramPart(
                    service.id(),
                    programs.command(service),
                    withExtra(environment.of(service, databases)),
                    environment.stateFolder(service),
                    logs.of(service.id()),
                    () -> HealthProbe.isReady(settings.managementPort(service)),
                    stopPatience);
            begin(part);
            starts.add(Thread.ofVirtual().name("start " + service.id()).start(() -> {
                try {
                    awaitReady(part, System.nanoTime());
                } catch (RuntimeException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                } finally {
                    slots.release();
                }
            }));
        }
        for (Thread start : starts) {
            join(start);
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** The worker of backtests; training has no use for it. */
    private void startWorker(ServiceEnvironment environment) {
        if (settings.workerHeapMegabytes() == 0 || isTraining || !programs.hasWorker()) {
            return;
        }
        startAndWait(new ProgramPart(
                WORKER,
                programs.workerCommand(settings.workerHeapMegabytes()),
                environment.ofWorker(),
                settings.home(),
                logs.of(WORKER),
                () -> true,
                stopPatience));
    }

    private List<Service> services() {
        return Stream.of(Service.values()).filter(settings::runs).toList();
    }

    private Map<String, String> withExtra(Map<String, String> environment) {
        environment.putAll(extraEnvironment);
        return environment;
    }

    private void startAndWait(Part part) {
        long began = System.nanoTime();
        begin(part);
        awaitReady(part, began);
    }

    private synchronized void begin(Part part) {
        if (isStopping) {
            throw new StartFailed("stopped while starting");
        }
        parts.put(part.name(), part);
        part.start();
        writeLedger();
    }

    private void awaitReady(Part part, long began) {
        while (!part.isReady()) {
            if (!part.isRunning()) {
                throw new StartFailed(part.name() + " ended while starting, its log says why: " + logs.of(part.name()));
            }
            if (System.nanoTime() - began > SERVICE_LIMIT.toNanos()) {
                throw new StartFailed(part.name() + " is not ready after " + SERVICE_LIMIT.toSeconds()
                        + " s, its log says why: " + logs.of(part.name()));
            }
            if (isStopping || !pause(Duration.ofMillis(100))) {
                throw new StartFailed("stopped while starting");
            }
        }
        progress.tell(part.name(), "ready after %.1f s".formatted((System.nanoTime() - began) / 1e9));
    }

    private void watch() {
        var supervisor = new Supervisor(parts(), progress, restartPauses, this::writeLedger);
        for (long looks = 1; !isStopping && pause(LOOK_EVERY); looks++) {
            synchronized (this) {
                if (!isStopping) {
                    supervisor.look(System.nanoTime());
                }
            }
            if (looks % TRIM_EVERY_LOOKS == 0) {
                logs.trim();
            }
        }
    }

    private void stopTogether(List<Part> stage) {
        List<Thread> stops = stage.stream()
                .filter(Part::isRunning)
                .map(part -> Thread.ofVirtual().start(() -> {
                    long began = System.nanoTime();
                    part.stop();
                    progress.tell(part.name(), "stopped after %.1f s".formatted((System.nanoTime() - began) / 1e9));
                }))
                .toList();
        stops.forEach(Platform::join);
    }

    private void writeLedger() {
        var running = new LinkedHashMap<String, KnownProcess>();
        for (Part part : parts()) {
            part.process().ifPresent(process -> running.put(part.name(), KnownProcess.of(process)));
        }
        ledger.write(running);
    }

    private PostgresPart postgresPart() {
        PostgresPart part = postgres;
        if (part == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return part;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean pause(Duration length) {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
