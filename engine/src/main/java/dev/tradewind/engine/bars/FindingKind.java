package dev.tradewind.engine.bars;

/** What can be odd about a row of price history. */
public enum FindingKind {
    /** Bars that the calendar expects are missing. */
    GAP(Severity.WARNING),
    /** The same bar again; left out. */
    DUPLICATE(Severity.WARNING),
    /** Another bar for the same time. */
    CONTRADICTION(Severity.ERROR),
    ZERO_PRICE(Severity.ERROR),
    NEGATIVE_PRICE(Severity.ERROR),
    /** NaN, infinite, empty or too large. */
    NOT_A_NUMBER(Severity.ERROR),
    /** High and low do not enclose open and close. */
    CROSSED(Severity.ERROR),
    NEGATIVE_VOLUME(Severity.ERROR),
    /** Earlier than the row before it. */
    DISORDER(Severity.ERROR),
    /** Does not begin where a bar of the timeframe begins. */
    OFF_GRID(Severity.ERROR),
    /** The market was closed; left out. */
    OUTSIDE_SESSION(Severity.NOTE),
    /** The row cannot be read at all. */
    UNREADABLE(Severity.ERROR),
    /** The times fit the calendar only when they are moved by whole hours. */
    TIME_ZONE(Severity.ERROR),
    /** The price moved so far from one bar to the next that a split may be hidden in it. */
    JUMP(Severity.NOTE),
    /** More decimals than can be kept. */
    ROUNDED(Severity.NOTE);

    /** What a finding does to an import. */
    public enum Severity {
        NOTE,
        WARNING,
        /** Nothing is imported. */
        ERROR
    }

    private final Severity severity;

    FindingKind(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
