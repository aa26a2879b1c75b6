package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Collects what changed between two drains; an order that changed twice is kept in its newest state. */
final class ChangeRecorder implements MatchingListener {
    private final Map<Long, OrderState> orders = new LinkedHashMap<>();
    private final List<Execution> executions = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final Set<UUID> accounts = new LinkedHashSet<>();
    private final Set<Symbol> quotes = new LinkedHashSet<>();

    @Override
    public void order(OrderState order) {
        orders.put(order.terms().number(), order);
        accounts.add(order.terms().account());
    }

    @Override
    public void execution(Execution execution) {
        executions.add(execution);
        accounts.add(execution.account());
        quotes.add(execution.symbol());
    }

    @Override
    public void adjustment(Adjustment adjustment) {
        adjustments.add(adjustment);
        accounts.add(adjustment.account());
    }

    @Override
    public void quote(Symbol symbol) {
        quotes.add(symbol);
    }

    MatchingChanges drain(long sequence, Map<UUID, AccountLedger> ledgers, Map<Symbol, Market> markets) {
        List<AccountState> states = new ArrayList<>();
        for (UUID account : accounts) {
            AccountLedger ledger = ledgers.get(account);
            if (ledger != null) {
                states.add(ledger.state(sequence));
            }
        }
        Map<Symbol, OfferedQuote> shown = new LinkedHashMap<>();
        for (Symbol symbol : quotes) {
            Market market = markets.get(symbol);
            if (market != null) {
                shown.put(symbol, market.requiredQuote());
            }
        }
        MatchingChanges changes =
                new MatchingChanges(sequence, List.copyOf(orders.values()), executions, adjustments, states, shown);
        orders.clear();
        executions.clear();
        adjustments.clear();
        accounts.clear();
        quotes.clear();
        return changes;
    }
}
