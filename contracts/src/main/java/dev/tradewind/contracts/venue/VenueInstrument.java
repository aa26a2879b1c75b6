package dev.tradewind.contracts.venue;

import java.math.BigDecimal;

/**
 * What can be traded and how precisely (D-04).
 *
 * @param minNotional smallest price times quantity of an order, in quote currency
 * @param maxOpenOrders open orders an account may have in this instrument
 * @param feeRate fee as a fraction of the notional, 0.001 = 0.1 %
 * @param description what the prices are, for display: "replay of perpetual prices" (C-56)
 */
public record VenueInstrument(
        String symbol,
        String baseAsset,
        String quoteAsset,
        BigDecimal tickSize,
        BigDecimal stepSize,
        BigDecimal minQuantity,
        BigDecimal maxQuantity,
        BigDecimal minNotional,
        int maxOpenOrders,
        BigDecimal feeRate,
        String description) {}
