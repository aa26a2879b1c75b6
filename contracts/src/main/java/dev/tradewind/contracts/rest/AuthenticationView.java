package dev.tradewind.contracts.rest;

import java.time.Instant;

/** Answer of register and login: the user and an access token for 24 h. */
public record AuthenticationView(UserView user, String token, Instant expiresAt) {}
