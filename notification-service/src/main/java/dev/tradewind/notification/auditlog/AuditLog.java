package dev.tradewind.notification.auditlog;

import dev.tradewind.contracts.rest.AuditEntryView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores the audit chain and reads it for users, managers and the verifier. */
@ApplicationScoped
public class AuditLog {
    private static final int VERIFY_BATCH = 1_000;

    private static final String FILTER =
            " where ($1::timestamptz is null or at >= $1) and ($2::timestamptz is null or at < $2)"
                    + " and ($3::text is null or action = $3)";

    private final TenantTx tx;
    private final AuditAnchors anchors;

    AuditLog(TenantTx tx, AuditAnchors anchors) {
        this.tx = tx;
        this.anchors = anchors;
    }

    /** Adds a row at the end of the chain, inside the caller's transaction; the reader's cursor sees to it that a fact comes once. */
    public void append(Sql sql, AuditRecord entry) {
        var head = sql.one(
                "select number, hash from audit_head for update",
                row -> new Head(row.number("number"), row.text("hash")));
        AuditRecord stored = truncated(entry);
        AuditChain.Link link = AuditChain.next(head.number() + 1, head.hash(), stored);
        sql.update(
                "insert into audit_log (number, user_id, event_id, at, actor, action, resource, resource_id, old_value,"
                        + " new_value, reason, ip, previous_hash, hash)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
                link.number(),
                stored.userId(),
                stored.eventId(),
                stored.at(),
                stored.actor(),
                stored.action(),
                stored.resource(),
                stored.resourceId(),
                stored.oldValue(),
                stored.newValue(),
                stored.reason(),
                stored.ip(),
                link.previousHash(),
                link.hash());
        sql.update("update audit_head set number = $1, hash = $2", link.number(), link.hash());
    }

    // what Postgres will give back: microseconds
    private static AuditRecord truncated(AuditRecord entry) {
        return new AuditRecord(
                entry.eventId(),
                entry.userId(),
                entry.at().truncatedTo(ChronoUnit.MICROS),
                entry.actor(),
                entry.action(),
                entry.resource(),
                entry.resourceId(),
                entry.oldValue(),
                entry.newValue(),
                entry.reason(),
                entry.ip());
    }

    /** The user's own rows, newest first. */
    public Page<AuditEntryView> ofUser(
            UUID user, @Nullable Instant start, @Nullable Instant end, @Nullable String action, int limit, int offset) {
        return tx.as(user, sql -> page(sql, start, end, action, limit, offset));
    }

    /** Rows of the whole installation, newest first; for managers and administrators. */
    public Page<AuditEntryView> ofInstallation(
            @Nullable Instant start, @Nullable Instant end, @Nullable String action, int limit, int offset) {
        return tx.system("audit-read", sql -> page(sql, start, end, action, limit, offset));
    }

    private static Page<AuditEntryView> page(
            Sql sql, @Nullable Instant start, @Nullable Instant end, @Nullable String action, int limit, int offset) {
        long total = sql.one(
                "select count(*) as total from audit_log" + FILTER, row -> row.number("total"), start, end, action);
        List<AuditEntryView> items = sql.list(
                "select * from audit_log" + FILTER + " order by number desc limit $4 offset $5",
                AuditLog::view,
                start,
                end,
                action,
                limit,
                offset);
        return new Page<>(items, total, limit, offset);
    }

    /** Walks the whole chain, and holds it against the heads that were signed and kept outside of the database. */
    public Verdict verify() {
        TreeMap<Long, String> anchored = anchors.expected();
        int anchorCount = anchored.size();
        return tx.system("audit-verify", sql -> {
            // rows that come while we walk are not judged
            var head = sql.one(
                    "select number, hash from audit_head", row -> new Head(row.number("number"), row.text("hash")));
            long number = 0;
            String hash = AuditChain.GENESIS;
            while (true) {
                List<AuditChain.Link> links = sql.list(
                        "select * from audit_log where number > $1 and number <= $2 order by number limit $3",
                        AuditLog::link,
                        number,
                        head.number(),
                        VERIFY_BATCH);
                Optional<Long> broken = AuditChain.firstBroken(number, hash, links);
                if (broken.isPresent()) {
                    return new Verdict(false, number, broken.get(), anchorCount);
                }
                Optional<Long> rewritten = firstNotAsAnchored(anchored, links);
                if (rewritten.isPresent()) {
                    return new Verdict(false, number, rewritten.get(), anchorCount);
                }
                if (links.isEmpty()) {
                    break;
                }
                number = links.getLast().number();
                hash = links.getLast().hash();
            }
            anchored.remove(0L, AuditChain.GENESIS); // the head of an empty chain
            boolean endsAtHead = head.number() == number && head.hash().equals(hash) && anchored.isEmpty();
            return new Verdict(endsAtHead, number, endsAtHead ? null : number + 1, anchorCount);
        });
    }

    /** Takes the anchors of these rows off the list; what is left at the end points at rows that are gone. */
    private static Optional<Long> firstNotAsAnchored(TreeMap<Long, String> anchored, List<AuditChain.Link> links) {
        for (AuditChain.Link link : links) {
            String expected = anchored.remove(link.number());
            if (expected != null && !expected.equals(link.hash())) {
                return Optional.of(link.number());
            }
        }
        return Optional.empty();
    }

    private static AuditChain.Link link(SqlRow row) {
        var entry = new AuditRecord(
                row.uuid("event_id"),
                row.uuid("user_id"),
                row.instant("at"),
                row.text("actor"),
                row.text("action"),
                row.text("resource"),
                row.text("resource_id"),
                row.text("old_value"),
                row.text("new_value"),
                row.text("reason"),
                row.text("ip"));
        return new AuditChain.Link(row.number("number"), entry, row.text("previous_hash"), row.text("hash"));
    }

    private static AuditEntryView view(SqlRow row) {
        return new AuditEntryView(
                row.number("number"),
                row.instant("at"),
                row.uuid("user_id"),
                row.text("actor"),
                row.text("action"),
                row.text("resource"),
                row.text("resource_id"),
                row.text("old_value"),
                row.text("new_value"),
                row.text("reason"),
                row.text("ip"),
                row.text("hash"));
    }

    private record Head(long number, String hash) {}

    /** Result of walking the chain: intact, how many rows were read, the first row that is wrong, and how many signed heads it was held against. */
    public record Verdict(
            boolean isIntact, long rows, @Nullable Long firstBroken, int anchors) {}
}
