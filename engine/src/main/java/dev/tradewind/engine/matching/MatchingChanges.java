package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Symbol;
import java.util.List;
import java.util.Map;

/**
 * Everything that changed since the last time: what must be durable before anyone hears of it. Orders and accounts appear
 * once, in their newest state.
 *
 * @param sequence the highest number given away
 */
public record MatchingChanges(
        long sequence,
        List<OrderState> orders,
        List<Execution> executions,
        List<Adjustment> adjustments,
        List<AccountState> accounts,
        Map<Symbol, OfferedQuote> quotes) {

    public MatchingChanges {
        orders = List.copyOf(orders);
        executions = List.copyOf(executions);
        adjustments = List.copyOf(adjustments);
        accounts = List.copyOf(accounts);
        quotes = Map.copyOf(quotes);
    }

    /** Whether an order, an execution or a balance changed; a new quote alone is no change of the books. */
    public boolean touchesBooks() {
        return !orders.isEmpty() || !executions.isEmpty() || !adjustments.isEmpty() || !accounts.isEmpty();
    }
}
