package dev.tradewind.auth.sessions;

import dev.tradewind.contracts.rest.SessionView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as stored. Its access token is made from this row alone, so it can be made again, bit for bit. */
public record Session(
        UUID userId,
        UUID id,
        UUID tokenId,
        Instant tokenIssuedAt,
        Instant expiresAt,
        @Nullable UUID previousTokenId,
        @Nullable Instant rotatedAt,
        Instant createdAt,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable Instant endedAt) {

    public boolean isLive(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    public SessionView view(UUID currentSession) {
        return new SessionView(id, createdAt, expiresAt, ip, userAgent, id.equals(currentSession));
    }
}
