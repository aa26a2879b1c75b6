package dev.tradewind.engine.sweep;

/** Told every few milliseconds of work how far it is. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens and nobody stops. */
    Progress NONE = (done, total) -> true;

    /** So many of all steps are done; false stops the work. */
    boolean goOn(long done, long total);
}
