package dev.tradewind.broker.venue.rest;

import dev.tradewind.broker.streams.EventStreams;
import dev.tradewind.broker.venue.VenueConfig;
import dev.tradewind.broker.venue.matching.CommittedSequence;
import dev.tradewind.broker.venue.matching.MarketFeed;
import dev.tradewind.broker.venue.matching.VenueCommand;
import dev.tradewind.broker.venue.matching.VenueDesk;
import dev.tradewind.broker.venue.matching.VenueInstruments;
import dev.tradewind.broker.venue.persistence.VenueReads;
import dev.tradewind.contracts.venue.VenueInstrument;
import dev.tradewind.contracts.venue.VenueProblemCodes;
import dev.tradewind.contracts.venue.VenueQuote;
import dev.tradewind.contracts.venue.VenueUpdate;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.problem.Unprocessable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instruments, quotes and the numbered stream of what happened. */
@Path("/venue/v1")
@VenueDoor
public class VenueMarketResource {
    private static final Duration PING = Duration.ofSeconds(5);
    private static final int UPDATES_AT_ONCE = 500;
    private static final BigDecimal USUAL_SIZE = new BigDecimal("1000");

    private final VenueConfig config;
    private final VenueInstruments instruments;
    private final VenueDesk desk;
    private final VenueReads reads;
    private final MarketFeed market;
    private final CommittedSequence committed;
    private final EventStreams streams;
    private final InstantSource clock;

    VenueMarketResource(
            VenueConfig config,
            VenueInstruments instruments,
            VenueDesk desk,
            VenueReads reads,
            MarketFeed market,
            CommittedSequence committed,
            EventStreams streams,
            InstantSource clock) {
        this.config = config;
        this.instruments = instruments;
        this.desk = desk;
        this.reads = reads;
        this.market = market;
        this.committed = committed;
        this.streams = streams;
        this.clock = clock;
    }

    @GET
    @Path("/instruments")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public List<VenueInstrument> listInstruments() {
        return instruments.all().stream().map(this::view).toList();
    }

    private VenueInstrument view(Instrument instrument) {
        return new VenueInstrument(
                instrument.symbol().value(),
                instrument.base().code(),
                instrument.quote().code(),
                instrument.ticks().getFirst().tick().value(),
                instrument.step().value(),
                instrument.minQuantity().value(),
                instrument.maxQuantity().value(),
                instrument.minNotional().amount(),
                instrument.maxOpenOrders(),
                config.feeRate(),
                VenueInstruments.DESCRIPTION);
    }

    /** The last quote of each symbol; none before the first since the start of the process. */
    @GET
    @Path("/quotes")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public List<VenueQuote> quotes() {
        return market.last();
    }

    /** Every quote from now on, beginning with the last ones; a reader that is too slow loses the oldest. */
    @GET
    @Path("/quotes/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public void quoteStream(@Context HttpServerResponse response, @Context SseEventSink sink, @Context Sse sse) {
        streams.serve("venue-quotes", response, sink, sse, stream -> {
            try (MarketFeed.Listener listener = market.listen()) {
                while (stream.isOpen()) {
                    Optional<VenueQuote> quote = listener.next(PING);
                    if (quote.isPresent()) {
                        stream.send("quote", quote.get().sequence(), quote.get());
                    } else {
                        stream.ping();
                    }
                }
            }
        });
    }

    /** Order changes and executions of all accounts after a number, then everything from now on, without a hole. */
    @GET
    @Path("/updates/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public void updateStream(
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @Context HttpServerResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        streams.serve("venue-updates", response, sink, sse, stream -> {
            long seen = after;
            while (stream.isOpen()) {
                long durable = committed.get();
                List<VenueUpdate> updates = reads.updates(seen, UPDATES_AT_ONCE);
                for (VenueUpdate update : updates) {
                    stream.send("update", update.sequence(), update);
                    seen = update.sequence();
                }
                if (updates.isEmpty()) {
                    // not every number is an update's: one that is not must not be waited for again and again
                    seen = Math.max(seen, durable);
                    if (!committed.awaitAbove(seen, PING)) {
                        stream.ping();
                    }
                }
            }
        });
    }

    /** Moves the market by hand where configuration allows it; elsewhere there is nothing here. */
    @POST
    @Path("/market/quotes")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public VenueQuote show(@Nullable ManualQuote quote) {
        if (!config.manualMarket()) {
            throw NotFound.of();
        }
        if (quote == null || quote.symbol() == null || quote.bid() == null || quote.ask() == null) {
            throw Invalid.body("A quote needs symbol, bid and ask.");
        }
        InstrumentScale scale = Optional.of(quote.symbol())
                .filter(Symbol::isCanonical)
                .flatMap(symbol -> instruments.find(Symbol.of(symbol)))
                .orElseThrow(
                        () -> Unprocessable.of(VenueProblemCodes.UNKNOWN_SYMBOL, "This symbol is not traded here."));
        desk.submit(new VenueCommand.ShowQuote(scale.instrument().symbol(), offered(scale, quote)));
        return market.last(quote.symbol()).orElseThrow(NotFound::of);
    }

    private OfferedQuote offered(InstrumentScale scale, ManualQuote quote) {
        try {
            BigDecimal bidSize = Optional.ofNullable(quote.bidSize()).orElse(USUAL_SIZE);
            BigDecimal askSize = Optional.ofNullable(quote.askSize()).orElse(USUAL_SIZE);
            BigDecimal volume = Optional.ofNullable(quote.barVolume())
                    .orElse(bidSize.max(askSize).multiply(BigDecimal.valueOf(4)));
            Instant at = Optional.ofNullable(quote.marketTime()).orElse(clock.instant());
            return new OfferedQuote(
                    scale.ticks(new Price(quote.bid())),
                    scale.ticks(new Price(quote.ask())),
                    scale.steps(new Quantity(bidSize)),
                    scale.steps(new Quantity(askSize)),
                    scale.steps(new Quantity(volume)),
                    at);
        } catch (IllegalArgumentException | ArithmeticException notAQuote) {
            throw Unprocessable.of(
                    VenueProblemCodes.INVALID_ORDER, "This is no quote: bid below ask, multiples of tick and step.");
        }
    }
}
