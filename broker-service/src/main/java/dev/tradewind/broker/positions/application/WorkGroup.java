package dev.tradewind.broker.positions.application;

import dev.tradewind.broker.orders.application.NewIntent;
import dev.tradewind.broker.orders.application.OrderBookkeeping;
import dev.tradewind.broker.positions.application.PositionFacts.Refusal;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.positions.Action;
import dev.tradewind.engine.positions.Adjustment;
import dev.tradewind.engine.positions.Fill;
import dev.tradewind.engine.positions.GroupDecider;
import dev.tradewind.engine.positions.GroupOrder;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.GroupStatus;
import dev.tradewind.engine.positions.LotBook;
import dev.tradewind.engine.positions.MarketView;
import dev.tradewind.engine.positions.Trigger;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Use case: looks at a group as it is and does what follows, in the caller's transaction. Any number of calls end in the same
 * state, so everything that might have changed a group just calls this.
 */
@ApplicationScoped
public class WorkGroup {
    /** A decision that ends an order is followed by a fresh look; more rounds than this are a broken invariant. */
    private static final int MAX_ROUNDS = 8;

    private static final Refusal CLOSE_REJECTED =
            new Refusal("CLOSE_REJECTED", "The venue rejected the sale three times; the position goes on.");
    private static final Refusal NOTHING_TO_DO =
            new Refusal("NOTHING_TO_DO", "There was nothing that could be sold or cancelled.");

    private static final Duration NEVER = Duration.ofDays(100_000);

    private final PositionGroups groups;
    private final OrderBookkeeping orders;
    private final PositionFacts facts;
    private final MarketWatch market;
    private final TriggerIndex triggers;
    private final PositionMetrics metrics;
    private final PositionsConfig config;
    private final Ids ids;

    WorkGroup(
            PositionGroups groups,
            OrderBookkeeping orders,
            PositionFacts facts,
            MarketWatch market,
            TriggerIndex triggers,
            PositionMetrics metrics,
            PositionsConfig config,
            Ids ids) {
        this.groups = groups;
        this.orders = orders;
        this.facts = facts;
        this.market = market;
        this.triggers = triggers;
        this.metrics = metrics;
        this.config = config;
        this.ids = ids;
    }

    /** Groups that this transaction is working on: an order that ends inside a decision must not start another one. */
    private static final class Busy {
        private final Set<UUID> groups = new HashSet<>();
    }

    /** The books of a group as this transaction left them. */
    public static final class Books {
        private final Map<UUID, LotBook> byGroup = new HashMap<>();

        public Optional<LotBook> of(UUID groupId) {
            return Optional.ofNullable(byGroup.get(groupId));
        }
    }

    public static Books books(Sql sql) {
        return sql.attachment(Books.class, Books::new);
    }

    public void lock(Sql sql, UUID groupId) {
        groups.lock(sql, groupId);
    }

    /** The caller holds the group's lock, or none of its orders' locks. A group that is not visible is passed over. */
    public void handle(Sql sql, UUID groupId, Instant now) {
        Busy busy = sql.attachment(Busy.class, Busy::new);
        if (!busy.groups.add(groupId)) {
            return;
        }
        try {
            groups.lock(sql, groupId);
            for (int round = 0; round < MAX_ROUNDS; round++) {
                Optional<StoredGroup> group = groups.find(sql, groupId);
                if (group.isEmpty() || isSettled(sql, group.get(), now)) {
                    return;
                }
            }
            throw new IllegalStateException("group " + groupId + " does not settle");
        } finally {
            busy.groups.remove(groupId);
        }
    }

    /** One decision; true when the group must not be read again. */
    private boolean isSettled(Sql sql, StoredGroup group, Instant now) {
        LoadedGroup loaded = groups.load(sql, group);
        GroupDecider.Decision decision =
                GroupDecider.converge(loaded.snapshot(), marketOf(loaded.snapshot(), now), now);
        GroupSnapshot after = decision.after();
        GroupFigures figures = GroupFigures.of(after, now);
        long version = write(sql, group, loaded, decision, figures, now);
        books(sql).byGroup.put(group.id(), LotBook.of(after));
        groups.update(sql, group, after, figures, version, now);
        metrics.looked(sql, group, after, now);
        if (isStuck(after, now)) {
            sql.afterCommit(() -> orders.wake(group.accountId())); // the lane asks the venue again (D-02)
        }
        if (!figures.triggers().equals(group.figures().triggers())
                || after.status().isTerminal()) {
            sql.afterCommit(() -> triggers.watch(group.userId(), group.id(), group.symbol(), figures.triggers()));
        }
        return decision.actions().stream().noneMatch(Action.CancelOrder.class::isInstance);
    }

    private MarketView marketOf(GroupSnapshot group, Instant now) {
        Symbol symbol = group.instrument().symbol();
        return group.orders().stream()
                .filter(GroupOrder::isEntry)
                .flatMap(order -> order.fills().stream())
                .map(Fill::bookedAt)
                .max(Comparator.naturalOrder())
                .map(lastPurchase -> market.view(symbol, lastPurchase, now))
                .orElseGet(() -> market.view(symbol, now));
    }

    private boolean isStuck(GroupSnapshot group, Instant now) {
        Duration patience = switch (group.status()) {
            case WAITING -> config.waitingTooLong();
            case CLOSING -> config.closingTooLong();
            case LIVE, PARTIALLY_FILLED, ACTIVE, CLOSED, FAILED -> NEVER;
        };
        return now.isAfter(group.state().since().plus(patience));
    }

    private long write(
            Sql sql,
            StoredGroup group,
            LoadedGroup loaded,
            GroupDecider.Decision decision,
            GroupFigures figures,
            Instant now) {
        Map<OrderKey, UUID> orderIds = new HashMap<>(loaded.orderIds());
        long version = group.version();
        for (Action action : decision.actions()) {
            switch (action) {
                case Action.PlaceOrder place ->
                    orderIds.put(place.key(), intent(sql, group, loaded, place.key(), place.spec()));
                case Action.AbandonLeg abandon -> {
                    UUID id = intent(sql, group, loaded, abandon.key(), abandon.spec());
                    orderIds.put(abandon.key(), id);
                    orders.requestCancel(sql, id, abandon.why());
                }
                case Action.CancelOrder cancel -> orders.requestCancel(sql, id(orderIds, cancel.key()), cancel.why());
                case Action.Transition transition -> {
                    version++;
                    if (transition.trigger() == Trigger.CLOSE_REJECTED) {
                        groups.openRequests(sql, group.id())
                                .forEach(asked -> facts.cameToNothing(sql, group, asked, CLOSE_REJECTED, now));
                    }
                    groups.write(sql, group, transition, version, now);
                    facts.moved(sql, group, moved(group, transition, version), figures, now);
                }
                case Action.RaiseIncident incident -> {
                    groups.write(sql, group, incident, version, now);
                    facts.incident(sql, group, incident, version, now);
                }
                case Action.OpenRecovery recovery -> recover(sql, group, recovery, version, now);
                case Action.SettleRequest settle -> {
                    tellIfInVain(sql, group, settle, now);
                    groups.write(sql, group, settle, version, now);
                }
                case Action.PyramidTransition _, Action.StartReduce _, Action.BookDust _ ->
                    groups.write(sql, group, action, version, now);
            }
        }
        return version;
    }

    private void tellIfInVain(Sql sql, StoredGroup group, Action.SettleRequest settle, Instant now) {
        Optional<Refusal> why = switch (settle.outcome()) {
            case DONE -> Optional.empty();
            case NOTHING_TO_DO -> Optional.of(NOTHING_TO_DO);
            case GIVEN_UP -> Optional.of(CLOSE_REJECTED);
        };
        why.ifPresent(refusal -> groups.openRequests(sql, group.id()).stream()
                .filter(asked -> asked.requestId().equals(settle.request()))
                .forEach(asked -> facts.cameToNothing(sql, group, asked, refusal, now)));
    }

    private UUID intent(Sql sql, StoredGroup group, LoadedGroup loaded, OrderKey key, OrderSpec spec) {
        UUID signal = switch (key.role()) {
            case ENTRY -> loaded.signals().getOrDefault(key.pyramid(), group.signalId());
            case CLOSE -> loaded.exitSignal() == null ? group.signalId() : loaded.exitSignal();
            case TAKE_PROFIT, STOP, OFFSET -> group.signalId();
        };
        boolean isFirst = spec.riskIncreasing() && key.pyramid() == 0 && key.leg() == 0;
        return orders.createIntent(
                sql,
                new NewIntent(group.userId(), group.accountId(), key, spec, signal, isFirst ? group.signalAt() : null));
    }

    private static UUID id(Map<OrderKey, UUID> orderIds, OrderKey key) {
        UUID id = orderIds.get(key);
        if (id == null) {
            throw new IllegalStateException("no order " + key);
        }
        return id;
    }

    private static PositionFacts.Moved moved(StoredGroup group, Action.Transition transition, long version) {
        return new PositionFacts.Moved(
                transition.from(),
                transition.to(),
                transition.trigger(),
                transition.reason(),
                group.signalId(),
                group.pyramids(),
                group.lastCandleId(),
                version);
    }

    /** Moves a late fill to a group of its own, outside the key's uniqueness, which sells it at once (D-02). */
    private void recover(Sql sql, StoredGroup parent, Action.OpenRecovery recovery, long version, Instant now) {
        UUID id = ids.next();
        groups.adjust(
                sql,
                parent.userId(),
                parent.id(),
                new Adjustment(Adjustment.Kind.MOVED_OUT, recovery.quantity(), recovery.cost(), now),
                id);
        groups.write(sql, parent, recovery, version, now);
        InstrumentPublishedV1 instrument = parent.instrument();
        StoredGroup child = new StoredGroup(
                id,
                parent.userId(),
                parent.accountId(),
                parent.signalId(),
                GroupSnapshot.Kind.RECOVERY,
                parent.id(),
                parent.correlationId(),
                parent.broker(),
                parent.symbol(),
                parent.timeframeSeconds(),
                parent.side(),
                GroupStatus.WAITING,
                null,
                now,
                parent.signalAt(),
                now,
                null,
                null,
                null,
                parent.configuration(),
                instrument,
                parent.lastCandleId(),
                0,
                OpenPositionGroup.noFigures(0),
                1);
        groups.insert(sql, child);
        groups.adjust(
                sql,
                child.userId(),
                id,
                new Adjustment(Adjustment.Kind.MOVED_IN, recovery.quantity(), recovery.cost(), now),
                parent.id());
        facts.moved(sql, child, OpenPositionGroup.opened(child, parent.signalId()), child.figures(), now);
        handle(sql, id, now);
    }
}
