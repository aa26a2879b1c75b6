package dev.tradewind.web.backend;

import org.jspecify.annotations.Nullable;

/** On whose behalf a service is called: the user's token if there is one, and what ties the log lines together. */
public record Caller(
        @Nullable String token,
        String correlationId,
        @Nullable String clientAddress,
        @Nullable String userAgent) {
    /** The same request, as the owner of this token. */
    public Caller withToken(String newToken) {
        return new Caller(newToken, correlationId, clientAddress, userAgent);
    }
}
