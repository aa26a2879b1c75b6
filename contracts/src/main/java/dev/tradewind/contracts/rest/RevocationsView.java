package dev.tradewind.contracts.rest;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens that ended before their time, after a sequence number the caller knows (promise S5). */
public record RevocationsView(long latest, List<Entry> entries) {
    public RevocationsView {
        entries = List.copyOf(entries);
    }

    /**
     * One ending: a whole session, one token of it ({@code tokenId}, rotated away), or every token of the user made below
     * {@code epoch}.
     */
    public record Entry(
            long sequence, UUID userId, @Nullable UUID sessionId, @Nullable UUID tokenId, @Nullable Long epoch) {}
}
