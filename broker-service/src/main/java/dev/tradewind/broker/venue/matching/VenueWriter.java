package dev.tradewind.broker.venue.matching;

import dev.tradewind.broker.venue.VenueConfig;
import dev.tradewind.broker.venue.replay.ReplaySeries;
import dev.tradewind.contracts.venue.VenueQuote;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.OfferedQuote;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works a batch of commands and quotes in memory, stores everything it changed in one transaction, and only then publishes.
 * When a commit fails the memory is thrown away and rebuilt from the tables, so the two never differ. For one thread.
 */
@Singleton
public class VenueWriter {
    private final VenueConfig config;
    private final VenueInstruments instruments;
    private final VenueStore store;
    private final MarketFeed market;
    private final CommittedSequence committed;
    private final InstantSource clock;
    private final Timer commits;
    private @Nullable VenueBooks loaded;

    VenueWriter(
            VenueConfig config,
            VenueInstruments instruments,
            VenueStore store,
            MarketFeed market,
            CommittedSequence committed,
            InstantSource clock,
            MeterRegistry meters) {
        this.config = config;
        this.instruments = instruments;
        this.store = store;
        this.market = market;
        this.committed = committed;
        this.clock = clock;
        this.commits = meters.timer("venue_commit");
    }

    /** Makes sure that the books are in memory. */
    void load() {
        books();
    }

    /** The next batch starts from the tables. */
    void forget() {
        loaded = null;
    }

    /** One outcome per command, all of them durable. {@code moving} are the symbols that go to their next quote. */
    List<CommandOutcome> work(List<VenueCommand> commands, Collection<ReplaySeries> moving) {
        VenueBooks books = books();
        books.begin(usedBefore(commands));
        List<CommandOutcome> outcomes = new ArrayList<>(commands.size());
        for (VenueCommand command : commands) {
            outcomes.add(isTooLate(command) ? new CommandOutcome.TooLate() : books.apply(command));
        }
        books.tick(moving);
        VenueBatch batch = books.drain();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (batch.isDue()) {
            commit(books.writer(), batch, at);
        }
        books.shownInBatch().forEach(shown -> market.publish(quote(shown, at)));
        return outcomes;
    }

    /** Judged here and not at the door, so that no request waits in the queue past its deadline. */
    private boolean isTooLate(VenueCommand command) {
        return command instanceof VenueCommand.PlaceOrder place
                && place.notAfter() != null
                && clock.instant().isAfter(place.notAfter());
    }

    private VenueBooks books() {
        VenueBooks books = loaded;
        if (books == null) {
            StoredVenue stored = guarded(store::takeOver);
            books = new VenueBooks(stored, fillModel(), instruments, InstrumentScale.units(config.startingCash()));
            loaded = books;
            committed.set(stored.sequence());
            Log.infof(
                    "venue books read writer=%d sequence=%d accounts=%d openOrders=%d",
                    stored.writer(),
                    stored.sequence(),
                    stored.accounts().size(),
                    stored.openOrders().size());
        }
        return books;
    }

    private Set<ClientOrder> usedBefore(List<VenueCommand> commands) {
        List<ClientOrder> ids = new ArrayList<>();
        for (VenueCommand command : commands) {
            if (command instanceof VenueCommand.PlaceOrder place) {
                ids.add(new ClientOrder(
                        place.request().account(), place.request().clientOrderId()));
            }
        }
        return ids.isEmpty() ? Set.of() : guarded(() -> store.used(ids));
    }

    private void commit(long writer, VenueBatch batch, Instant at) {
        guarded(() -> {
            commits.record(() -> store.commit(writer, batch, at));
            return Boolean.TRUE;
        });
        committed.set(batch.changes().sequence());
    }

    private <T> T guarded(java.util.function.Supplier<T> databaseWork) {
        try {
            return databaseWork.get();
        } catch (PassedOver newer) {
            forget();
            throw newer;
        } catch (RuntimeException failed) {
            forget();
            throw new VenueUnavailable("The venue cannot store anything at the moment.", failed);
        }
    }

    private FillModel fillModel() {
        return new FillModel(
                config.slippageBps(),
                config.impactBps(),
                config.impactPercentOfBar(),
                config.feeRate(),
                config.feeAsset());
    }

    private VenueQuote quote(ShownQuote shown, Instant at) {
        InstrumentScale scale = instruments.scale(shown.symbol());
        OfferedQuote quote = shown.quote();
        return new VenueQuote(
                shown.symbol().value(),
                scale.price(quote.bidTicks()).value(),
                scale.price(quote.askTicks()).value(),
                scale.quantity(quote.bidSteps()).value(),
                scale.quantity(quote.askSteps()).value(),
                quote.marketTime(),
                at,
                shown.cursor().quoteSequence());
    }
}
