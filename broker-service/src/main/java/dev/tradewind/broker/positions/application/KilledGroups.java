package dev.tradewind.broker.positions.application;

import dev.tradewind.broker.killswitch.KillListener;
import dev.tradewind.broker.killswitch.KillMode;
import dev.tradewind.engine.positions.ExitRequest;
import dev.tradewind.engine.positions.GroupStatus;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The kill switch reaches groups: entries go at once, and with {@code flatten} everything is closed (D-16). */
@Singleton
class KilledGroups implements KillListener {
    /** A close that the venue rejected is not asked for again at once (R21). */
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final PositionGroups groups;
    private final WorkGroup work;
    private final Ids ids;

    KilledGroups(PositionGroups groups, WorkGroup work, Ids ids) {
        this.groups = groups;
        this.work = work;
        this.ids = ids;
    }

    @Override
    public void killed(Sql sql, UUID userId, UUID accountId, KillMode mode, boolean flatten, Instant now) {
        for (UUID groupId : groups.openGroupsOf(sql, accountId)) {
            groups.lock(sql, groupId);
            if (flatten) {
                groups.find(sql, groupId)
                        .filter(group -> mustFlatten(group, now))
                        .ifPresent(group -> groups.request(
                                sql,
                                userId,
                                groupId,
                                ExitRequest.of(ids.next(), ExitRequest.Kind.KILL, now),
                                "KILL_SWITCH",
                                null,
                                null));
            }
            work.handle(sql, groupId, now);
        }
    }

    private static boolean mustFlatten(StoredGroup group, Instant now) {
        boolean isClosing =
                group.status() == GroupStatus.CLOSING || group.status().isTerminal();
        boolean pauses = group.closeGivenUpAt() != null
                && now.isBefore(group.closeGivenUpAt().plus(PAUSE));
        return !isClosing && !pauses;
    }
}
