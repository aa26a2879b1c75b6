package dev.tradewind.engine.signals;

/** What a signal asks for (D-09). */
public enum SignalKind {
    ENTRY,
    EXIT,
    REDUCE,
    REVERSE,
    CANCEL;

    /** Whether it opens new risk; such a signal grows stale, a way out never does. */
    public boolean opensRisk() {
        return this == ENTRY || this == REVERSE;
    }
}
