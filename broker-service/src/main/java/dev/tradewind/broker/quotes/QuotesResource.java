package dev.tradewind.broker.quotes;

import dev.tradewind.contracts.rest.BarView;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.kit.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** Last prices and bars for pages. */
@Path("/api/v1/quotes")
public class QuotesResource {
    private final Quotes quotes;
    private final RecentBars bars;

    QuotesResource(Quotes quotes, RecentBars bars) {
        this.quotes = quotes;
        this.bars = bars;
    }

    @GET
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public List<QuoteView> last() {
        return quotes.all().stream().map(QuoteViews::of).toList();
    }

    /** One-minute bars; the symbol is written with a hyphen here, for example {@code BTC-USDT}. */
    @GET
    @Path("/{symbol}/bars")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public List<BarView> bars(
            @PathParam("symbol") String symbol,
            @QueryParam("limit") @DefaultValue("240") @Min(1) @Max(1440) int limit) {
        return Optional.of(symbol.replace('-', '/'))
                .filter(Symbol::isCanonical)
                .map(Symbol::of)
                .filter(known -> quotes.last(known).isPresent())
                .map(known -> bars.of(known, limit))
                .orElseThrow(NotFound::of);
    }
}
