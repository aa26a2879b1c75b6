package dev.tradewind.broker.venue.matching;

import dev.tradewind.broker.venue.replay.ReplayCursor;
import dev.tradewind.broker.venue.replay.ReplaySeries;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.matching.MatchingChanges;
import dev.tradewind.engine.matching.MatchingCore;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.engine.matching.OrderRequest;
import dev.tradewind.engine.matching.PlaceOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The venue in memory: the matching core and the place of the replay, as one thing that is stored together. Thrown away when a commit fails. */
final class VenueBooks {
    private final long writer;
    private final MatchingCore core;
    private final long startingCash;
    private final Map<Symbol, ReplayCursor> cursors = new LinkedHashMap<>();
    private final Set<ClientOrder> usedInBatch = new HashSet<>();
    private final List<ShownQuote> shownInBatch = new ArrayList<>();
    private boolean marketDue;

    VenueBooks(StoredVenue stored, FillModel model, VenueInstruments instruments, long startingCash) {
        this.writer = stored.writer();
        this.startingCash = startingCash;
        this.core = new MatchingCore(model, VenueInstruments.CASH, instruments.all());
        Map<Symbol, OfferedQuote> quotes = new HashMap<>();
        for (ShownQuote shown : stored.market()) {
            quotes.put(shown.symbol(), shown.quote());
            cursors.put(shown.symbol(), shown.cursor().skippingNumbers());
        }
        core.restore(stored.sequence(), stored.accounts(), stored.openOrders(), quotes);
    }

    long writer() {
        return writer;
    }

    /** A batch begins; these client order ids are in the tables already. */
    void begin(Set<ClientOrder> used) {
        usedInBatch.clear();
        usedInBatch.addAll(used);
        shownInBatch.clear();
    }

    CommandOutcome apply(VenueCommand command) {
        return switch (command) {
            case VenueCommand.OpenAccount open ->
                new CommandOutcome.Done(core.openAccount(open.account(), startingCash));
            case VenueCommand.PlaceOrder place -> place(place.request());
            case VenueCommand.CancelOrder cancel ->
                core.cancel(cancel.account(), cancel.clientOrderId()).isPresent()
                        ? new CommandOutcome.Done(true)
                        : new CommandOutcome.NotOpen();
            case VenueCommand.ResetAccount reset -> {
                if (!core.hasAccount(reset.account())) {
                    yield new CommandOutcome.NoAccount();
                }
                core.reset(reset.account());
                yield new CommandOutcome.Done(true);
            }
            case VenueCommand.ShowQuote show -> {
                show(show.symbol(), cursorOf(show.symbol()).renumbered(), show.quote());
                marketDue = true;
                yield new CommandOutcome.Done(true);
            }
        };
    }

    private CommandOutcome place(OrderRequest request) {
        ClientOrder id = new ClientOrder(request.account(), request.clientOrderId());
        if (usedInBatch.contains(id)) {
            return new CommandOutcome.DuplicateId();
        }
        return switch (core.place(request)) {
            case PlaceOutcome.Accepted ignored -> {
                usedInBatch.add(id);
                yield new CommandOutcome.Done(true);
            }
            case PlaceOutcome.Refused refused -> new CommandOutcome.Refused(refused.refusal());
        };
    }

    /** Every symbol moves to its next quote. */
    void tick(Collection<ReplaySeries> history) {
        for (ReplaySeries series : history) {
            ReplayCursor before = cursors.get(series.symbol());
            ReplayCursor now = before == null ? ReplayCursor.startOf(series) : before.next(series);
            show(series.symbol(), now, series.quote(now));
            marketDue |= now.endsBar();
        }
    }

    /** The quotes this batch showed, in order, as they were before anybody took from them. */
    List<ShownQuote> shownInBatch() {
        return List.copyOf(shownInBatch);
    }

    private void show(Symbol symbol, ReplayCursor cursor, OfferedQuote quote) {
        cursors.put(symbol, cursor);
        core.quote(symbol, quote);
        shownInBatch.add(new ShownQuote(symbol, cursor, quote));
    }

    private ReplayCursor cursorOf(Symbol symbol) {
        return cursors.getOrDefault(symbol, ReplayCursor.start());
    }

    /** What the batch changed; the market's place goes with every change of the books, and with every bar. */
    VenueBatch drain() {
        MatchingChanges changes = core.drain();
        List<ShownQuote> market = new ArrayList<>();
        if (marketDue || changes.touchesBooks()) {
            cursors.forEach((symbol, cursor) ->
                    core.lastQuote(symbol).ifPresent(quote -> market.add(new ShownQuote(symbol, cursor, quote))));
        }
        marketDue = false;
        return new VenueBatch(changes, market);
    }
}
