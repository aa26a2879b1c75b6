package dev.tradewind.broker.orders;

import dev.tradewind.broker.brokers.paper.PaperBroker;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.engine.orders.BrokerClass;
import dev.tradewind.engine.orders.ClientOrderId;
import dev.tradewind.engine.orders.LookUpAnswer;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.PlaceAnswer;
import dev.tradewind.engine.orders.Venue;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The paper broker behind a network that loses things, for accounts of the broker FAULTY. */
@Singleton
public class FaultyBroker implements Broker {
    static final String NAME = "FAULTY";

    /** What the network does to requests of an account. */
    enum Network {
        FINE,
        LOSES_REQUESTS,
        LOSES_ANSWERS,
        /** Keeps a request and delivers it when the test says so. */
        KEEPS_REQUESTS,
        DEAD
    }

    @Inject
    PaperBroker paper;

    private final Map<UUID, Network> networks = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> sent = new ConcurrentHashMap<>();
    private final Map<UUID, Queue<Runnable>> kept = new ConcurrentHashMap<>();

    void network(UUID account, Network network) {
        networks.put(account, network);
    }

    int sent(UUID account) {
        return sent.computeIfAbsent(account, _ -> new AtomicInteger()).get();
    }

    void deliverKept(UUID account) {
        Queue<Runnable> requests = kept.getOrDefault(account, new ConcurrentLinkedQueue<>());
        for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
            request.run();
        }
    }

    private Network networkOf(UUID account) {
        return networks.getOrDefault(account, Network.FINE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Venue venue(UUID accountId) {
        Venue real = paper.venue(accountId);
        return new Venue() {
            @Override
            public BrokerClass brokerClass() {
                return real.brokerClass();
            }

            @Override
            public Duration clockOffset() {
                return real.clockOffset();
            }

            @Override
            public PlaceAnswer place(OrderIntent intent, Instant deadline) {
                sent.computeIfAbsent(accountId, _ -> new AtomicInteger()).incrementAndGet();
                return switch (networkOf(accountId)) {
                    case FINE -> real.place(intent, deadline);
                    case LOSES_REQUESTS, DEAD -> PlaceAnswer.Unclear.because("lost");
                    case LOSES_ANSWERS -> {
                        real.place(intent, deadline);
                        throw new IllegalStateException("connection reset");
                    }
                    case KEEPS_REQUESTS -> {
                        kept.computeIfAbsent(accountId, _ -> new ConcurrentLinkedQueue<>())
                                .add(() -> real.place(intent, deadline));
                        yield PlaceAnswer.Unclear.because("hangs somewhere");
                    }
                };
            }

            @Override
            public LookUpAnswer lookUp(ClientOrderId id) {
                return networkOf(accountId) == Network.DEAD ? new LookUpAnswer.NoInformation("dead") : real.lookUp(id);
            }

            @Override
            public LookUpAnswer cancel(ClientOrderId id) {
                return networkOf(accountId) == Network.DEAD ? new LookUpAnswer.NoInformation("dead") : real.cancel(id);
            }
        };
    }

    @Override
    public Balances open(UUID accountId) {
        return paper.open(accountId);
    }

    @Override
    public Balances reset(UUID accountId) {
        return paper.reset(accountId);
    }

    @Override
    public Balances balances(UUID accountId) {
        return paper.balances(accountId);
    }

    @Override
    public List<OrderReport> openOrders(UUID accountId) {
        requireAlive(accountId);
        return paper.openOrders(accountId);
    }

    @Override
    public List<OrderReport> ordersAfter(UUID accountId, long mark) {
        requireAlive(accountId);
        return paper.ordersAfter(accountId, mark);
    }

    @Override
    public List<ReportedExecution> executionsAfter(UUID accountId, long mark) {
        requireAlive(accountId);
        return paper.executionsAfter(accountId, mark);
    }

    private void requireAlive(UUID account) {
        if (networkOf(account) == Network.DEAD) {
            throw new BrokerUnavailable("dead");
        }
    }

    @Override
    public List<TradableInstrument> instruments() {
        return List.of();
    }

    @Override
    public AutoCloseable follow(long mark, UpdateListener listener) {
        return () -> {};
    }

    @Override
    public Duration clockOffset() {
        return paper.clockOffset();
    }
}
