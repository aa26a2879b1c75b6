package dev.tradewind.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RecordedPart part = new RecordedPart();
    private final List<String> told = new ArrayList<>();
    private final Supervisor supervisor =
            new Supervisor(List.of(part), (name, text) -> told.add(text), RestartPauses.USUAL, () -> {});

    @Test
    void anEndedPartStartsAgainAfterAPauseAndItIsSaid() {
        part.isRunning = false;
        supervisor.look(0);
        supervisor.look(SECOND / 2);
        assertThat(part.starts).isZero();
        supervisor.look(SECOND);
        supervisor.look(2 * SECOND);
        assertThat(part.starts).isEqualTo(1);
        assertThat(told).containsExactly("ended; starts again in 1.0 s", "ready again");
    }

    @Test
    void thePausesGrowToHalfAMinuteAndShrinkAfterAHealthyMinute() {
        long now = 0;
        for (int ends = 0; ends < 7; ends++) {
            part.isRunning = false;
            supervisor.look(now);
            now += 31 * SECOND;
            supervisor.look(now);
        }
        assertThat(told.stream().filter(text -> text.startsWith("ended")))
                .extracting(text -> text.replaceAll(".* in ", ""))
                .containsExactly("1.0 s", "2.0 s", "4.0 s", "8.0 s", "16.0 s", "30.0 s", "30.0 s");
        supervisor.look(now + 61 * SECOND);
        part.isRunning = false;
        supervisor.look(now + 62 * SECOND);
        assertThat(told.getLast()).isEqualTo("ended; starts again in 1.0 s");
    }

    private static final class RecordedPart implements Part {
        private boolean isRunning = true;
        private int starts;

        @Override
        public String name() {
            return "recorded";
        }

        @Override
        public void start() {
            starts++;
            isRunning = true;
        }

        @Override
        public boolean isReady() {
            return isRunning;
        }

        @Override
        public void stop() {
            isRunning = false;
        }

        @Override
        public void kill() {
            isRunning = false;
        }

        @Override
        public Optional<ProcessHandle> process() {
            return isRunning ? Optional.of(ProcessHandle.current()) : Optional.empty();
        }
    }
}
