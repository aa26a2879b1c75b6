package dev.tradewind.contracts.rest;

import org.jspecify.annotations.Nullable;

/** Moves a kill switch. Leaving HALTED needs the user's password (step-up). */
public record KillCommand(
        String scope,
        @Nullable String scopeId,
        String mode,
        boolean flatten,
        @Nullable String reason,
        @Nullable String password) {}
