package dev.tradewind.engine.positions;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a group must do next, read in one transaction under the group's lock.
 *
 * @param orders every order the group ever had, in order of creation
 * @param exitRequests the open ones, oldest first
 * @param incidents keys of the incidents that were raised already
 * @param closeGivenUpAt when a close was last given up; automatic closing pauses after it
 * @param venueTakesOco whether the venue can rest a take-profit and a stop on one holding
 * @param entriesStopped the kill switch forbids new risk (D-16)
 * @param brokerAgrees the venue's quantity is the sum of our executions, as far as we know
 */
public record GroupSnapshot(
        UUID id,
        Kind kind,
        GroupState state,
        Side side,
        Instrument instrument,
        GroupRules rules,
        List<Pyramid> pyramids,
        List<GroupOrder> orders,
        List<ExitRequest> exitRequests,
        List<Adjustment> adjustments,
        Set<String> incidents,
        @Nullable Instant closeGivenUpAt,
        boolean venueTakesOco,
        boolean entriesStopped,
        boolean brokerAgrees) {

    /** Where a group comes from. */
    public enum Kind {
        SIGNAL,
        /** Holds a fill that arrived after its group had ended, and sells it at once (D-02). */
        RECOVERY
    }

    public GroupSnapshot {
        pyramids = List.copyOf(pyramids);
        orders = List.copyOf(orders);
        exitRequests = exitRequests.size() < 2
                ? List.copyOf(exitRequests)
                : exitRequests.stream()
                        .sorted(Comparator.comparing(ExitRequest::requestedAt))
                        .toList();
        adjustments = List.copyOf(adjustments);
        incidents = Set.copyOf(incidents);
    }

    public GroupStatus status() {
        return state.status();
    }

    public List<GroupOrder> entriesOf(int pyramid) {
        List<GroupOrder> entries = new ArrayList<>();
        for (GroupOrder order : orders) {
            if (order.isEntry() && order.key().pyramid() == pyramid) {
                entries.add(order);
            }
        }
        return entries;
    }

    public List<GroupOrder> exits() {
        List<GroupOrder> exits = new ArrayList<>();
        for (GroupOrder order : orders) {
            if (!order.isEntry()) {
                exits.add(order);
            }
        }
        return exits;
    }

    /** The entry order of a leg, if it has one. */
    public Optional<GroupOrder> entry(int pyramid, int leg) {
        for (GroupOrder order : orders) {
            if (order.isEntry()
                    && order.key().pyramid() == pyramid
                    && order.key().leg() == leg) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** Orders of a role that close the whole group or a share of every lot. */
    List<GroupOrder> closes() {
        List<GroupOrder> closes = new ArrayList<>();
        for (GroupOrder order : orders) {
            if (order.role() == OrderRole.CLOSE || order.role() == OrderRole.OFFSET) {
                closes.add(order);
            }
        }
        return closes;
    }

    /** Exits that belong to one lot, in order of creation. */
    List<GroupOrder> exitsOf(int pyramid, int leg) {
        List<GroupOrder> exits = new ArrayList<>();
        for (GroupOrder order : orders) {
            boolean isOfLot = order.role() == OrderRole.TAKE_PROFIT || order.role() == OrderRole.STOP;
            if (isOfLot && order.key().pyramid() == pyramid && order.key().leg() == leg) {
                exits.add(order);
            }
        }
        return exits;
    }

    Optional<ExitRequest> request(ExitRequest.Kind wanted) {
        for (ExitRequest request : exitRequests) {
            if (request.kind() == wanted) {
                return Optional.of(request);
            }
        }
        return Optional.empty();
    }

    /** Whether an entry leg is not over yet; one that was never placed counts as resting (D-02). */
    boolean hasRestingEntries() {
        for (Pyramid pyramid : pyramids) {
            if (hasRestingEntries(pyramid)) {
                return true;
            }
        }
        return false;
    }

    boolean hasRestingEntries(Pyramid pyramid) {
        for (Leg leg : pyramid.legs()) {
            Optional<GroupOrder> order = entry(pyramid.index(), leg.index());
            if (order.isEmpty() || !order.get().isSettled()) {
                return true;
            }
        }
        return false;
    }

    boolean hasFill(Pyramid pyramid) {
        for (GroupOrder order : orders) {
            if (order.isEntry() && order.key().pyramid() == pyramid.index() && order.hasFill()) {
                return true;
            }
        }
        return false;
    }

    boolean wasEverFilled() {
        for (GroupOrder order : orders) {
            if (order.isEntry() && order.hasFill()) {
                return true;
            }
        }
        return false;
    }

    boolean wasTaken(Pyramid pyramid) {
        for (GroupOrder order : orders) {
            if (order.isEntry() && order.key().pyramid() == pyramid.index() && order.wasTaken()) {
                return true;
            }
        }
        return false;
    }

    OrderKey nextKey(int pyramid, int leg, OrderRole role) {
        int generation = 0;
        for (GroupOrder order : orders) {
            OrderKey key = order.key();
            if (key.role() == role && key.pyramid() == pyramid && key.leg() == leg) {
                generation = Math.max(generation, key.generation() + 1);
            }
        }
        return new OrderKey(id, pyramid, leg, role, generation);
    }

    GroupSnapshot withState(GroupState next) {
        return new GroupSnapshot(
                id,
                kind,
                next,
                side,
                instrument,
                rules,
                pyramids,
                orders,
                exitRequests,
                adjustments,
                incidents,
                closeGivenUpAt,
                venueTakesOco,
                entriesStopped,
                brokerAgrees);
    }

    GroupSnapshot withPyramids(List<Pyramid> next) {
        return new GroupSnapshot(
                id,
                kind,
                state,
                side,
                instrument,
                rules,
                next,
                orders,
                exitRequests,
                adjustments,
                incidents,
                closeGivenUpAt,
                venueTakesOco,
                entriesStopped,
                brokerAgrees);
    }

    GroupSnapshot withOrders(List<GroupOrder> next) {
        return new GroupSnapshot(
                id,
                kind,
                state,
                side,
                instrument,
                rules,
                pyramids,
                next,
                exitRequests,
                adjustments,
                incidents,
                closeGivenUpAt,
                venueTakesOco,
                entriesStopped,
                brokerAgrees);
    }

    GroupSnapshot withRequests(List<ExitRequest> next) {
        return new GroupSnapshot(
                id,
                kind,
                state,
                side,
                instrument,
                rules,
                pyramids,
                orders,
                next,
                adjustments,
                incidents,
                closeGivenUpAt,
                venueTakesOco,
                entriesStopped,
                brokerAgrees);
    }

    GroupSnapshot withAdjustment(Adjustment adjustment) {
        List<Adjustment> next = new ArrayList<>(adjustments);
        next.add(adjustment);
        return new GroupSnapshot(
                id,
                kind,
                state,
                side,
                instrument,
                rules,
                pyramids,
                orders,
                exitRequests,
                next,
                incidents,
                closeGivenUpAt,
                venueTakesOco,
                entriesStopped,
                brokerAgrees);
    }

    GroupSnapshot withIncident(String key) {
        List<String> next = new ArrayList<>(incidents);
        next.add(key);
        return new GroupSnapshot(
                id,
                kind,
                state,
                side,
                instrument,
                rules,
                pyramids,
                orders,
                exitRequests,
                adjustments,
                Set.copyOf(next),
                closeGivenUpAt,
                venueTakesOco,
                entriesStopped,
                brokerAgrees);
    }

    GroupSnapshot givenUpAt(Instant at) {
        return new GroupSnapshot(
                id,
                kind,
                state,
                side,
                instrument,
                rules,
                pyramids,
                orders,
                List.of(),
                adjustments,
                incidents,
                at,
                venueTakesOco,
                entriesStopped,
                brokerAgrees);
    }

    GroupSnapshot withOrder(OrderKey key, UnaryOperator<GroupOrder> change) {
        List<GroupOrder> next = new ArrayList<>(orders);
        next.replaceAll(order -> order.key().equals(key) ? change.apply(order) : order);
        return withOrders(next);
    }
}
