package dev.tradewind.broker.orders.application;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The brokers this installation knows, by the name in account rows. */
@Singleton
public class Brokers {
    private final Map<String, Broker> byName;

    @Inject
    Brokers(Instance<Broker> brokers) {
        this(StreamSupport.stream(brokers.spliterator(), false).toList());
    }

    /** For tests without a container. */
    public Brokers(List<Broker> brokers) {
        byName = brokers.stream().collect(Collectors.toMap(Broker::name, Function.identity()));
    }

    public Broker of(TradingAccount account) {
        return named(account.broker());
    }

    public Broker named(String name) {
        Broker broker = byName.get(name);
        if (broker == null) {
            throw new IllegalStateException("no broker is called " + name);
        }
        return broker;
    }

    public List<Broker> all() {
        return List.copyOf(byName.values());
    }
}
