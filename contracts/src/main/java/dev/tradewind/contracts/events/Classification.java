package dev.tradewind.contracts.events;

/** What a signal asks for (D-09). */
public enum Classification {
    ENTRY,
    EXIT,
    REDUCE,
    REVERSE,
    CANCEL
}
