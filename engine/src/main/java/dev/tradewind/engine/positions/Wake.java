package dev.tradewind.engine.positions;

import dev.tradewind.engine.grid.FlatPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When time alone may give a group something to do: the timers of D-02, D-06 and D-07. */
public final class Wake {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    /** Longer in WAITING than this, the venue is asked again by force (D-02). */
    private static final Duration WAITING_TOO_LONG = Duration.ofSeconds(60);

    private Wake() {}

    /** The next instant to look at the group, empty when only an event can move it. */
    public static Optional<Instant> next(GroupSnapshot group, Instant now) {
        return next(group, Holding.of(group), now);
    }

    /** The same for a caller who has the group's holding already. */
    public static Optional<Instant> next(GroupSnapshot group, Holding holding, Instant now) {
        if (group.status().isTerminal()) {
            return Optional.empty();
        }
        List<Instant> instants = new ArrayList<>();
        if (group.status() == GroupStatus.CLOSING
                || group.request(ExitRequest.Kind.REDUCE).isPresent()) {
            instants.add(now.plus(LOOK_AGAIN));
        }
        if (group.status() == GroupStatus.WAITING) {
            instants.add(group.state().since().plus(WAITING_TOO_LONG));
        }
        for (Pyramid pyramid : group.pyramids()) {
            if (!group.hasRestingEntries(pyramid)) {
                continue;
            }
            Entries.timeToLiveEnds(group, pyramid).ifPresent(instants::add);
            if (waitsForAPrice(group, pyramid)) {
                instants.add(now.plus(LOOK_AGAIN)); // until a fresh quote, or the end of the decision
            }
        }
        if (group.rules().flatPolicy() == FlatPolicy.KEEP_GRID && group.status() == GroupStatus.PARTIALLY_FILLED) {
            instants.add(Moves.flatSince(group).plus(Moves.GRID_KEPT));
        }
        if (group.closeGivenUpAt() != null) {
            instants.add(group.closeGivenUpAt().plus(Moves.PAUSE_AFTER_GIVING_UP));
        }
        if (GroupDecider.isUnprotected(group, holding)) {
            instants.add(nextProtection(group, holding, now));
        }
        @Nullable Instant first = null;
        for (Instant instant : instants) {
            Instant due = instant.isAfter(now) ? instant : now.plus(LOOK_AGAIN);
            first = first == null || due.isBefore(first) ? due : first;
        }
        return Optional.ofNullable(first);
    }

    /** A leg could be sent and was not: nothing but the missing price holds it. */
    private static boolean waitsForAPrice(GroupSnapshot group, Pyramid pyramid) {
        Optional<GroupOrder> first = group.entry(pyramid.index(), 0);
        if (first.isEmpty()) {
            return true;
        }
        long active = group.entriesOf(pyramid.index()).stream()
                .filter(order -> !order.isSettled())
                .count();
        return first.get().wasTaken()
                && active < group.rules().maxActiveLegs()
                && pyramid.legs().stream()
                        .anyMatch(
                                leg -> group.entry(pyramid.index(), leg.index()).isEmpty());
    }

    private static Instant nextProtection(GroupSnapshot group, Holding holding, Instant now) {
        return holding.book().heldLots().stream()
                .map(lot -> group.exitsOf(lot.pyramid(), lot.leg()))
                .filter(exits -> exits.stream().allMatch(GroupOrder::isSettled))
                .map(exits -> Selling.nextTry(exits, now.plus(LOOK_AGAIN)))
                .min(Comparator.naturalOrder())
                .orElse(now.plus(LOOK_AGAIN));
    }
}
