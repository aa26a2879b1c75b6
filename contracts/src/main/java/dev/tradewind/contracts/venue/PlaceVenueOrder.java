package dev.tradewind.contracts.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order for the venue: {@code POST /venue/v1/accounts/{accountId}/orders}.
 *
 * @param clientOrderId the sender's id, 1 to 36 characters of {@code [A-Za-z0-9-]}, unique for ever per account
 * @param symbol canonical, for example {@code BTC/USDT}
 * @param side {@code BUY} or {@code SELL}
 * @param type {@code MARKET}, {@code LIMIT}, {@code STOP} (sell only, market when triggered) or {@code OCO} (sell only: a limit
 *     and a stop that share one quantity)
 * @param quantity in base currency
 * @param limitPrice needed for LIMIT and OCO, forbidden otherwise
 * @param stopPrice needed for STOP and OCO, forbidden otherwise
 * @param timeInForce {@code GTC} or {@code IOC}; absent means IOC for MARKET and GTC for the others
 */
public record PlaceVenueOrder(
        String clientOrderId,
        String symbol,
        String side,
        String type,
        BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        @Nullable String timeInForce) {}
