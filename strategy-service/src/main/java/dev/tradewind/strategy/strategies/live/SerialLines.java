package dev.tradewind.strategy.strategies.live;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work in order per key, on a virtual thread while there is any. Work that fails is tried again a few times and then left:
 * the next piece of its line makes up for it. A line that is too long loses its oldest piece for the same reason.
 */
final class SerialLines<K> {
    private static final int LONGEST = 1_000;
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Map<K, Deque<Runnable>> waiting = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    void submit(K key, Runnable work) {
        synchronized (waiting) {
            Deque<Runnable> line = waiting.get(key);
            if (line != null) {
                if (line.size() >= LONGEST) {
                    line.removeFirst();
                }
                line.addLast(work);
                return;
            }
            Deque<Runnable> fresh = new ArrayDeque<>();
            fresh.addLast(work);
            waiting.put(key, fresh);
        }
        Thread.ofVirtual().name("strategies " + key).start(() -> work(key));
    }

    /** What has begun is finished, nothing else is begun. */
    void stop() {
        stopped.countDown();
    }

    private void work(K key) {
        while (true) {
            Runnable next;
            synchronized (waiting) {
                Deque<Runnable> line = waiting.get(key);
                if (line == null || line.isEmpty() || stopped.getCount() == 0) {
                    waiting.remove(key);
                    return;
                }
                next = line.removeFirst();
            }
            run(key, next);
        }
    }

    private void run(K key, Runnable work) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (RuntimeException failure) {
                if (attempt == TRIES) {
                    Log.errorf(failure, "strategies of %s wait for their next candle", key);
                    return;
                }
                Log.warnf("strategies of %s are tried again failure=%s", key, failure.toString());
            }
            try {
                if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
            pause = pause.multipliedBy(2);
        }
    }
}
