package dev.tradewind.kit.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry of auth-service's list: a token id that is over, or the lowest epoch a user's tokens must have. Forgotten after {@code expiresAt}. */
public record Revocation(
        long position, @Nullable UUID tokenId, @Nullable UUID userId, int leastEpoch, Instant expiresAt) {

    /** Answer of {@code GET /internal/v1/revocations?after=}. */
    public record Page(java.util.List<Revocation> items, long position) {
        public Page {
            items = java.util.List.copyOf(items);
        }
    }
}
