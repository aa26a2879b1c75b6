package dev.tradewind.contracts.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A holding of an account.
 *
 * @param quantity free and reserved base currency together, 8 decimals
 * @param reservedQuantity the part held back for open sell orders
 * @param cost what the holding cost, fees included, 8 decimals
 * @param lastPrice bid of the last quote, absent before the first
 * @param unrealisedProfit quantity at the last bid minus cost, absent before the first quote
 */
public record VenuePosition(
        String symbol,
        BigDecimal quantity,
        BigDecimal reservedQuantity,
        BigDecimal cost,
        @Nullable BigDecimal lastPrice,
        @Nullable BigDecimal unrealisedProfit) {}
