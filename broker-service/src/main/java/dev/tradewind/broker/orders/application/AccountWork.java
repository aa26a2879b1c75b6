package dev.tradewind.broker.orders.application;

import java.util.UUID;

/** Port: lets an account's lane look for work at once; harmless for accounts that have no lane here. */
public interface AccountWork {
    void wake(UUID accountId);
}
