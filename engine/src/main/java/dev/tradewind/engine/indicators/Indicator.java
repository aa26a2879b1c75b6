package dev.tradewind.engine.indicators;

/** What every streaming indicator can do besides being updated. Not safe for several threads. */
public interface Indicator {
    /** Whether enough bars were seen for a value. */
    boolean isReady();

    /** The value after the last update; NaN during warm-up. */
    double value();

    /** Writes everything it remembers, as finite numbers. */
    void save(StateWriter out);

    /** Puts back what an indicator of the same type and periods saved; it then continues bit for bit as that one. */
    void restore(StateReader in);
}
