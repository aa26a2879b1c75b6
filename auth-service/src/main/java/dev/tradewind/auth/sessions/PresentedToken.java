package dev.tradewind.auth.sessions;

import java.util.UUID;

/** A token whose signature and life were checked, but not yet whether its session still lives. */
record PresentedToken(UUID userId, UUID sessionId, UUID tokenId) {}
