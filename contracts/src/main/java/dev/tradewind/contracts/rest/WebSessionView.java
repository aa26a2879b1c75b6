package dev.tradewind.contracts.rest;

import java.time.Instant;

/** A browser session (C-42): the cookie holds {@code webSessionId}, which web-ui exchanges for a token. Never reaches a script. */
public record WebSessionView(String webSessionId, UserView user, Instant expiresAt) {}
