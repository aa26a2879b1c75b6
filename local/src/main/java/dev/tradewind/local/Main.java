package dev.tradewind.local;

import dev.tradewind.local.commands.Commands;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program behind {@code make up}, {@code down}, {@code reset}, {@code status}, {@code seed} and {@code demo}. */
public final class Main {
    // a logger without a strong reference would be collected and forget its level
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private Main() {}

    public static void main(String[] arguments) {
        FLYWAY.setLevel(Level.SEVERE);
        System.exit(new Commands(Path.of("").toAbsolutePath(), System.getenv(), InstantSource.system(), System.out)
                .run(List.of(arguments)));
    }
}
