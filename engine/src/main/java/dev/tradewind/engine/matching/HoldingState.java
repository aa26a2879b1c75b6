package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Symbol;

/** What an account holds of one symbol and what it cost, in units of 0.00000001. */
public record HoldingState(Symbol symbol, long units, long reserved, long cost) {}
