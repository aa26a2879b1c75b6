package dev.tradewind.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.local.process.KnownProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLedgerTest {
    @TempDir
    Path home;

    @Test
    void findsItsProcessesAgainAndNotSomebodyElseWithTheSameNumber() {
        // Given
        KnownProcess self = KnownProcess.of(ProcessHandle.current());
        var stranger = new KnownProcess(self.pid(), self.startedAt().minus(Duration.ofMinutes(5)));

        // When
        new ProcessLedger(home).write(Map.of("risk", self, "auth", stranger));

        // Then
        assertThat(new ProcessLedger(home).alive()).containsOnlyKeys("risk");
    }

    @Test
    void anEndedProgramIsNotFound() throws Exception {
        Process program = new ProcessBuilder("sleep", "60").start();
        new ProcessLedger(home).write(Map.of("sleeper", KnownProcess.of(program.toHandle())));
        assertThat(new ProcessLedger(home).alive()).containsOnlyKeys("sleeper");

        new ProcessLedger(home).alive().values().forEach(process -> process.end(Duration.ofSeconds(5)));

        assertThat(new ProcessLedger(home).alive()).isEmpty();
        assertThat(program.waitFor()).isNotZero();
    }
}
