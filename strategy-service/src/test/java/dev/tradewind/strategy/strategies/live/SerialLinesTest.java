package dev.tradewind.strategy.strategies.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SerialLinesTest {
    private final SerialLines<String> lines = new SerialLines<>();
    private final List<Integer> done = new CopyOnWriteArrayList<>();

    @Test
    void oneLineIsWorkedInOrder() throws InterruptedException {
        var finished = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            int number = i;
            lines.submit("a", () -> {
                done.add(number);
                finished.countDown();
            });
        }

        assertThat(finished.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasSize(200).isSorted();
    }

    @Test
    void aLineThatWaitsHoldsNoOther() throws InterruptedException {
        var hold = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        lines.submit("a", () -> await(hold));

        lines.submit("b", other::countDown);

        assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
        hold.countDown();
    }

    @Test
    void workThatFailsIsTriedAgainBeforeTheNext() throws InterruptedException {
        var finished = new CountDownLatch(1);
        lines.submit("a", () -> {
            done.add(1);
            if (done.size() == 1) {
                throw new IllegalStateException("the database is gone");
            }
        });
        lines.submit("a", () -> {
            done.add(2);
            finished.countDown();
        });

        assertThat(finished.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly(1, 1, 2);
    }

    @Test
    void afterTheStopNothingIsBegun() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var finished = new CountDownLatch(1);
        lines.submit("a", () -> {
            begun.countDown();
            await(hold);
            finished.countDown();
        });
        lines.submit("a", () -> done.add(1));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        lines.stop();
        hold.countDown();

        assertThat(finished.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
