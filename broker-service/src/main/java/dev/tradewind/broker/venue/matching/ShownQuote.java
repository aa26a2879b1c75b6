package dev.tradewind.broker.venue.matching;

import dev.tradewind.broker.venue.replay.ReplayCursor;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.OfferedQuote;

/** The quote a symbol shows, with what is left of its offer, and the place of the replay it belongs to. */
public record ShownQuote(Symbol symbol, ReplayCursor cursor, OfferedQuote quote) {}
