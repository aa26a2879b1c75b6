package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a signal's story: {@code step} is RECEIVED, AUTHENTICATED, DEDUPLICATED, CLASSIFIED, RULE, DECIDED, RESERVED, GROUP, ORDER, FILL, CLOSED or REFUSED; {@code figures} are its numbers. */
public record TraceStepView(
        int number,
        Instant at,
        String step,
        String title,
        String text,
        @Nullable Boolean passed,
        Map<String, String> figures) {}
