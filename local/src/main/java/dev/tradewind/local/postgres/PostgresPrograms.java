package dev.tradewind.local.postgres;

import dev.tradewind.local.process.OwnSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of PostgreSQL, which refuse to work for root: there they run in a user namespace of their own. */
final class PostgresPrograms {
    private final PostgresBinaries binaries;
    private final List<String> prefix;

    PostgresPrograms(PostgresBinaries binaries) {
        this.binaries = binaries;
        this.prefix = new ArrayList<>(OwnSession.prefix());
        if (isRoot()) {
            prefix.addAll(userNamespace());
        }
    }

    /** A process that is about to start; its id is the id of the program itself, since the prefix replaces itself. */
    ProcessBuilder prepare(String program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // errors must read the same everywhere, and locale names of the caller may not exist for the packaged programs
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    /** Runs a program to its end; throws with its output if it fails. */
    void run(String program, List<String> arguments) {
        try {
            Process process = prepare(program, arguments).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " failed: " + output.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + program + " ran", e);
        }
    }

    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send a signal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    // inside a new user namespace root looks like nobody, to PostgreSQL too, and the files still belong to it
    private static List<String> userNamespace() {
        List<String> unshare = List.of("unshare", "-U");
        var probe = new ArrayList<>(unshare);
        probe.add("true");
        try {
            Process process =
                    new ProcessBuilder(probe).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            if (process.waitFor() == 0) {
                return unshare;
            }
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not run as root without `unshare` (util-linux)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(
                "PostgreSQL does not run as root, and this machine has no user namespaces: start as an ordinary user");
    }
}
