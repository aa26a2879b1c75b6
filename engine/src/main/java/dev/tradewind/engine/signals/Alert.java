package dev.tradewind.engine.signals;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alert that was understood (D-09). Prices are in the quote currency.
 *
 * @param side for an entry the side that is opened, for a reverse the side that is wanted afterwards, else the side that
 *     is closed, reduced or cancelled
 * @param because which rule of D-09 classified it, for the trace
 * @param timestamp time of the payload; absent when a flat body carries none, then the time of arrival counts
 */
public record Alert(
        String exchange,
        Symbol symbol,
        Timeframe timeframe,
        SignalKind kind,
        Side side,
        String because,
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
        @Nullable String signalId,
        @Nullable String account,
        @Nullable Instant timestamp) {
    private static final BigDecimal HALF = BigDecimal.valueOf(50);

    /** When the chart says it happened; the time of arrival when it does not say. */
    public Instant signalAt(Instant receivedAt) {
        return timestamp == null ? receivedAt : timestamp;
    }

    /** How much of every lot a reduce closes, in percent: half when the alert does not say (D-09). Null for other kinds. */
    public @Nullable BigDecimal effectiveReducePercent() {
        return kind == SignalKind.REDUCE && reducePercent == null ? HALF : reducePercent;
    }

    public Optional<String> givenAccount() {
        return Optional.ofNullable(account);
    }

    /** The way out that remains of a reverse whose entry came too late: close the opposite side, open nothing. */
    public Alert withoutItsEntry() {
        return new Alert(
                exchange,
                symbol,
                timeframe,
                SignalKind.EXIT,
                side.opposite(),
                because + "; too old to open anything, so only the way out is taken",
                entryPrice,
                closePrice,
                orderSize,
                positionSizeType,
                reducePercent,
                maxSlippagePercent,
                stopLoss,
                takeProfit,
                marketPosition,
                previousMarketPosition,
                tradeId,
                signalId,
                account,
                timestamp);
    }
}
