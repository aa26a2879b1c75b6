package dev.tradewind.local.postgres;

import dev.tradewind.local.process.FreePorts;
import dev.tradewind.local.process.KnownProcess;
import dev.tradewind.local.secrets.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One PostgreSQL on the loopback address, with password log-in (scram) and, unless thrown away, durable settings. */
public final class PostgresServer implements AutoCloseable {
    static final String SUPERUSER = "postgres";

    private static final String SUPERUSER_SECRET = "postgres-superuser.password";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;
    // lines of postmaster.pid, see "miscadmin.h" of PostgreSQL
    private static final int PID_LINE = 0;
    private static final int START_LINE = 2;
    private static final int STATUS_LINE = 7;

    private final Process process;
    private final int port;
    private final String password;

    private PostgresServer(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Makes the data folder if needed, ends what an earlier owner left running on it, starts and waits until it answers. */
    public static PostgresServer start(PostgresOptions options) {
        var programs = new PostgresPrograms(PostgresBinaries.unpack());
        var secrets = new SecretFiles(options.secretsFolder());
        String password = secrets.ensure(SUPERUSER_SECRET);
        try {
            createFolders(options);
            if (!Files.exists(options.dataFolder().resolve("PG_VERSION"))) {
                initialise(programs, options, secrets.path(SUPERUSER_SECRET));
            }
            endLeftover(options.dataFolder());
            return startUntilReady(programs, options, password);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in " + options.dataFolder(), e);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    String superuserPassword() {
        return password;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Ends sessions, writes everything down and stops ("fast" shutdown). */
    public void stop() {
        stop(process.toHandle());
    }

    /** Kills the server as a crash would; the next start recovers from its log. */
    public void kill() {
        process.destroyForcibly();
        KnownProcess.waitFor(process.toHandle(), STOP_LIMIT);
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops the server that runs on this data folder, if one does; for leftovers of a killed launcher. */
    public static boolean endLeftover(Path dataFolder) throws IOException {
        Path pidFile = dataFolder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        Optional<ProcessHandle> leftover = recorded(pidFile).flatMap(KnownProcess::find);
        leftover.ifPresent(PostgresServer::stop);
        if (leftover.isEmpty()) {
            // its number may belong to somebody else by now, which PostgreSQL would take for a running server
            Files.deleteIfExists(pidFile);
        }
        return leftover.isPresent();
    }

    private static void stop(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return;
        }
        PostgresPrograms.signal(handle.pid(), "INT");
        if (!KnownProcess.waitFor(handle, STOP_LIMIT)) {
            PostgresPrograms.signal(handle.pid(), "QUIT");
            if (!KnownProcess.waitFor(handle, Duration.ofSeconds(10))) {
                handle.destroyForcibly();
                KnownProcess.waitFor(handle, Duration.ofSeconds(10));
            }
        }
    }

    private static Optional<KnownProcess> recorded(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() <= START_LINE) {
            return Optional.empty();
        }
        return Optional.of(new KnownProcess(
                Long.parseLong(lines.get(PID_LINE).strip()),
                Instant.ofEpochSecond(Long.parseLong(lines.get(START_LINE).strip()))));
    }

    private static void createFolders(PostgresOptions options) throws IOException {
        for (Path folder : List.of(options.dataFolder(), options.logFile())) {
            if (folder.getParent() != null) {
                Files.createDirectories(folder.getParent());
            }
        }
    }

    // made beside and renamed when complete: a launcher killed in between leaves no half database
    private static void initialise(PostgresPrograms programs, PostgresOptions options, Path passwordFile)
            throws IOException {
        Path fresh = options.dataFolder().resolveSibling(options.dataFolder().getFileName() + ".new");
        PostgresBinaries.deleteAll(fresh);
        var arguments = new ArrayList<>(List.of(
                "-D",
                fresh.toString(),
                "-U",
                SUPERUSER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (options.durability() == PostgresOptions.Durability.THROWN_AWAY) {
            arguments.add("--no-sync");
        }
        programs.run("initdb", arguments);
        Files.move(fresh, options.dataFolder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static PostgresServer startUntilReady(PostgresPrograms programs, PostgresOptions options, String password)
            throws IOException {
        long deadline = System.nanoTime() + options.startLimit().toNanos();
        while (true) {
            int port = options.port() == 0 ? FreePorts.find() : options.port();
            Process process = programs.prepare("postgres", settings(options, port))
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(options.logFile().toFile()))
                    .start();
            if (waitUntilReady(process, options.dataFolder(), deadline)) {
                if (options.durability() == PostgresOptions.Durability.THROWN_AWAY) {
                    // it has a session of its own, so that nobody else ends it with the test that forgot to
                    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
                }
                return new PostgresServer(process, port, password);
            }
            // sessions of a killed server may need a moment to notice, and a port found free may be taken meanwhile
            if (System.nanoTime() > deadline || !pause()) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "PostgreSQL did not start, its log says: " + lastLines(options.logFile()));
            }
        }
    }

    private static boolean waitUntilReady(Process process, Path dataFolder, long deadline) throws IOException {
        Path pidFile = dataFolder.resolve("postmaster.pid");
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (Files.exists(pidFile)) {
                List<String> lines = Files.readAllLines(pidFile);
                if (lines.size() > STATUS_LINE
                        && lines.get(PID_LINE).strip().equals(Long.toString(process.pid()))
                        && lines.get(STATUS_LINE).strip().equals("ready")) {
                    return true;
                }
            }
            try {
                process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10 * POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> settings(PostgresOptions options, int port) {
        String durable = options.durability() == PostgresOptions.Durability.DURABLE ? "on" : "off";
        var settings = List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "port=" + port,
                "fsync=" + durable,
                "full_page_writes=" + durable,
                "synchronous_commit=" + durable,
                "password_encryption=scram-sha-256",
                // six services with pools of at most 20, the venue, migrations and a person looking in
                "max_connections=200",
                "shared_buffers=64MB",
                "jit=off", // our statements are short, planning them with code generation costs more than it saves
                "log_timezone=UTC",
                "timezone=UTC",
                "log_checkpoints=off",
                "log_line_prefix=%m [%p] %u@%d ");
        var arguments = new ArrayList<String>(List.of("-D", options.dataFolder().toString()));
        for (String setting : settings) {
            arguments.add("-c");
            arguments.add(setting);
        }
        return arguments;
    }

    private static String lastLines(Path logFile) throws IOException {
        if (!Files.exists(logFile)) {
            return "(no log)";
        }
        List<String> lines = Files.readAllLines(logFile);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }
}
