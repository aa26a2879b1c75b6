package dev.tradewind.local.platform;

import dev.tradewind.local.postgres.PostgresOptions;
import dev.tradewind.local.postgres.PostgresServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of the platform, always on the same port. */
final class PostgresPart implements Part {
    private final PostgresOptions options;
    private @Nullable PostgresServer current;

    PostgresPart(PostgresOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public synchronized void start() {
        current = PostgresServer.start(options);
    }

    synchronized PostgresServer server() {
        PostgresServer server = current;
        if (server == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return server;
    }

    @Override
    public boolean isReady() {
        return isRunning(); // its start returns when it answers
    }

    @Override
    public void stop() {
        if (isRunning()) {
            server().stop();
        }
    }

    @Override
    public void kill() {
        if (isRunning()) {
            server().kill();
        }
    }

    @Override
    public synchronized Optional<ProcessHandle> process() {
        PostgresServer server = current;
        return server != null && server.isAlive() ? Optional.of(server.handle()) : Optional.empty();
    }
}
