package dev.tradewind.broker.venue.matching;

/** Another process became the venue's writer. */
public final class PassedOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PassedOver(long writer) {
        super("writer " + writer + " was passed over by a newer one");
    }
}
