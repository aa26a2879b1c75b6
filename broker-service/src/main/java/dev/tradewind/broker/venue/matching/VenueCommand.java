package dev.tradewind.broker.venue.matching;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.engine.matching.OrderRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the venue's single writer is asked to do. */
public sealed interface VenueCommand {
    record OpenAccount(UUID account) implements VenueCommand {}

    /** {@code notAfter}: refused when the venue's clock is past it, so that a request that hung somewhere does no harm. */
    record PlaceOrder(OrderRequest request, @Nullable Instant notAfter) implements VenueCommand {
        public PlaceOrder(OrderRequest request) {
            this(request, null);
        }
    }

    record CancelOrder(UUID account, String clientOrderId) implements VenueCommand {}

    record ResetAccount(UUID account) implements VenueCommand {}

    /** A quote by hand, where configuration allows it. */
    record ShowQuote(Symbol symbol, OfferedQuote quote) implements VenueCommand {}
}
