package dev.tradewind.risk.groups;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.risk.OpenGroup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group that has not ended, as this service knows it.
 *
 * @param isRecovery holds a late fill outside the rules of D-01: it counts as exposure, not as a place or a slot
 * @param configuration JSON of the version it was opened with, null for a recovery group
 * @param cost what the remaining quantity was bought for
 */
public record RiskGroup(
        UUID id,
        String symbol,
        int timeframeSeconds,
        Side side,
        boolean isClosing,
        boolean isRecovery,
        int pyramids,
        long lastCandleId,
        @Nullable Price basePrice,
        @Nullable String configuration,
        BigDecimal quantity,
        BigDecimal cost) {
    private static final int AVERAGE_SCALE = 12;

    public Optional<Price> averagePrice() {
        return quantity.signum() == 0
                ? Optional.empty()
                : Optional.of(new Price(cost.divide(quantity, AVERAGE_SCALE, RoundingMode.HALF_EVEN)));
    }

    /** Whether it stands under this symbol and timeframe, on either side. */
    public boolean isAt(String symbol, int timeframeSeconds) {
        return !isRecovery && this.symbol.equals(symbol) && this.timeframeSeconds == timeframeSeconds;
    }

    /** As the engine looks at it when it places an entry. */
    public OpenGroup asOpenGroup() {
        return new OpenGroup(
                id,
                side,
                isClosing,
                pyramids,
                lastCandleId,
                basePrice == null ? Price.ZERO : basePrice,
                averagePrice().orElse(null));
    }
}
