package dev.tradewind.broker.accounts;

import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Executions as a user reads them, newest first. */
final class ExecutionList {
    private static final String WHERE = """
             where x.user_id = $1 and x.kind <> 'BUST' and ($2::uuid is null or x.account_id = $2)
               and ($3::uuid is null or x.group_id = $3)""";

    private ExecutionList() {}

    static Page<ExecutionView> page(
            Sql sql, UUID userId, @Nullable UUID accountId, @Nullable UUID groupId, int limit, int offset) {
        List<ExecutionView> items = sql.list(
                """
                select x.*, o.role, o.pyramid, o.leg, p.realised from execution x
                join order_intent o on o.id = x.order_id
                left join execution_profit p on p.execution_id = x.id""" + "\n" + WHERE + " order by x.executed_at desc, x.sequence desc limit $4 offset $5",
                ExecutionList::read,
                userId,
                accountId,
                groupId,
                limit,
                offset);
        long total = sql.one(
                "select count(*) as n from execution x\n" + WHERE, row -> row.number("n"), userId, accountId, groupId);
        return new Page<>(items, total, limit, offset);
    }

    private static ExecutionView read(SqlRow row) {
        return new ExecutionView(
                row.uuid("id"),
                row.uuid("order_id"),
                row.uuid("group_id"),
                row.text("broker_execution_id"),
                row.text("symbol"),
                row.text("role"),
                row.integer("pyramid"),
                row.integer("leg"),
                row.constant("side", OrderSide.class),
                row.decimal("quantity"),
                row.decimal("price"),
                row.decimal("notional"),
                row.decimal("fee"),
                row.decimal("realised"),
                row.instant("executed_at"));
    }
}
