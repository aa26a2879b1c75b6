package dev.tradewind.engine.positions;

import dev.tradewind.engine.instruments.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what must happen to a group, from the group as it is and the market as it is. Running it again with the effects
 * applied ends in nothing to do, so it is safe to call at any time and any number of times.
 */
public final class GroupDecider {
    /** More rounds than any lawful chain of moves needs; reaching it is a broken invariant. */
    private static final int MAX_ROUNDS = 32;

    private GroupDecider() {}

    /** Everything to do, in order, and the group and what it holds once it is done. */
    public record Decision(List<Action> actions, GroupSnapshot after, Holding holding) {
        public Decision {
            actions = List.copyOf(actions);
        }
    }

    /** One round: what follows at once from what is known. Empty when the group is where it should be. */
    public static List<Action> decide(GroupSnapshot group, MarketView market, Instant now) {
        return decide(new Situation(group, Holding.of(group), market, now));
    }

    private static List<Action> decide(Situation situation) {
        GroupSnapshot group = situation.group();
        if (group.status().isTerminal()) {
            return AfterTheEnd.actions(situation);
        }
        List<Action> moves = Moves.actions(situation);
        if (!moves.isEmpty()) {
            return moves;
        }
        if (group.status() == GroupStatus.CLOSING) {
            return Closing.actions(situation);
        }
        List<Action> actions = new ArrayList<>(Entries.actions(situation));
        actions.addAll(Reducing.actions(situation));
        actions.addAll(Protection.actions(situation));
        return actions;
    }

    /** Rounds until nothing is left to do. */
    public static Decision converge(GroupSnapshot group, MarketView market, Instant now) {
        return converge(group, Holding.of(group), market, now);
    }

    /** The same for a caller who has the group's holding already. */
    public static Decision converge(GroupSnapshot group, Holding holding, MarketView market, Instant now) {
        List<Action> actions = new ArrayList<>();
        Situation situation = new Situation(group, holding, market, now);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<Action> more = decide(situation);
            if (more.isEmpty()) {
                return new Decision(actions, situation.group(), situation.holding());
            }
            situation = situation.after(more);
            actions.addAll(more);
        }
        throw new IllegalStateException("group " + group.id() + " does not settle: " + actions.reversed());
    }

    /** The prices at which this group must be looked at again. */
    public static List<TriggerLevel> triggers(GroupSnapshot group) {
        return triggers(group, Holding.of(group));
    }

    /** The same for a caller who has the group's holding already. */
    public static List<TriggerLevel> triggers(GroupSnapshot group, Holding holding) {
        if (group.status().isTerminal()
                || group.status() == GroupStatus.CLOSING
                || holding.book().remaining().isZero()) {
            return List.of();
        }
        ExitLevels levels = holding.levels();
        boolean isLong = group.side() == Side.LONG;
        TriggerLevel.BookSide side = isLong ? TriggerLevel.BookSide.BID : TriggerLevel.BookSide.ASK;
        TriggerLevel.Direction gain = isLong ? TriggerLevel.Direction.AT_OR_ABOVE : TriggerLevel.Direction.AT_OR_BELOW;
        TriggerLevel.Direction loss = isLong ? TriggerLevel.Direction.AT_OR_BELOW : TriggerLevel.Direction.AT_OR_ABOVE;
        List<TriggerLevel> triggers = new ArrayList<>();
        levels.aggregate()
                .ifPresent(price ->
                        triggers.add(new TriggerLevel(TriggerLevel.Kind.AGGREGATE_TAKE_PROFIT, price, gain, side)));
        levels.stop()
                .ifPresent(price -> triggers.add(new TriggerLevel(TriggerLevel.Kind.STOP_LOSS, price, loss, side)));
        if (group.hasRestingEntries()) {
            levels.cancelBeyond()
                    .ifPresent(price ->
                            triggers.add(new TriggerLevel(TriggerLevel.Kind.CANCEL_BEYOND, price, loss, side)));
        }
        return triggers;
    }

    /** Whether something is held that should have an exit resting at the venue and has none. */
    public static boolean isUnprotected(GroupSnapshot group) {
        return isUnprotected(group, Holding.of(group));
    }

    static boolean isUnprotected(GroupSnapshot group, Holding holding) {
        boolean hasRestingExits =
                group.rules().takesProfitPerLeg() || group.rules().stopLossPercent() != null;
        if (group.status().isTerminal() || !hasRestingExits) {
            return false;
        }
        for (Lot lot : holding.book().lots()) {
            if (lot.isHeld() && !Protection.isCovered(group, lot)) {
                return true;
            }
        }
        return false;
    }
}
