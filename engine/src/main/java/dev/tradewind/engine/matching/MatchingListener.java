package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Symbol;

/** Hears of every change of a matching core when it happens, in the order in which it happens. */
public interface MatchingListener {
    /** An order was taken, triggered, executed or ended. */
    void order(OrderState order);

    void execution(Execution execution);

    void adjustment(Adjustment adjustment);

    /** A symbol has a new quote. */
    void quote(Symbol symbol);
}
