package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.GateReason;
import dev.tradewind.kit.tenancy.Sql;
import java.util.List;
import java.util.UUID;

/** Port: the kill switch as the submit transaction meets it (R11, C-58). */
public interface KillGate {

    /** Taken before anything is read: a kill waits for submits that began before it, and later ones see it. */
    void lockShared(Sql sql, UUID userId, UUID accountId);

    /** Which switches stop entries; a missing row stops them too. */
    List<GateReason> closedBy(Sql sql, UUID userId, UUID accountId);
}
