package dev.tradewind.broker.positions.persistence;

import dev.tradewind.broker.positions.application.StoredGroup;
import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.TimelineEntryView;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the pages read: lists of groups, executions and stories, in the transaction of their user. */
@Singleton
public class PositionQueries {
    private static final String IS_OPEN = "g.status not in ('CLOSED', 'FAILED')";
    private static final String IS_OVER = "g.status in ('CLOSED', 'FAILED')";

    /** A group and the mode of its account, PAPER or LIVE. */
    public record Listed(StoredGroup group, String accountMode) {}

    /** Open groups, newest first. */
    public List<Listed> open(Sql sql, int limit, int offset) {
        return list(sql, IS_OPEN, "g.opened_at desc, g.id desc", limit, offset);
    }

    /** Groups that are over, last ended first. */
    public List<Listed> history(Sql sql, int limit, int offset) {
        return list(sql, IS_OVER, "g.closed_at desc, g.id desc", limit, offset);
    }

    public long countOpen(Sql sql) {
        return count(sql, IS_OPEN);
    }

    public long countHistory(Sql sql) {
        return count(sql, IS_OVER);
    }

    public Optional<Listed> find(Sql sql, UUID groupId) {
        return sql.find(
                "select g.*, a.mode from position_group g join account a on a.id = g.account_id where g.id = $1",
                PositionQueries::listed,
                groupId);
    }

    public List<ExecutionView> executions(Sql sql, UUID groupId) {
        return sql.list("""
                select x.*, o.role, o.pyramid, o.leg, p.realised
                from execution x join order_intent o on o.id = x.order_id
                left join execution_profit p on p.execution_id = x.id
                where x.group_id = $1 order by x.sequence, x.id""", PositionQueries::execution, groupId);
    }

    public List<TimelineEntryView> timeline(Sql sql, UUID groupId) {
        return sql.list(
                "select * from group_timeline where group_id = $1 order by number",
                row -> new TimelineEntryView(
                        row.instant("at"),
                        row.text("kind"),
                        row.text("from_state"),
                        row.text("to_state"),
                        row.text("trigger"),
                        Story.text(row)),
                groupId);
    }

    /** The alert that opened a group, as it came; empty while its fact is still on the way. */
    public String rawAlert(Sql sql, UUID signalId) {
        return sql.find("select payload from entry_alert where signal_id = $1", row -> row.text("payload"), signalId)
                .orElse("");
    }

    private static List<Listed> list(Sql sql, String where, String order, int limit, int offset) {
        return sql.list("""
                select g.*, a.mode from position_group g join account a on a.id = g.account_id
                where %s order by %s limit $1 offset $2""".formatted(where, order), PositionQueries::listed, limit, offset);
    }

    private static long count(Sql sql, String where) {
        return sql.one("select count(*) as total from position_group g where " + where, row -> row.number("total"));
    }

    private static Listed listed(SqlRow row) {
        return new Listed(GroupRows.read(row), row.text("mode"));
    }

    private static ExecutionView execution(SqlRow row) {
        BigDecimal realised = row.decimal("realised");
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
                GroupRows.plain(row.decimal("quantity")),
                GroupRows.plain(row.decimal("price")),
                row.decimal("notional"),
                row.decimal("fee"),
                realised,
                row.instant("executed_at"));
    }
}
