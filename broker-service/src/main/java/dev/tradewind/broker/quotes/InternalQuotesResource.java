package dev.tradewind.broker.quotes;

import dev.tradewind.broker.streams.EventStreams;
import dev.tradewind.contracts.rest.MinuteView;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.kit.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The one internal quote stream (C-50), guarded by the internal filter. */
@Path("/internal/v1/quotes")
public class InternalQuotesResource {
    private static final int KEPT_PER_READER = 256;
    private static final Duration PING = Duration.ofSeconds(5);

    private final Quotes quotes;
    private final RecentBars bars;
    private final EventStreams streams;

    InternalQuotesResource(Quotes quotes, RecentBars bars, EventStreams streams) {
        this.quotes = quotes;
        this.bars = bars;
        this.streams = streams;
    }

    /** The minutes heard last, oldest first, for a follower that was away; the newest is not over. */
    @GET
    @Path("/minutes")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll // the internal filter has checked the caller
    @RunOnVirtualThread
    public List<MinuteView> minutes(@QueryParam("symbol") String symbol) {
        return Optional.ofNullable(symbol)
                .filter(Symbol::isCanonical)
                .map(Symbol::of)
                .map(bars::minutes)
                .orElseThrow(NotFound::of);
    }

    /** Every confirmed quote from now on, beginning with the last ones; a reader that is too slow loses the oldest. */
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermitAll // the internal filter has checked the caller
    @RunOnVirtualThread
    public void stream(@Context HttpServerResponse response, @Context SseEventSink sink, @Context Sse sse) {
        streams.serve("internal-quotes", response, sink, sse, stream -> {
            BlockingQueue<QuoteView> waiting = new ArrayBlockingQueue<>(KEPT_PER_READER);
            try (Quotes.Listening ignored = listen(waiting)) {
                long number = 0;
                while (stream.isOpen()) {
                    QuoteView quote = waiting.poll(PING.toMillis(), TimeUnit.MILLISECONDS);
                    if (quote == null) {
                        stream.ping();
                    } else {
                        stream.send("quote", ++number, quote);
                    }
                }
            }
        });
    }

    private Quotes.Listening listen(BlockingQueue<QuoteView> waiting) {
        Quotes.Listening listening = quotes.onQuote(quote -> offer(waiting, QuoteViews.of(quote)));
        quotes.all().forEach(quote -> offer(waiting, QuoteViews.of(quote)));
        return listening;
    }

    private static void offer(BlockingQueue<QuoteView> waiting, QuoteView quote) {
        while (!waiting.offer(quote)) {
            waiting.poll();
        }
    }
}
