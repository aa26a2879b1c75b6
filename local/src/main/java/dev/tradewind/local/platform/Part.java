package dev.tradewind.local.platform;

import java.util.Optional;

/** One running piece of the platform: a process of its own. */
public interface Part {
    String name();

    /** Starts it; does not wait until it answers. */
    void start();

    /** Whether it answers and is ready for work. */
    boolean isReady();

    /** Asks it to end and waits; by force if it does not. */
    void stop();

    /** Ends it at once, as {@code kill -9} does. */
    void kill();

    /** Its process, while there is one. */
    Optional<ProcessHandle> process();

    default boolean isRunning() {
        return process().isPresent();
    }
}
