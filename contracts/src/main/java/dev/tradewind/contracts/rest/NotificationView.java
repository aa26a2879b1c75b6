package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification; {@code type} of D-18, priority LOW, MEDIUM, HIGH or URGENT. */
public record NotificationView(
        UUID id,
        String type,
        String priority,
        String title,
        String message,
        @Nullable String link,
        boolean isRead,
        Instant at) {}
