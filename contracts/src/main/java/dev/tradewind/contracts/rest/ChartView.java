package dev.tradewind.contracts.rest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Candles and indicators as columns of numbers for drawing (not for money), oldest first; all columns are equally long. {@code GET
 * /api/v1/chart?series=&timeframe=&indicators=kama,rsi,adx,atr,regime&to=&limit=}.
 *
 * @param time epoch seconds at which the bars open
 * @param indicators by name, such as {@code kama}; null during warm-up
 * @param regime one word a bar ({@code TREND}, {@code MEAN_REVERSION}, {@code NEUTRAL}, empty during warm-up); empty list when not asked for
 */
public record ChartView(
        UUID series,
        String symbol,
        String timeframe,
        List<Long> time,
        List<Double> open,
        List<Double> high,
        List<Double> low,
        List<Double> close,
        List<Double> volume,
        Map<String, List<@Nullable Double>> indicators,
        List<String> regime) {}
