package dev.tradewind.engine.positions;

import dev.tradewind.engine.grid.FlatPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When time alone may give a group something to do: the timers of D-02, D-06 and D-07. */
public final class Wake {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    /** Longer in WAITING than this, the venue is asked again by force (D-02). */
    private static final Duration WAITING_TOO_LONG = Duration.ofSeconds(60);

    private Wake() {}

    /** The next instant to look at the group, empty when only an event can move it. */
    public static Optional<Instant> next(GroupSnapshot group, Instant now) {
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
            if (group.entry(pyramid.index(), 0).isEmpty()) {
                instants.add(now.plus(LOOK_AGAIN)); // held until a fresh quote or the end of the decision
            } else if (hasPlannedLegs(group, pyramid)) {
                instants.add(now.plus(LOOK_AGAIN));
            }
        }
        if (group.rules().flatPolicy() == FlatPolicy.KEEP_GRID && group.status() == GroupStatus.PARTIALLY_FILLED) {
            instants.add(Moves.flatSince(group).plus(Moves.GRID_KEPT));
        }
        if (group.closeGivenUpAt() != null) {
            instants.add(group.closeGivenUpAt().plus(Moves.PAUSE_AFTER_GIVING_UP));
        }
        LotBook book = LotBook.of(group);
        for (Lot lot : book.heldLots()) {
            List<GroupOrder> exits = group.exitsOf(lot.pyramid(), lot.leg());
            boolean unprotected = exits.stream().allMatch(GroupOrder::isSettled);
            if (unprotected) {
                instants.add(Selling.nextTry(exits, now.plus(LOOK_AGAIN)));
            }
        }
        return instants.stream()
                .map(instant -> instant.isAfter(now) ? instant : now.plus(LOOK_AGAIN))
                .min(Comparator.naturalOrder());
    }

    private static boolean hasPlannedLegs(GroupSnapshot group, Pyramid pyramid) {
        return pyramid.legs().stream()
                .anyMatch(leg -> group.entry(pyramid.index(), leg.index()).isEmpty());
    }
}
