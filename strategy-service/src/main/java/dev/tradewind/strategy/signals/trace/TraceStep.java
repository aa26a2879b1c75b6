package dev.tradewind.strategy.signals.trace;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step to be added to a signal's story. A fact may add several, told apart by their ordinal; {@code rank} orders
 * steps of the same instant by cause.
 */
record TraceStep(
        UUID eventId,
        int ordinal,
        Instant at,
        int rank,
        String step,
        String title,
        String text,
        @Nullable Boolean passed,
        Map<String, String> figures) {
    static final int RULE = 10;
    static final int DECIDED = 11;
    static final int RESERVED = 12;
    static final int GROUP = 20;
    static final int ORDER = 30;
    static final int FILL = 40;
    static final int END = 90;

    TraceStep {
        figures = new LinkedHashMap<>(figures);
    }
}
