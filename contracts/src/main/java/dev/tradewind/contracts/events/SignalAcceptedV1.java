package dev.tradewind.contracts.events;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.plans.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signal is durable and wants something (architecture.md section 2). Prices in quote currency, {@code signalAt} from
 * the payload, {@code payload} the raw alert.
 *
 * @param hookId the hook it came by; of an enabled strategy's signal the same as {@code strategyId}, because version 1
 *     requires it
 * @param strategyId the enabled strategy that gave it, null for a webhook's signal
 * @param sizeFactor share of the desired capital, above 0 and at most 1; null for all of it
 */
public record SignalAcceptedV1(
        UUID signalId,
        UUID hookId,
        UUID accountId,
        String exchange,
        String symbol,
        int timeframeSeconds,
        long candleId,
        Classification classification,
        Side side,
        @Nullable BigDecimal entryPrice,
        @Nullable BigDecimal closePrice,
        @Nullable BigDecimal orderSize,
        @Nullable String positionSizeType,
        @Nullable BigDecimal reducePercent,
        @Nullable BigDecimal maxSlippagePercent,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        @Nullable String marketPosition,
        @Nullable String previousMarketPosition,
        @Nullable String tradeId,
        Instant signalAt,
        Instant receivedAt,
        DcaConfigurationV1 configuration,
        String payload,
        @Nullable UUID strategyId,
        @Nullable BigDecimal sizeFactor) {}
