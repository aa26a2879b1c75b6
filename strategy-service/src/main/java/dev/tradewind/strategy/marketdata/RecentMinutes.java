package dev.tradewind.strategy.marketdata;

import dev.tradewind.contracts.rest.MinuteView;
import java.util.List;

/** Port: the last minutes as somebody heard them who listened while we did not; oldest first, the newest is not over. */
@FunctionalInterface
interface RecentMinutes {
    List<MinuteView> of(String symbol);
}
