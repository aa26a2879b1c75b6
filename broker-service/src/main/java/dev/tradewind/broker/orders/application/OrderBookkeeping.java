package dev.tradewind.broker.orders.application;

import dev.tradewind.kit.tenancy.Sql;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** How positions make and end orders, inside their own transaction, which works for the order's user. Nothing is sent here. */
public interface OrderBookkeeping {

    /** Commits the wish for one order. A second call with the same key makes nothing and returns the first one's id (R1). */
    UUID createIntent(Sql sql, NewIntent intent);

    /** Remembers that an order should end; one that was never sent ends at once, with evidence and its event. */
    void requestCancel(Sql sql, UUID orderId, String why);

    /** A person looked: the broker does not have this order, which was in REVIEW. Ends it and lets its group react. */
    void confirmAbsent(Sql sql, UUID orderId, String who);

    /** Every order the group ever had, in order of creation. */
    default List<OrderSnapshot> ordersOf(Sql sql, UUID groupId) {
        return askOrdersOf(sql, groupId).get();
    }

    /** As {@link #ordersOf}, waited for when they are asked for. */
    Supplier<List<OrderSnapshot>> askOrdersOf(Sql sql, UUID groupId);

    /** After the commit: lets the account's lane look at once. Call it through {@link Sql#afterCommit}. */
    void wake(UUID accountId);
}
