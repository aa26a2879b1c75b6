package dev.tradewind.broker.venue.matching;

import dev.tradewind.engine.matching.AccountState;
import dev.tradewind.engine.matching.OrderState;
import java.util.List;

/** What a writer starts from. */
public record StoredVenue(
        long writer, long sequence, List<AccountState> accounts, List<OrderState> openOrders, List<ShownQuote> market) {
    public StoredVenue {
        accounts = List.copyOf(accounts);
        openOrders = List.copyOf(openOrders);
        market = List.copyOf(market);
    }
}
