package dev.tradewind.engine.backtest;

import dev.tradewind.engine.grid.GridLeg;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderType;
import dev.tradewind.engine.positions.Action;
import dev.tradewind.engine.positions.CloseReason;
import dev.tradewind.engine.positions.ExitRequest;
import dev.tradewind.engine.positions.GroupDecider;
import dev.tradewind.engine.positions.GroupOrder;
import dev.tradewind.engine.positions.GroupRules;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.GroupState;
import dev.tradewind.engine.positions.GroupStatus;
import dev.tradewind.engine.positions.Holding;
import dev.tradewind.engine.positions.Leg;
import dev.tradewind.engine.positions.MarketView;
import dev.tradewind.engine.positions.Pyramid;
import dev.tradewind.engine.positions.PyramidStatus;
import dev.tradewind.engine.positions.TriggerLevel;
import dev.tradewind.engine.positions.Wake;
import dev.tradewind.engine.risk.OpenGroup;
import dev.tradewind.engine.risk.RiskDecision;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A position group in a backtest: decides as the live one does, with the venue's answers at once. */
final class GroupRun {
    static final long NEVER = Long.MAX_VALUE;

    /** Life of a decision (C-47). */
    private static final Duration DECISION = Duration.ofSeconds(60);
    /** More rounds than any lawful chain needs; reaching it is a broken invariant. */
    private static final int MAX_ROUNDS = 64;

    private static final int AVERAGE_SCALE = 12;

    private final PaperAccount account;
    private final InstrumentScale scale;
    private final GroupOrders orders;
    private GroupSnapshot group;
    private Holding holding;
    private Money heat;
    private long lastCandle;
    private long wakeAt = NEVER;
    private long[] fallsTo = new long[0];
    private long[] risesTo = new long[0];

    GroupRun(PaperAccount account, Instrument instrument, Instant now) {
        this.account = account;
        this.scale = account.core().scaleOf(instrument.symbol());
        this.orders = new GroupOrders(account, scale);
        this.heat = Money.zero(instrument.quote());
        this.group = new GroupSnapshot(
                account.nextGroup(),
                GroupSnapshot.Kind.SIGNAL,
                new GroupState.Waiting(now),
                Side.LONG,
                instrument,
                GroupRules.of(account.setup().configuration()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                null,
                true,
                false,
                true);
        this.holding = Holding.of(group);
    }

    /** An approved entry becomes a pyramid of the group. */
    void join(RiskDecision.Approved approved, long candle, Instant now) {
        List<Leg> legs = new ArrayList<>();
        for (GridLeg leg : approved.grid().legs()) {
            legs.add(leg(leg));
        }
        List<Pyramid> pyramids = new ArrayList<>(group.pyramids());
        pyramids.add(new Pyramid(
                pyramids.size(), PyramidStatus.PENDING, approved.grid().basePrice(), now.plus(DECISION), legs));
        group = with(group, pyramids, group.orders(), group.exitRequests());
        holding = Holding.of(group);
        heat = heat.plus(approved.heat());
        lastCandle = candle;
    }

    private static Leg leg(GridLeg leg) {
        OrderType type = switch (leg.orderType()) {
            case LIMIT -> OrderType.LIMIT;
            case MARKETABLE_LIMIT -> OrderType.MARKETABLE_LIMIT;
        };
        return new Leg(leg.index(), type, leg.price(), leg.quantity(), leg.takeProfit());
    }

    /** The strategy wants out; false when the group is on its way out already. */
    boolean exit(Instant now) {
        if (group.status() == GroupStatus.CLOSING) {
            return false;
        }
        List<ExitRequest> requests = new ArrayList<>(group.exitRequests());
        requests.add(ExitRequest.of(account.nextRequest(), ExitRequest.Kind.EXIT_SIGNAL, now));
        group = with(group, group.pyramids(), group.orders(), requests);
        return true;
    }

    /** Decides and lets the venue act until nothing is left to do. */
    void settle(MarketView market, PathPoint at) {
        Instant now = at.time();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            readNews(at);
            GroupDecider.Decision decision = GroupDecider.converge(group, holding, market, now);
            group = decision.after();
            holding = decision.holding();
            boolean isAnswered = false;
            for (Action action : decision.actions()) {
                isAnswered |= act(action, now);
            }
            // decided to the end: only an answer of the venue can bring more to do
            if (!isAnswered && !account.hasNews()) {
                lookAhead(now);
                return;
            }
        }
        throw new IllegalStateException("group " + group.id() + " does not settle");
    }

    /** Whether the venue refused it at once; any other answer is news. */
    private boolean act(Action action, Instant now) {
        return switch (action) {
            case Action.PlaceOrder place -> {
                boolean isTaken = orders.place(place);
                group = isTaken ? group : GroupOrders.withRejected(group, place.key(), now);
                yield !isTaken;
            }
            case Action.CancelOrder cancel -> {
                orders.cancel(cancel.key());
                yield false;
            }
            case Action.OpenRecovery recovery ->
                throw new IllegalStateException("a late fill of " + recovery.quantity() + " in a backtest");
            case Action.AbandonLeg _,
                    Action.Transition _,
                    Action.PyramidTransition _,
                    Action.StartReduce _,
                    Action.SettleRequest _,
                    Action.BookDust _,
                    Action.RaiseIncident _ -> false; // their effect is in the snapshot
        };
    }

    private void readNews(PathPoint at) {
        if (account.hasNews()) {
            boolean wasExecuted = !account.newExecutions().isEmpty();
            group = with(group, group.pyramids(), orders.updated(group.orders(), at), group.exitRequests());
            holding = wasExecuted ? Holding.of(group) : holding;
            account.newsWereRead();
        }
    }

    private void lookAhead(Instant now) {
        wakeAt = Wake.next(group, holding, now).map(GroupRun::seconds).orElse(NEVER);
        List<TriggerLevel> triggers = GroupDecider.triggers(group, holding);
        fallsTo = levels(triggers, TriggerLevel.Direction.AT_OR_BELOW);
        risesTo = levels(triggers, TriggerLevel.Direction.AT_OR_ABOVE);
    }

    private long[] levels(List<TriggerLevel> triggers, TriggerLevel.Direction direction) {
        long[] levels = new long[triggers.size()];
        int count = 0;
        for (TriggerLevel trigger : triggers) {
            if (trigger.direction() == direction) {
                levels[count++] = scale.ticks(trigger.price());
            }
        }
        return count == levels.length ? levels : Arrays.copyOf(levels, count);
    }

    /** The first whole second at which the instant has come. */
    private static long seconds(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }

    /** Epoch second at which time alone gives it something to do; {@link #NEVER} when it does not. */
    long wakeAt() {
        return wakeAt;
    }

    /** The highest price not above the given one to which the bid must fall to wake it, 0 when there is none. */
    long fallAtMost(long price) {
        long highest = 0;
        for (long level : fallsTo) {
            if (level <= price && level > highest) {
                highest = level;
            }
        }
        return highest;
    }

    /** The lowest price not below the given one to which the bid must rise to wake it. */
    long riseAtLeast(long price) {
        long lowest = NEVER;
        for (long level : risesTo) {
            if (level >= price && level < lowest) {
                lowest = level;
            }
        }
        return lowest;
    }

    boolean isOver() {
        return group.status().isTerminal();
    }

    /** Why a group that is over ended. */
    CloseReason reason() {
        return group.state() instanceof GroupState.Closed closed ? closed.reason() : CloseReason.NEVER_FILLED;
    }

    TradeTally tally() {
        return orders.tally();
    }

    /** The code of the venue's first no, null when it had none. */
    @Nullable
    String firstRefusal() {
        return orders.firstRefusal();
    }

    GroupSnapshot snapshot() {
        return group;
    }

    /** Everything that it holds, dust included. */
    Quantity held() {
        return holding.book().held();
    }

    /** What its stop is planned to lose. */
    Money heat() {
        return heat;
    }

    /** As the placing of an entry sees it. */
    OpenGroup asOpenGroup() {
        Price average = holding.book()
                .average()
                .map(exact -> new Price(exact.value().setScale(AVERAGE_SCALE, RoundingMode.HALF_EVEN)))
                .orElse(null);
        return new OpenGroup(
                group.id(),
                group.side(),
                group.status() == GroupStatus.CLOSING,
                group.pyramids().size(),
                lastCandle,
                group.pyramids().getFirst().basePrice(),
                average);
    }

    static GroupSnapshot with(
            GroupSnapshot group, List<Pyramid> pyramids, List<GroupOrder> orders, List<ExitRequest> requests) {
        return new GroupSnapshot(
                group.id(),
                group.kind(),
                group.state(),
                group.side(),
                group.instrument(),
                group.rules(),
                pyramids,
                orders,
                requests,
                group.adjustments(),
                group.incidents(),
                group.closeGivenUpAt(),
                group.venueTakesOco(),
                group.entriesStopped(),
                group.brokerAgrees());
    }
}
