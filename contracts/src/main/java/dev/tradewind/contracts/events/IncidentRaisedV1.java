package dev.tradewind.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something a person should know. {@code severity} LOW, MEDIUM, HIGH or URGENT; {@code code} stable. */
public record IncidentRaisedV1(
        String code,
        String severity,
        @Nullable UUID accountId,
        @Nullable UUID groupId,
        String title,
        String detail,
        Instant at) {}
