package dev.tradewind.engine.risk;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Price;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group that has not ended, as far as placing an entry needs it (D-01, D-08).
 *
 * @param pyramids entries of the group so far, the first included
 * @param lastCandleId candle of the latest of them
 * @param basePrice P0 of the first entry
 * @param averagePrice of its lots, null while nothing is filled
 */
public record OpenGroup(
        UUID id,
        Side side,
        boolean isClosing,
        int pyramids,
        long lastCandleId,
        Price basePrice,
        @Nullable Price averagePrice) {}
