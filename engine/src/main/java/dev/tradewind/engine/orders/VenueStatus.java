package dev.tradewind.engine.orders;

/** What a venue says about an order, mapped from its own words. Anything an adapter does not know is OPEN: it ends nothing. */
public enum VenueStatus {
    OPEN,
    FILLED,
    CANCELLED,
    EXPIRED,
    REJECTED;

    public boolean isOver() {
        return this != OPEN;
    }
}
