package dev.tradewind.broker.positions.application;

import dev.tradewind.kit.tenancy.DatabaseUnavailable;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Lets groups be looked at soon, each in a transaction of its own. A group that waits already is not queued again, so the
 * queue is never longer than there are open groups; a look that fails is repeated by the monitors.
 */
@Singleton
public class GroupAttention {
    private final TenantTx tx;
    private final WorkGroup work;
    private final InstantSource clock;
    private final Semaphore room;
    private final ConcurrentMap<UUID, UUID> waiting = new ConcurrentHashMap<>();
    private volatile boolean isStopping;

    @Inject
    GroupAttention(TenantTx tx, WorkGroup work, InstantSource clock, PositionsConfig config) {
        this.tx = tx;
        this.work = work;
        this.clock = clock;
        this.room = new Semaphore(config.concurrency());
    }

    /** Returns at once. */
    public void look(UUID userId, UUID groupId) {
        if (!isStopping && waiting.putIfAbsent(groupId, userId) == null) {
            Thread.ofVirtual().name("group-" + groupId).start(() -> run(userId, groupId));
        }
    }

    /** How many groups wait. */
    public int waiting() {
        return waiting.size();
    }

    @PreDestroy
    void stop() {
        isStopping = true;
    }

    private void run(UUID userId, UUID groupId) {
        try {
            room.acquire();
        } catch (InterruptedException interrupted) {
            waiting.remove(groupId);
            Thread.currentThread().interrupt();
            return;
        }
        try {
            waiting.remove(groupId); // before the look: what changes from now on asks for another one
            if (!isStopping) {
                tx.run(userId, sql -> work.handle(sql, groupId, clock.instant()));
            }
        } catch (DatabaseUnavailable gone) {
            Log.debugf("group not looked at, the database is away groupId=%s", groupId);
        } catch (RuntimeException failure) {
            Log.errorf(failure, "group not looked at groupId=%s", groupId);
        } finally {
            room.release();
        }
    }
}
