package dev.tradewind.local;

import dev.tradewind.local.commands.Commands;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The program behind {@code make up}, {@code down}, {@code reset}, {@code status}, {@code seed} and {@code demo}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new Commands(Path.of("").toAbsolutePath(), System.getenv(), InstantSource.system(), System.out)
                .run(List.of(arguments)));
    }
}
