package dev.tradewind.local.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.local.process.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path checkout;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void aTakenPortIsReportedByItsSettingBeforeAnythingStarts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int status = run(Map.of("TRADEWIND_BROKER_PORT", Integer.toString(taken.getLocalPort())), "up");

            assertThat(status).isEqualTo(1);
            assertThat(output())
                    .contains("port " + taken.getLocalPort() + " is taken")
                    .contains("TRADEWIND_BROKER_PORT")
                    .doesNotContain("Exception");
            assertThat(checkout.resolve(".tradewind/postgres")).doesNotExist();
        }
    }

    @Test
    void aSecondUpFindsTheFirstOne() {
        try (var lock = new LauncherLock(checkout.resolve(".tradewind"))) {
            assertThat(lock.take()).isTrue();
            assertThat(lock.holder())
                    .map(ProcessHandle::pid)
                    .contains(ProcessHandle.current().pid());
        }
        assertThat(new LauncherLock(checkout.resolve(".tradewind")).holder()).isEmpty();
    }

    @Test
    void resetDeletesEverythingOnlyWhenAsked() throws Exception {
        Path kept =
                Files.createDirectories(checkout.resolve(".tradewind/secrets")).resolve("a.key");
        Files.writeString(kept, "secret");

        assertThat(run(Map.of(), "reset", "--yes")).isZero();

        assertThat(checkout.resolve(".tradewind")).doesNotExist();
        assertThat(output()).contains("Deleted");
    }

    @Test
    void downWithoutAnythingRunningSaysSo() {
        assertThat(run(Map.of(), "down")).isZero();
        assertThat(output()).contains("was not running");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheKnownOnes() {
        assertThat(run(Map.of(), "start")).isEqualTo(2);
        assertThat(output()).contains("up | down | reset");
    }

    private int run(Map<String, String> settings, String... arguments) {
        var environment = new HashMap<String, String>();
        for (String part : List.of("WEB", "AUTH", "STRATEGY", "RISK", "BROKER", "NOTIFICATION", "POSTGRES")) {
            environment.put("TRADEWIND_" + part + "_PORT", Integer.toString(freePortBelowTheHighest()));
        }
        environment.put("NATS_SERVER", "none");
        environment.putAll(settings);
        return new Commands(
                        checkout,
                        environment,
                        InstantSource.system(),
                        new PrintStream(written, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    // management ports lie a thousand above
    private static int freePortBelowTheHighest() {
        int port = FreePorts.find();
        while (port > 64_000) {
            port = FreePorts.find();
        }
        return port;
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
