package dev.tradewind.risk.exposure;

import dev.tradewind.engine.money.Money;
import java.util.Map;

/**
 * What an account has committed: filled at its present value plus reserved at its limit prices ("committed exposure" of
 * D-05), and what follows from it.
 *
 * @param held cash held by reservations, fees included
 * @param available cash not held (C-48)
 * @param heat loss when every group with a stop is stopped out, as planned
 * @param openGroups groups that hold a slot
 */
public record Commitments(
        Map<String, Money> bySymbol,
        Money total,
        Money held,
        Money available,
        Money heat,
        int openGroups,
        boolean isFlat) {
    public Commitments {
        bySymbol = Map.copyOf(bySymbol);
    }

    public Money inSymbol(String symbol) {
        return bySymbol.getOrDefault(symbol, Money.zero(total.currency()));
    }
}
