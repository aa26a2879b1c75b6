package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A strategy that the user runs on live prices.
 *
 * @param timeframe 1min, 5min, 15min, 30min, 1hr, 4hr or 1day
 * @param state DISABLED, NOT_INSTALLED (the operator removed its jar), FAILED, NO_CANDLES, WARMING_UP or RUNNING
 * @param stateText the state in a sentence, and while there are no signals why not
 * @param warmUpBars bars it must see before a signal is possible
 * @param barsSeen bars it has seen; the warm-up is over when it is at least {@code warmUpBars}
 * @param lastBarAt close of the last bar it saw, by the market's time, which on a replay is not ours
 * @param lastBarReceivedAt when it saw that bar, by our clock
 * @param signals how many it gave, refused ones included
 */
public record StrategyView(
        UUID id,
        String name,
        String typeId,
        String typeTitle,
        Map<String, BigDecimal> values,
        String venue,
        String symbol,
        String timeframe,
        int timeframeSeconds,
        UUID accountId,
        String accountName,
        boolean isPaper,
        UUID configurationId,
        String configurationName,
        boolean isEnabled,
        String state,
        String stateText,
        int warmUpBars,
        int barsSeen,
        @Nullable Instant lastBarAt,
        @Nullable Instant lastBarReceivedAt,
        @Nullable LastSignal lastSignal,
        long signals,
        long version,
        Instant createdAt) {
    public StrategyView {
        values = Map.copyOf(values);
    }

    /**
     * The newest signal of this strategy; its trace is under {@code /api/v1/signals/{id}/trace}.
     *
     * @param classification ENTRY or EXIT
     * @param text why it was given, in words and numbers
     * @param outcome as in the list of signals
     */
    public record LastSignal(
            UUID id,
            String classification,
            String side,
            Instant at,
            String text,
            String outcome,
            @Nullable String code) {}
}
