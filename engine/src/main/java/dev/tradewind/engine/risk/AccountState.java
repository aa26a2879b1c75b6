package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.Money;
import java.time.Instant;

/**
 * An account at the moment of a decision, everything in one quote currency.
 *
 * @param isFlat it holds nothing, so its equity is its cash and cannot go stale
 * @param available cash less everything reserved (C-48)
 * @param committedInSymbol filled plus reserved in the symbol of the decision
 * @param committedTotal filled plus reserved in all symbols
 * @param heat what is lost when every group with a stop is stopped out
 * @param openGroups groups that hold a slot (D-02)
 */
public record AccountState(
        Money equity,
        Instant equityAt,
        boolean isFlat,
        Money available,
        Money committedInSymbol,
        Money committedTotal,
        Money heat,
        int openGroups) {}
