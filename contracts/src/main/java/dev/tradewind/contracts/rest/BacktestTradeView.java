package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One position from its first buy to its last sale: {@code GET /api/v1/backtests/{id}/trades?limit=&offset=}, or
 * {@code /trades.csv}.
 *
 * @param exitAt null while it is open at the end; {@code netProfit} is then what it is worth
 * @param reason TAKE_PROFIT, STOP, SIGNAL, …; OPEN while it is open
 * @param mfePercent greatest rise above the average entry while it was held, {@code maePercent} greatest fall (D-19)
 */
public record BacktestTradeView(
        long number,
        String symbol,
        String side,
        Instant entryAt,
        @Nullable Instant exitAt,
        BigDecimal quantity,
        BigDecimal entryPrice,
        @Nullable BigDecimal exitPrice,
        BigDecimal netProfit,
        double netProfitPercent,
        BigDecimal fees,
        BigDecimal slippageCost,
        String reason,
        long bars,
        double mfePercent,
        double maePercent,
        String entryExplanation,
        @Nullable String exitExplanation) {}
