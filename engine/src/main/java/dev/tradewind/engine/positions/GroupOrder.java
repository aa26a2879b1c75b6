package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.OrderType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group needs to know about one of its orders.
 *
 * @param reportedFilled the venue's cumulative figure; may run ahead of the fills that are booked
 * @param acknowledgedAt when we first had proof that the venue has it
 * @param endedAt when its end was proven
 */
public record GroupOrder(
        OrderKey key,
        OrderSpec spec,
        OrderStatus status,
        List<Fill> fills,
        Quantity reportedFilled,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant endedAt) {
    public GroupOrder {
        fills = List.copyOf(fills);
    }

    /** An order that was just decided. */
    static GroupOrder intent(OrderKey key, OrderSpec spec, Instant at) {
        return new GroupOrder(key, spec, OrderStatus.INTENT, List.of(), Quantity.ZERO, false, at, null, null);
    }

    public OrderRole role() {
        return key.role();
    }

    public boolean isEntry() {
        return role() == OrderRole.ENTRY;
    }

    /** Sum of the booked fills. */
    public Quantity filled() {
        Quantity filled = Quantity.ZERO;
        for (Fill fill : fills) {
            filled = filled.isZero() ? fill.quantity() : filled.plus(fill.quantity());
        }
        return filled;
    }

    public boolean hasFill() {
        return !fills.isEmpty();
    }

    /** Over, and every execution the venue reported is booked. */
    public boolean isSettled() {
        return status.isTerminal() && filled().isAtLeast(reportedFilled);
    }

    /** What may still execute or has executed without being booked yet: it stays reserved (R7). */
    public Quantity openQuantity() {
        Quantity filled = filled();
        Quantity bound = status.isTerminal() ? reportedFilled : spec.quantity();
        return bound.isAbove(filled) ? bound.minus(filled) : Quantity.ZERO;
    }

    /** Ended without a fill and not because we wanted it. */
    boolean endedInVain() {
        return isSettled() && !hasFill() && !cancelRequested;
    }

    /** Rested at the venue, or was filled. An immediate-or-cancel order that found nothing never rested. */
    boolean wasTaken() {
        if (hasFill()) {
            return true;
        }
        boolean neverRests = spec.type() == OrderType.MARKETABLE_LIMIT || spec.type() == OrderType.MARKET;
        return acknowledgedAt != null && !(neverRests && status.isTerminal());
    }

    /** Whether a booked fill came from a stop. */
    boolean stopHit() {
        if (role() == OrderRole.STOP) {
            return hasFill();
        }
        for (Fill fill : fills) {
            if (fill.part() == ExecutionPart.STOP) {
                return true;
            }
        }
        return false;
    }

    /** Rests at the venue with a stop price for what is still open of it. */
    boolean isStopAtVenue() {
        return spec.stop() != null && status.isAtVenue();
    }

    GroupOrder withCancelRequested() {
        return new GroupOrder(key, spec, status, fills, reportedFilled, true, createdAt, acknowledgedAt, endedAt);
    }

    GroupOrder cancelledUnsent(Instant at) {
        return new GroupOrder(
                key, spec, OrderStatus.CANCELLED, fills, reportedFilled, true, createdAt, acknowledgedAt, at);
    }
}
