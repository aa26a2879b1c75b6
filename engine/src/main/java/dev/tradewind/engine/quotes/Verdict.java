package dev.tradewind.engine.quotes;

/** What the filter says about a quote. */
public enum Verdict {
    ACCEPTED,
    /** A jump that no second quote has confirmed yet; nothing may be decided on it. */
    HELD,
    /** No quote at all: a zero or crossed book. */
    BROKEN,
    /** Older than one that was seen before. */
    OLD;

    public boolean isAccepted() {
        return this == ACCEPTED;
    }
}
