package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.CandleTimeframe;

/** What a live candle is a candle of. */
public record CandleKey(String venue, String symbol, CandleTimeframe timeframe) {}
