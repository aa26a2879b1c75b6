package dev.tradewind.engine.instruments;

/** What an order does at the venue. */
public enum OrderSide {
    BUY,
    SELL;

    public OrderSide opposite() {
        return this == BUY ? SELL : BUY;
    }
}
