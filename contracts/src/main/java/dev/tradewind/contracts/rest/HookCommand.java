package dev.tradewind.contracts.rest;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates or edits a hook. {@code requiredSecret} is an optional secret the body must carry. */
public record HookCommand(
        String name,
        UUID accountId,
        UUID configurationId,
        @Nullable Boolean isActive,
        @Nullable Map<String, String> fieldMapping,
        @Nullable String requiredSecret,
        @Nullable Long version) {}
