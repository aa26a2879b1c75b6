package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.ClientOrderId;
import dev.tradewind.engine.orders.Execution;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Port: one kind of broker. Reads fail with {@link BrokerUnavailable}, which is no information (R2). Nothing retries by itself. */
public interface Broker {

    /** Name in account rows, for example PAPER. */
    String name();

    /** The order port of one account, for the engine's order desk. */
    Venue venue(UUID accountId);

    /** Makes the account known to the broker; again is harmless. */
    Balances open(UUID accountId);

    /** Back to the initial state; only paper brokers can. */
    Balances reset(UUID accountId);

    Balances balances(UUID accountId);

    /** Every open order, paged to the end. */
    List<OrderReport> openOrders(UUID accountId);

    /** Orders that changed after the mark, oldest first; at most one page. */
    List<OrderReport> ordersAfter(UUID accountId, long mark);

    /** Executions after the mark, oldest first; at most one page. */
    List<ReportedExecution> executionsAfter(UUID accountId, long mark);

    List<TradableInstrument> instruments();

    /** Follows updates of all accounts after a mark until closed, connecting again by itself; what it misses the monitors find. */
    AutoCloseable follow(long mark, UpdateListener listener);

    /** The broker's clock minus ours, as last measured. */
    Duration clockOffset();

    /** What the broker says an account holds: money of the account's currency, and units by base asset. */
    record Balances(Money cash, Map<String, Quantity> holdings, long executionSequence, Instant at) {
        public Balances {
            holdings = Map.copyOf(holdings);
        }
    }

    /** An execution with the id of its order. */
    record ReportedExecution(ClientOrderId clientOrderId, Execution execution, String digest) {}

    /** An instrument and the fee the broker takes, in percent of the notional. */
    record TradableInstrument(Instrument instrument, BigDecimal feePercent) {}

    /** Receives updates on the stream's thread; must not block. */
    interface UpdateListener {
        void order(UUID accountId, OrderReport report);

        void execution(UUID accountId, ReportedExecution execution);

        /** The stream was connected anew: something may have been missed. */
        void connected();
    }

    /** A read that brought no information. */
    final class BrokerUnavailable extends RuntimeException {
        public BrokerUnavailable(String message) {
            super(message);
        }

        public BrokerUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
