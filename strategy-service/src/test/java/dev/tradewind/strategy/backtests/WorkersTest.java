package dev.tradewind.strategy.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.History;
import dev.tradewind.strategy.testing.Trader;
import dev.tradewind.strategy.worker.TestWorker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real workers that are killed, stopped and kept busy. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class WorkersTest extends QueueCalls {
    @Test
    void aWorkerKilledInTheMiddleOfASweepLosesNoSetAndCountsNoneTwice() throws Exception {
        Trader trader = trader();
        String id = sweep(trader, 40_000, 100, 40);

        Process first = TestWorker.startProcess(History.store());
        Eventually.within(
                LONGEST, "the sweep is on its way", () -> job(trader, id).getDouble("progress") > 0.1);
        first.destroyForcibly().waitFor();
        assertThat(job(trader, id).getString("state")).isEqualTo("RUNNING");
        Process second = TestWorker.startProcess(History.store());
        try {
            Eventually.within(
                    LONGEST,
                    "the sweep is done",
                    () -> job(trader, id).getString("state").equals("DONE"));
        } finally {
            second.destroy();
            second.waitFor();
        }

        List<String> numbers = trader.calls()
                .get("/api/v1/backtests/" + id + "/sets.csv")
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(numbers).hasSize(4_000).doesNotHaveDuplicates();
    }

    @Test
    void aWorkerKilledInTheMiddleOfAWalkForwardLosesOnlyItsChunk() throws Exception {
        Trader trader = trader();
        String id = walkForward(trader, 20_000, 60, 10);

        Process first = TestWorker.startProcess(History.store());
        Eventually.within(
                LONGEST, "the training is on its way", () -> job(trader, id).getDouble("progress") > 0.2);
        first.destroyForcibly().waitFor();
        assertThat(job(trader, id).getString("state")).isEqualTo("RUNNING");
        Process second = TestWorker.startProcess(History.store());
        try {
            Eventually.within(
                    LONGEST,
                    "the walk-forward is done",
                    () -> job(trader, id).getString("state").equals("DONE"));
        } finally {
            second.destroy();
            second.waitFor();
        }

        Trader other = trader();
        String undisturbed = walkForward(other, 20_000, 60, 10);
        try (TestWorker worker = TestWorker.start(History.store())) {
            Eventually.within(
                    LONGEST,
                    "its twin is done",
                    () -> job(other, undisturbed).getString("state").equals("DONE"));
        }
        assertThat(windows(trader, id)).isEqualTo(windows(other, undisturbed));
    }

    @Test
    void aWorkerThatIsAskedToStopGivesItsChunkBackAtOnce() throws IOException, InterruptedException {
        Trader trader = trader();
        String id = sweep(trader, 60_000, 100, 20);
        Process worker = TestWorker.startProcess(History.store());
        Eventually.within(LONGEST, "it works", () -> job(trader, id).getDouble("progress") > 0.02);

        worker.destroy();
        worker.waitFor();

        assertThat(claim().statusCode()).isEqualTo(200);
    }

    @Test
    void aCanceledSweepIsNotWorkedOnAnyMore() throws Exception {
        Trader trader = trader();
        String id = sweep(trader, 60_000, 150, 20);
        try (TestWorker worker = TestWorker.start(History.store())) {
            Eventually.within(LONGEST, "it works", () -> job(trader, id).getDouble("progress") > 0.02);

            trader.calls().post("/api/v1/backtests/" + id + "/cancel").then().statusCode(200);

            Trader other = trader();
            String next = sweep(other, 500, 4, 4);
            Eventually.within(
                    Duration.ofSeconds(20),
                    "the worker has time for others",
                    () -> job(other, next).getString("state").equals("DONE"));
        }
        assertThat(job(trader, id).getString("state")).isEqualTo("CANCELED");
    }

    @Test
    void aSingleRunIsDoneWhileTheSweepOfItsUserGoesOn() throws Exception {
        Trader trader = trader();
        String sweep = sweep(trader, 60_000, 128, 32);
        Process worker = TestWorker.startProcess(History.store());
        try {
            Eventually.within(LONGEST, "it works", () -> job(trader, sweep).getDouble("progress") > 0);

            String single = single(trader, 2_000);

            Eventually.within(
                    LONGEST,
                    "the single run is done",
                    () -> job(trader, single).getString("state").equals("DONE"));
            assertThat(job(trader, sweep).getString("state")).isEqualTo("RUNNING");
            assertThat(job(trader, sweep).getDouble("progress")).isLessThan(0.9);
        } finally {
            worker.destroy();
            worker.waitFor();
        }
    }
}
