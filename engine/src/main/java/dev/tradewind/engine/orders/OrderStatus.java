package dev.tradewind.engine.orders;

import java.util.Set;

/** The request states of an order and the only lawful moves between them (R5). How much was executed is kept apart. */
public enum OrderStatus {
    /** Committed, nothing sent. */
    INTENT,
    /** The right to send one attempt is won; the answer is not stored yet. */
    SUBMITTING,
    /** The request may or may not have arrived. Only evidence ends this. */
    UNKNOWN,
    LIVE,
    PARTIAL,
    CANCEL_PENDING,
    REPLACE_PENDING,
    FILLED,
    CANCELLED,
    EXPIRED,
    REJECTED,
    /** A person must look; risk stays reserved. */
    REVIEW;

    /** The states that may follow this one. */
    public Set<OrderStatus> next() {
        return switch (this) {
            case INTENT -> Set.of(SUBMITTING, CANCELLED, EXPIRED, REVIEW);
            case SUBMITTING -> Set.of(UNKNOWN, LIVE, PARTIAL, FILLED, CANCELLED, EXPIRED, REJECTED);
            case UNKNOWN -> Set.of(SUBMITTING, LIVE, PARTIAL, FILLED, CANCELLED, EXPIRED, REJECTED, REVIEW);
            case LIVE -> Set.of(PARTIAL, CANCEL_PENDING, REPLACE_PENDING, FILLED, CANCELLED, EXPIRED, REJECTED, REVIEW);
            case PARTIAL -> Set.of(CANCEL_PENDING, REPLACE_PENDING, FILLED, CANCELLED, EXPIRED, REJECTED, REVIEW);
            case CANCEL_PENDING, REPLACE_PENDING -> Set.of(LIVE, PARTIAL, FILLED, CANCELLED, EXPIRED, REJECTED, REVIEW);
            case REVIEW -> Set.of(UNKNOWN, LIVE, PARTIAL, FILLED, CANCELLED, EXPIRED, REJECTED);
            case FILLED, CANCELLED, EXPIRED, REJECTED -> Set.of();
        };
    }

    public boolean mayBecome(OrderStatus other) {
        return next().contains(other);
    }

    /** Over for good: frees what was reserved, and lets a next generation be made. */
    public boolean isTerminal() {
        return switch (this) {
            case FILLED, CANCELLED, EXPIRED, REJECTED -> true;
            case INTENT, SUBMITTING, UNKNOWN, LIVE, PARTIAL, CANCEL_PENDING, REPLACE_PENDING, REVIEW -> false;
        };
    }

    /** Known to be at the venue and not over. */
    public boolean isAtVenue() {
        return switch (this) {
            case LIVE, PARTIAL, CANCEL_PENDING, REPLACE_PENDING -> true;
            case INTENT, SUBMITTING, UNKNOWN, REVIEW, FILLED, CANCELLED, EXPIRED, REJECTED -> false;
        };
    }

    /** The name an API prints (D-02). */
    public String publicName() {
        return switch (this) {
            case INTENT, SUBMITTING, UNKNOWN, LIVE, PARTIAL, CANCEL_PENDING, REPLACE_PENDING, REVIEW -> "pending";
            case FILLED -> "filled";
            case CANCELLED, EXPIRED -> "cancelled";
            case REJECTED -> "failed";
        };
    }
}
