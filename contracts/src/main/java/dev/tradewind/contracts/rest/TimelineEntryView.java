package dev.tradewind.contracts.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of a group's life (D-02). */
public record TimelineEntryView(
        Instant at,
        String kind,
        @Nullable String from,
        @Nullable String to,
        String trigger,
        String text) {}
