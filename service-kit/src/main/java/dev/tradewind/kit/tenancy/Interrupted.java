package dev.tradewind.kit.tenancy;

/** The thread was asked to stop while it waited for the database; the transaction was rolled back. */
public final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted(InterruptedException cause) {
        super("interrupted while waiting for the database", cause);
    }
}
