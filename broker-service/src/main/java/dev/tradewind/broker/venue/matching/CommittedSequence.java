package dev.tradewind.broker.venue.matching;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The highest number that is durable; readers of the update stream wait here for a higher one. */
@Singleton
public class CommittedSequence {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition risen = lock.newCondition();
    private long committed;

    /** Waits until something above {@code after} is durable, or the limit is over. */
    public boolean awaitAbove(long after, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (committed <= after && left > 0) {
                left = risen.awaitNanos(left);
            }
            return committed > after;
        } finally {
            lock.unlock();
        }
    }

    public long get() {
        lock.lock();
        try {
            return committed;
        } finally {
            lock.unlock();
        }
    }

    void set(long sequence) {
        lock.lock();
        try {
            committed = sequence;
            risen.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
