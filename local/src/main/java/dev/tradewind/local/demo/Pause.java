package dev.tradewind.local.demo;

import java.util.concurrent.TimeUnit;

/** A pause between two questions. */
final class Pause {
    private Pause() {}

    static void millis(long length) {
        try {
            TimeUnit.MILLISECONDS.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
