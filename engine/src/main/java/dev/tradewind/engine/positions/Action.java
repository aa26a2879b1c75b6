package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderSpec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that must happen to a group now; {@link Effects} says what the group looks like afterwards. */
public sealed interface Action {

    /** Make the intent of an order. */
    record PlaceOrder(OrderKey key, OrderSpec spec) implements Action {}

    /** Ask for the end of an order. It may still fill until its end is proven. */
    record CancelOrder(OrderKey key, String why) implements Action {}

    /** A planned leg will never be sent: an intent that ends at once, so that its reservation is freed by evidence. */
    record AbandonLeg(OrderKey key, OrderSpec spec, String why) implements Action {}

    /** The group moves (D-02); the reason is present for CLOSING and CLOSED. */
    record Transition(
            GroupStatus from,
            GroupStatus to,
            Trigger trigger,
            @Nullable CloseReason reason) implements Action {}

    record PyramidTransition(int pyramid, PyramidStatus from, PyramidStatus to) implements Action {}

    /** A reduce request knows now how much it sells. */
    record StartReduce(UUID request, Quantity target, int firstGeneration) implements Action {}

    record SettleRequest(UUID request, ExitRequest.Outcome outcome) implements Action {}

    /** A rest that cannot be sold goes to the dust account by an adjustment row (D-02). */
    record BookDust(Quantity quantity) implements Action {}

    /** What is held by an ended group moves to a new group that sells it at once. */
    record OpenRecovery(Quantity quantity, Price cost) implements Action {}

    /** Tell a person, once per key. */
    record RaiseIncident(String key, Code code, Severity severity, String detail) implements Action {}

    /** What an incident is about; stable, part of the API. */
    enum Code {
        ENTRY_REJECTED,
        EXIT_REJECTED,
        CLOSE_REJECTED,
        CLOSING_TOO_LONG,
        REDUCE_REJECTED,
        LATE_FILL,
        OVERSOLD
    }

    /** How loudly (D-18). */
    enum Severity {
        LOW,
        MEDIUM,
        HIGH,
        URGENT
    }
}
