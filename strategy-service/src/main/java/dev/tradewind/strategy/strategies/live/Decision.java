package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.signals.SignalKind;
import dev.tradewind.engine.strategies.SignalRefusal;
import dev.tradewind.engine.strategies.StrategySignal;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.strategy.marketdata.CandleKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy said about one bar, the same for all who want it.
 *
 * @param values what the strategy was made with
 * @param refusal the filter that held the signal back, null when none did
 * @param barOpensAt and {@code barClosesAt} in epoch seconds of the market's time
 * @param close exact, in quote currency
 * @param lateBy how long after the close of its bar it is given; more than the window of D-09 opens nothing
 */
record Decision(
        CandleKey series,
        StrategyType type,
        Map<String, BigDecimal> values,
        StrategySignal signal,
        @Nullable SignalRefusal refusal,
        long barOpensAt,
        long barClosesAt,
        BigDecimal close,
        long barsSeen,
        Duration lateBy) {
    SignalKind kind() {
        return switch (signal.kind()) {
            case ENTRY -> SignalKind.ENTRY;
            case EXIT -> SignalKind.EXIT;
        };
    }

    Instant closedAt() {
        return Instant.ofEpochSecond(barClosesAt);
    }
}
