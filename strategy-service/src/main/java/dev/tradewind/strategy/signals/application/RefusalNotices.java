package dev.tradewind.strategy.signals.application;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SignalRefusedV1;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.limits.RateLimiter;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.strategy.hooks.ReceivingHook;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Tells the user about alerts that were turned away and so left no signal: the chart's vendor does not resend and shows
 * nobody our answer (C-64). At most one notice a minute per hook and code.
 */
@Singleton
class RefusalNotices {
    private static final int REMEMBERED = 10_000;

    private final RateLimiter limiter = new RateLimiter(1, Duration.ofMinutes(1), 1, REMEMBERED, System::nanoTime);
    private final EventLog events;
    private final Ids ids;

    RefusalNotices(EventLog events, Ids ids) {
        this.events = events;
        this.ids = ids;
    }

    /** Whether a notice under this key is due; asking counts as sending. */
    boolean isDue(String key) {
        return limiter.take(key).isZero();
    }

    /** Appends a notice to the transaction if one is due. The id in it names no signal, because none was stored. */
    void tellOncePerMinute(Sql sql, UUID user, ReceivingHook hook, String code, String detail, Instant at) {
        if (isDue(hook.id() + ":" + code)) {
            tell(sql, user, hook, code, detail, at);
        }
    }

    void tell(Sql sql, UUID user, ReceivingHook hook, String code, String detail, Instant at) {
        UUID id = ids.next();
        events.append(
                sql,
                Event.of(
                        EventTypes.SIGNAL_REFUSED,
                        user,
                        id,
                        1,
                        new SignalRefusedV1(id, hook.id(), "", code, detail, at, null)));
    }
}
