package dev.tradewind.strategy.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.strategy.backtests.Chunks.Chunk;
import dev.tradewind.strategy.worker.wire.JobKind;
import dev.tradewind.strategy.worker.wire.RunPlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final long TARGET = 100_000_000;

    private static NewJob job(JobKind kind, long sets, long bars, long work, long windows, boolean isEventMode) {
        var settings = new BacktestCommand(
                "name", "x", Map.of(), List.of(), "1hr", null, null, null, null, null, null, null, null, null, null);
        var plan = new RunPlan(
                "x",
                Map.<String, BigDecimal>of(),
                List.of(),
                List.of(),
                "1hr",
                Instant.EPOCH,
                Instant.EPOCH,
                settings,
                null,
                List.of(),
                null);
        return new NewJob(kind, "name", plan, sets, bars, work, windows, isEventMode);
    }

    private static void coversEverySetOnce(List<Chunk> chunks, long sets) {
        long next = 0;
        for (Chunk chunk : chunks) {
            assertThat(chunk.first()).isEqualTo(next);
            next += chunk.sets();
        }
        assertThat(next).isEqualTo(sets);
    }

    @Test
    void aSweepHasAboutTheTargetInEachChunk() {
        List<Chunk> chunks = Chunks.of(job(JobKind.SWEEP, 4_096, 500_000, 4_096 * 500_000L, 0, false), TARGET);

        coversEverySetOnce(chunks, 4_096);
        assertThat(chunks)
                .hasSize(21)
                .allSatisfy(chunk -> assertThat(chunk.work()).isLessThanOrEqualTo(TARGET));
    }

    @Test
    void inEventModeChunksAreSmallerSoThatOthersHaveTheirTurnAsSoon() {
        List<Chunk> chunks = Chunks.of(job(JobKind.SWEEP, 4_096, 10_000, 40_960_000, 0, true), TARGET);

        coversEverySetOnce(chunks, 4_096);
        assertThat(chunks).hasSize(82);
    }

    @Test
    void thereAreNeverMoreThanTheQueueCanBear() {
        List<Chunk> chunks = Chunks.of(job(JobKind.SWEEP, 100_000, 500_000, 50_000_000_000L, 0, true), TARGET);

        coversEverySetOnce(chunks, 100_000);
        assertThat(chunks).hasSize(4_000);
    }

    @Test
    void aWalkForwardTrainsInChunksAndTestsInALastOneThatWaits() {
        List<Chunk> chunks = Chunks.of(job(JobKind.WALK_FORWARD, 100, 1_000, 300_000 + 1_000, 44, false), TARGET);

        coversEverySetOnce(chunks.subList(0, 8), 100);
        assertThat(chunks).hasSize(9);
        assertThat(chunks.subList(0, 8)).allSatisfy(chunk -> {
            assertThat(chunk.waits()).isFalse();
            assertThat(chunk.sets()).isPositive();
        });
        assertThat(chunks.getLast()).isEqualTo(new Chunk(8, 0, 0, 1_000, true));
    }

    @Test
    void manyWindowsMakeFewTrainingChunksForEachHandsOnAChoiceForEveryWindow() {
        List<Chunk> chunks =
                Chunks.of(job(JobKind.WALK_FORWARD, 2_000, 2_000_000, 40_002_000_000L, 1_999_990, false), TARGET);

        coversEverySetOnce(chunks.subList(0, 2), 2_000);
        assertThat(chunks).hasSize(3);
    }
}
