package dev.tradewind.broker.killswitch;

import dev.tradewind.kit.tenancy.Sql;
import java.time.Instant;
import java.util.UUID;

/**
 * Told in a transaction of the account's user while the strictest kill switch of an account is not ACTIVE: once when the
 * sweep begins, and again every few seconds while {@code flatten} stands. Must be harmless when repeated.
 */
public interface KillListener {
    void killed(Sql sql, UUID userId, UUID accountId, KillMode mode, boolean flatten, Instant now);
}
