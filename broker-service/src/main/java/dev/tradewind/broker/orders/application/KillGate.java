package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.GateReason;
import dev.tradewind.kit.tenancy.Sql;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Port: the kill switch as the submit transaction meets it (R11, C-58). */
public interface KillGate {

    /** Taken before anything is read: a kill waits for submits that began before it, and later ones see it. */
    void lockShared(Sql sql, UUID userId, UUID accountId);

    /** Which switches stop entries, waited for when it is asked for; a missing row stops them too. */
    Supplier<List<GateReason>> askClosedBy(Sql sql, UUID userId, UUID accountId);
}
