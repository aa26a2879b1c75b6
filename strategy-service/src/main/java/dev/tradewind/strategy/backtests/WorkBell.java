package dev.tradewind.strategy.backtests;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for work in this process; another replica's bell is not heard here, so nobody waits long. */
@Singleton
class WorkBell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;

    long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when it rang since {@code seen} was read, or when the time is over. */
    void await(long seen, Duration longest) throws InterruptedException {
        long nanos = longest.toNanos();
        lock.lock();
        try {
            while (rings == seen && nanos > 0) {
                nanos = rung.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
