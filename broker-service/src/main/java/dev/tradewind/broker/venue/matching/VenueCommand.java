package dev.tradewind.broker.venue.matching;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.engine.matching.OrderRequest;
import java.util.UUID;

/** What the venue's single writer is asked to do. */
public sealed interface VenueCommand {
    record OpenAccount(UUID account) implements VenueCommand {}

    record PlaceOrder(OrderRequest request) implements VenueCommand {}

    record CancelOrder(UUID account, String clientOrderId) implements VenueCommand {}

    record ResetAccount(UUID account) implements VenueCommand {}

    /** A quote by hand, where configuration allows it. */
    record ShowQuote(Symbol symbol, OfferedQuote quote) implements VenueCommand {}
}
