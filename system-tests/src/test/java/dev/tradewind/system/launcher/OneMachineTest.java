package dev.tradewind.system.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.config.Service;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.TestSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way of a new user: up, a second up, a launcher killed, up again, the demo, down. */
@Tag("own-platform")
class OneMachineTest {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final Path folder = freshFolder();
    private final LocalSettings settings = TestSettings.below(folder, Map.of());

    @Test
    void fromUpToDownWithAKilledLauncherInBetween() throws Exception {
        Process first = run("up-1", "up");
        try {
            awaitLine("up-1", "make demo follows one", first);
            assertThat(output("up-1")).contains("demo@tradewind.example").contains("$(date -u");

            assertThat(finish(run("up-2", "up"))).isZero();
            assertThat(output("up-2")).contains("runs already");

            first.destroyForcibly().waitFor();
            Process second = run("up-3", "up");
            try {
                awaitLine("up-3", "make demo follows one", second);
                assertThat(output("up-3")).contains("left by a killed launcher");

                assertThat(finish(run("demo", "demo"))).as(output("demo")).isZero();
                assertThat(output("demo")).contains("add up to the last digit");

                assertThat(finish(run("status", "status"))).isZero();
                assertThat(finish(run("down", "down"))).isZero();
                assertThat(second.waitFor(10, TimeUnit.SECONDS)).isTrue();
                assertThat(finish(run("status-2", "status"))).isEqualTo(3);
            } finally {
                second.destroy();
                second.waitFor(60, TimeUnit.SECONDS);
            }
        } finally {
            finish(run("cleanup", "down"));
        }
    }

    private Process run(String name, String command) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "dev.tradewind.local.Main",
                        command)
                .directory(TestSettings.checkout().toFile())
                .redirectErrorStream(true)
                .redirectOutput(file(name).toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        // a test run that is broken off takes its launcher along, which stops its parts
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        for (Service service : Service.values()) {
            environment.put(service.portSetting().name(), Integer.toString(settings.port(service)));
        }
        environment.put("TRADEWIND_POSTGRES_PORT", Integer.toString(settings.postgresPort()));
        environment.put("TRADEWIND_NATS_PORT", Integer.toString(settings.natsPort()));
        environment.put("TRADEWIND_HOME", folder.resolve("home").toString());
        // fast enough to close soon, slow enough that the market does not run away from a market order
        environment.put("TRADEWIND_REPLAY_SPEED", "240");
        return environment;
    }

    private void awaitLine(String name, String text, Process process) {
        Eventually.within(START_LIMIT, "the output of " + name + " contains: " + text, () -> {
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended: " + output(name));
            }
            return output(name).contains(text);
        });
    }

    private static int finish(Process process) throws InterruptedException {
        if (!process.waitFor(11, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "did not end: " + process.info().commandLine().orElse(""));
        }
        return process.exitValue();
    }

    private String output(String name) {
        try {
            return Files.exists(file(name)) ? Files.readString(file(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".txt");
    }

    private static Path freshFolder() {
        try {
            Path parent = TestSettings.checkout().resolve("system-tests/target/platform");
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent, "one-machine-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
