package dev.tradewind.broker.positions.application;

import dev.tradewind.broker.orders.application.ExecutionProfits;
import dev.tradewind.broker.orders.application.OrderListener;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.positions.LotBook;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A group hears of its orders in the transaction that changes them, and says what exits earned. */
@Singleton
class GroupOrderListener implements OrderListener, ExecutionProfits {
    private final WorkGroup work;
    private final PositionGroups groups;

    GroupOrderListener(WorkGroup work, PositionGroups groups) {
        this.work = work;
        this.groups = groups;
    }

    @Override
    public void lockGroup(Sql sql, UUID userId, UUID groupId) {
        work.lock(sql, groupId);
    }

    @Override
    public void orderChanged(Sql sql, UUID userId, UUID groupId, Instant now) {
        work.handle(sql, groupId, now);
    }

    @Override
    public Map<UUID, BigDecimal> realised(Sql sql, UUID groupId, List<UUID> executionIds) {
        Optional<LotBook> book = WorkGroup.books(sql)
                .of(groupId)
                .or(() -> groups.find(sql, groupId)
                        .map(group -> LotBook.of(groups.load(sql, group).snapshot())));
        Map<UUID, BigDecimal> realised = new HashMap<>();
        if (book.isEmpty()) {
            return realised;
        }
        sql.list(
                        "select id, broker_execution_id from execution where id = any($1)",
                        row -> Map.entry(row.uuid("id"), row.text("broker_execution_id")),
                        (Object) executionIds.toArray(UUID[]::new))
                .forEach(execution -> book.get()
                        .realisedBy(execution.getValue())
                        .map(profit -> stored(profit))
                        .ifPresent(profit -> realised.put(execution.getKey(), profit)));
        return realised;
    }

    private static BigDecimal stored(Money profit) {
        return profit.rounded(RoundingMode.HALF_EVEN).amount();
    }
}
