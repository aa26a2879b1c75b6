package dev.tradewind.broker.orders.application;

import dev.tradewind.kit.tenancy.Sql;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What exits earned, in quote currency after fees (D-07), by our execution id. Asked in the transaction that booked the
 * executions, after {@link OrderListener}; the answer is stored once. Entries are left out.
 */
public interface ExecutionProfits {
    Map<UUID, BigDecimal> realised(Sql sql, UUID groupId, List<UUID> executionIds);
}
