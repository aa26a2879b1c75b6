package dev.tradewind.broker.positions.application;

import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.engine.positions.Action;
import dev.tradewind.engine.positions.Adjustment;
import dev.tradewind.engine.positions.ExitRequest;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.kit.tenancy.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Port: where groups live, inside the caller's transaction, which works for the groups' user. */
public interface PositionGroups {

    /** Locks the group's row until the end of the transaction. Always before any of its orders (lock order). */
    void lock(Sql sql, UUID groupId);

    Optional<StoredGroup> find(Sql sql, UUID groupId);

    /** The group of a key that is not over. */
    default Optional<StoredGroup> findOpen(Sql sql, GroupKey key) {
        return askOpen(sql, key).get();
    }

    /** As {@link #findOpen}, waited for when it is asked for. */
    Supplier<Optional<StoredGroup>> askOpen(Sql sql, GroupKey key);

    List<UUID> openGroupsOf(Sql sql, UUID accountId);

    /** Everything that decides about the group. The caller holds its lock. */
    LoadedGroup load(Sql sql, StoredGroup group);

    void insert(Sql sql, StoredGroup group);

    void addPyramid(Sql sql, PlanV1 plan, String planHash, Instant at);

    /** A pyramid joins: counters, last candle and version of the group's row. */
    void pyramidJoined(Sql sql, StoredGroup group, PlanV1 plan);

    /** Writes one action that changes rows of the group itself; orders are not its business. */
    void write(Sql sql, StoredGroup group, Action action, long version, Instant at);

    void adjust(Sql sql, UUID userId, UUID groupId, Adjustment adjustment, @Nullable UUID otherGroup);

    /** Writes state and figures as they are after a decision. */
    void update(Sql sql, StoredGroup group, GroupSnapshot after, GroupFigures figures, long version, Instant now);

    /** Which signal asked for what, among the requests of a group that are still open. */
    List<Asked> openRequests(Sql sql, UUID groupId);

    /** An open request; the ids are absent when a person or the kill switch asked. */
    record Asked(
            UUID requestId,
            @Nullable UUID decisionId,
            @Nullable UUID signalId) {}

    void request(
            Sql sql,
            UUID userId,
            UUID groupId,
            ExitRequest request,
            String requestedBy,
            @Nullable UUID decisionId,
            @Nullable UUID signalId);

    /** Remembers the last exit of a key (C-52). */
    void exited(Sql sql, GroupKey key, Instant decidedAt);

    /** That exit, waited for when it is asked for. */
    Supplier<Optional<Instant>> askLastExit(Sql sql, GroupKey key);

    void timeline(Sql sql, StoredGroup group, TimelineEntry entry);

    /** One line of a group's story. */
    record TimelineEntry(
            Instant at,
            String kind,
            @Nullable String from,
            @Nullable String to,
            String trigger,
            Map<String, Object> metadata,
            long version) {}
}
