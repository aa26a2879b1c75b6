package dev.tradewind.broker.orders.persistence;

import dev.tradewind.broker.orders.application.AccountTx;
import dev.tradewind.broker.orders.application.EntryGate;
import dev.tradewind.broker.orders.application.KillGate;
import dev.tradewind.broker.orders.application.LeasedStores;
import dev.tradewind.engine.orders.OrderStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Makes the store that one lane uses under its lease. */
@Singleton
public class OrderStores implements LeasedStores {
    private final OrderRows rows;
    private final OrderJournal journal;
    private final KillGate killGate;
    private final EntryGate gate;
    private final InstantSource clock;

    @Inject
    public OrderStores(OrderRows rows, OrderJournal journal, KillGate killGate, EntryGate gate, InstantSource clock) {
        this.rows = rows;
        this.journal = journal;
        this.killGate = killGate;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public OrderStore under(AccountTx tx) {
        return new PostgresOrderStore(tx, rows, journal, killGate, gate, clock);
    }
}
