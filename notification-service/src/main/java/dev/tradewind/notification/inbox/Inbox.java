package dev.tradewind.notification.inbox;

import dev.tradewind.contracts.rest.NotificationStatsView;
import dev.tradewind.contracts.rest.NotificationView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user's notifications: stored first, shown from here (N-02, N-08). */
@ApplicationScoped
public class Inbox {
    private final TenantTx tx;
    private final Ids ids;

    Inbox(TenantTx tx, Ids ids) {
        this.tx = tx;
        this.ids = ids;
    }

    /** Stores a notification inside the caller's transaction; the same event is told once. */
    public void add(Sql sql, UUID user, UUID eventId, Notice notice, Instant at) {
        sql.update(
                "insert into notification (user_id, id, event_id, type, priority, title, message, link, created_at)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (user_id, event_id) do nothing",
                user,
                ids.next(),
                eventId,
                notice.type(),
                notice.priority().name(),
                notice.title(),
                notice.message(),
                notice.link(),
                at);
    }

    /** Newest first. */
    public Page<NotificationView> list(UUID user, boolean unreadOnly, int limit, int offset) {
        return tx.as(user, sql -> {
            long total = sql.one(
                    "select count(*) as total from notification where user_id = $1 and (not $2 or not is_read)",
                    row -> row.number("total"),
                    user,
                    unreadOnly);
            List<NotificationView> items = sql.list(
                    "select * from notification where user_id = $1 and (not $2 or not is_read)"
                            + " order by created_at desc, id desc limit $3 offset $4",
                    Inbox::view,
                    user,
                    unreadOnly,
                    limit,
                    offset);
            return new Page<>(items, total, limit, offset);
        });
    }

    public NotificationStatsView stats(UUID user) {
        return tx.as(
                user,
                sql -> sql.one(
                        "select count(*) as total, count(*) filter (where not is_read) as unread,"
                                + " count(*) filter (where not is_read and priority = 'URGENT') as urgent"
                                + " from notification where user_id = $1",
                        row -> new NotificationStatsView(
                                row.number("total"), row.number("unread"), row.number("urgent")),
                        user));
    }

    /** Marks one as read; reading twice is fine. */
    public void markRead(UUID user, UUID id) {
        changeOne(user, "update notification set is_read = true where user_id = $1 and id = $2", id);
    }

    public int markAllRead(UUID user) {
        return tx.as(
                user,
                sql -> sql.update("update notification set is_read = true where user_id = $1 and not is_read", user));
    }

    public void delete(UUID user, UUID id) {
        changeOne(user, "delete from notification where user_id = $1 and id = $2", id);
    }

    private void changeOne(UUID user, String statement, UUID id) {
        int changed = tx.as(user, sql -> sql.update(statement, user, id));
        if (changed == 0) {
            throw NotFound.of();
        }
    }

    private static NotificationView view(SqlRow row) {
        return new NotificationView(
                row.uuid("id"),
                row.text("type"),
                row.text("priority"),
                row.text("title"),
                row.text("message"),
                row.text("link"),
                row.bool("is_read"),
                row.instant("created_at"));
    }
}
