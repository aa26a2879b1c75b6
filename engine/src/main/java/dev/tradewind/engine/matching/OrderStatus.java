package dev.tradewind.engine.matching;

/** Life of an order at the venue. */
public enum OrderStatus {
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED;

    public boolean isOpen() {
        return this == NEW || this == PARTIALLY_FILLED;
    }
}
