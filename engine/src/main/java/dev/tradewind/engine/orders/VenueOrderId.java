package dev.tradewind.engine.orders;

/** The broker's id of an order. Only unique within the broker's account. */
public record VenueOrderId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
