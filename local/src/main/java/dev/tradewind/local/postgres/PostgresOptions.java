package dev.tradewind.local.postgres;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How one PostgreSQL is run.
 *
 * @param dataFolder where its files live; made by our own {@code initdb} at the first start
 * @param logFile where it writes its log
 * @param secretsFolder where the generated password of the superuser is kept
 * @param port port on the loopback address, 0 for any free one
 * @param durability whether a commit survives the loss of power
 * @param startLimit how long a start may take, recovery after a crash included
 */
public record PostgresOptions(
        Path dataFolder, Path logFile, Path secretsFolder, int port, Durability durability, Duration startLimit) {

    /** Whether a committed transaction survives a crash of the machine. */
    public enum Durability {
        /** fsync, full_page_writes and synchronous_commit are on (R20): the only choice for anything that is kept. */
        DURABLE,
        /** Nothing is forced to disk: for unit tests whose data is thrown away. */
        THROWN_AWAY
    }

    /** A durable server with everything below one folder, on any free port. */
    public static PostgresOptions below(Path folder) {
        return new PostgresOptions(
                folder.resolve("postgres"),
                folder.resolve("logs").resolve("postgres.log"),
                folder.resolve("secrets"),
                0,
                Durability.DURABLE,
                Duration.ofSeconds(60));
    }

    public PostgresOptions withPort(int newPort) {
        return new PostgresOptions(dataFolder, logFile, secretsFolder, newPort, durability, startLimit);
    }

    public PostgresOptions withDurability(Durability newDurability) {
        return new PostgresOptions(dataFolder, logFile, secretsFolder, port, newDurability, startLimit);
    }
}
