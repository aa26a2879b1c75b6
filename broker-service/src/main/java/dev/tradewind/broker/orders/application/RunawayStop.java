package dev.tradewind.broker.orders.application;

/** Port: stops an account in which something runs away (R21). Harmless when it is stopped already. */
public interface RunawayStop {
    void trip(TradingAccount account, String reason);
}
