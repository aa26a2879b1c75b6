package dev.tradewind.web.session;

import dev.tradewind.contracts.rest.UserView;
import java.time.Instant;

/** A signed-in user as this process knows him for a few seconds: who, and the token to call services with. */
public record Session(UserView user, String token, Instant expiresAt) {}
