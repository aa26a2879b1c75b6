package dev.tradewind.contracts.rest;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates or edits an enabled strategy.
 *
 * @param values as text, by parameter name; those left out take their initial value
 * @param timeframe 1min, 5min, 15min, 30min, 1hr, 4hr or 1day, also in the spellings of D-01 ({@code 15}, {@code 240},
 *     {@code D})
 * @param isEnabled null is yes for a new one and keeps what is of an old one
 * @param version the one seen, required for an edit unless If-Match tells it
 */
public record StrategyCommand(
        @Nullable String name,
        @Nullable String typeId,
        @Nullable Map<String, String> values,
        @Nullable String symbol,
        @Nullable String timeframe,
        @Nullable UUID accountId,
        @Nullable UUID configurationId,
        @Nullable Boolean isEnabled,
        @Nullable Long version) {}
