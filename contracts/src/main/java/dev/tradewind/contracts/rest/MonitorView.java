package dev.tradewind.contracts.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Heartbeat of a scheduled monitor. {@code state} is OK, LATE or FAILED. */
public record MonitorView(
        String name,
        long everySeconds,
        @Nullable Instant lastSuccess,
        long lastDurationMillis,
        long items,
        String state) {}
