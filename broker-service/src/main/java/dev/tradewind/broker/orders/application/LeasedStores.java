package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.OrderStore;

/** Port: the order store of one account under one lease. */
public interface LeasedStores {
    OrderStore under(AccountTx tx);
}
