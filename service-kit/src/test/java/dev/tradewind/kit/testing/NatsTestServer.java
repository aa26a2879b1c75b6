package dev.tradewind.kit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A real nats-server on a free port; there may be none on a machine, then tests that need it are skipped. */
public final class NatsTestServer implements AutoCloseable {
    private final Path program;
    private final int port;
    private Process process;

    private NatsTestServer(Path program, int port) {
        this.program = program;
        this.port = port;
    }

    /** The program named by {@code NATS_SERVER}, in a {@code .venv} above, or on the path. */
    public static Optional<Path> program() {
        String named = System.getenv("NATS_SERVER");
        Stream<Path> venvs = Stream.iterate(Path.of("").toAbsolutePath(), java.util.Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(".venv/bin/nats-server"));
        Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "nats-server"));
        return Stream.of(named == null ? Stream.<Path>empty() : Stream.of(Path.of(named)), venvs, path)
                .flatMap(candidates -> candidates)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static NatsTestServer start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        NatsTestServer server = new NatsTestServer(
                program().orElseThrow(() -> new IllegalStateException("no nats-server on this machine")), port);
        server.startAgain();
        return server;
    }

    /** Starts on the same port, with nothing remembered. */
    public void startAgain() throws IOException {
        process = new ProcessBuilder(program.toString(), "-a", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Eventually.within(Duration.ofSeconds(10), "nats-server listens", () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public String url() {
        return "nats://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        kill();
    }
}
