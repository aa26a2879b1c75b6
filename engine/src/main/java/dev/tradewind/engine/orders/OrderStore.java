package dev.tradewind.engine.orders;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Port: where orders live, as seen by the holder of one account's lease. Each method is one transaction; when it returns
 * normally, what it wrote is durable. A holder whose lease was taken over gets {@link LeaseLost} from every write (R15).
 */
public interface OrderStore {

    Optional<Order> find(OrderId id);

    Optional<Order> findByClientOrderId(ClientOrderId id);

    /** Orders in SUBMITTING whose attempt was won under an older fence than ours: their owners are gone. */
    List<OrderId> abandoned(UUID accountId);

    /** Locks the order, applies the pure decision and writes its result. */
    OrderChange change(OrderId id, Function<Order, OrderChange> decision);

    /**
     * Locks the order, reads kill switch, gate and counters in the same transaction, decides by {@link
     * ClaimDecision#decide} and writes. Won means: this caller, and nobody else, may open the socket for that attempt.
     */
    ClaimDecision claim(OrderId id, ClaimTerms terms);

    /** This holder's lease was taken over by another: stop working the account. */
    final class LeaseLost extends RuntimeException {
        public LeaseLost(String message) {
            super(message);
        }
    }
}
