package dev.tradewind.broker.brokers.paper;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.contracts.venue.VenueAccount;
import dev.tradewind.contracts.venue.VenueExecution;
import dev.tradewind.contracts.venue.VenueInstrument;
import dev.tradewind.contracts.venue.VenueOrder;
import dev.tradewind.contracts.venue.VenuePosition;
import dev.tradewind.contracts.venue.VenueUpdate;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.Receipt;
import dev.tradewind.engine.orders.Venue;
import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.json.Json;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** The built-in paper broker behind the {@link Broker} port. */
@Singleton
public class PaperBroker implements Broker {
    private static final String ACCOUNTS = "/venue/v1/accounts/";
    private static final int PAGE = 500;
    private static final Duration CONNECT_AGAIN = Duration.ofMillis(500);

    private final PaperHttp http;
    private final PaperBrokerConfig config;
    private final Json json;
    private final Map<UUID, Venue> venues = new ConcurrentHashMap<>();

    @Inject
    PaperBroker(Installation installation, PaperBrokerConfig config, Json json, InstantSource clock) {
        this(
                () -> URI.create(installation.setting("tradewind.venue.url").orElseThrow()),
                () -> installation.setting("tradewind.venue.key").orElse(""),
                config,
                json,
                clock);
    }

    /** For tests without a container. */
    PaperBroker(Supplier<URI> url, Supplier<String> key, PaperBrokerConfig config, Json json, InstantSource clock) {
        this.http = new PaperHttp(url, key, config, json, clock);
        this.config = config;
        this.json = json;
    }

    @Override
    public String name() {
        return "PAPER";
    }

    @Override
    public Venue venue(UUID accountId) {
        return venues.computeIfAbsent(accountId, id -> new PaperVenue(http, json, config, id));
    }

    @Override
    public Balances open(UUID accountId) {
        return balances(call("PUT", ACCOUNTS + accountId));
    }

    @Override
    public Balances reset(UUID accountId) {
        return balances(call("POST", ACCOUNTS + accountId + "/reset"));
    }

    @Override
    public Balances balances(UUID accountId) {
        return balances(call("GET", ACCOUNTS + accountId));
    }

    @Override
    public List<OrderReport> openOrders(UUID accountId) {
        List<OrderReport> all = new ArrayList<>();
        long after = 0;
        while (true) {
            List<OrderReport> page = orders(accountId, "open", after);
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            after = page.getLast().sequence();
        }
    }

    @Override
    public List<OrderReport> ordersAfter(UUID accountId, long mark) {
        return orders(accountId, "all", mark);
    }

    private List<OrderReport> orders(UUID accountId, String status, long after) {
        String path = ACCOUNTS + accountId + "/orders?status=" + status + "&after=" + after + "&limit=" + PAGE;
        PaperHttp.Answer answer = call("GET", path);
        Receipt receipt = new Receipt("GET " + path, answer.digest(), answer.venueTime());
        return each(answer, item -> PaperWire.report(json.read(item, VenueOrder.class), receipt));
    }

    @Override
    public List<ReportedExecution> executionsAfter(UUID accountId, long mark) {
        PaperHttp.Answer answer = call("GET", ACCOUNTS + accountId + "/executions?after=" + mark + "&limit=" + PAGE);
        return each(answer, item -> PaperWire.execution(json.read(item, VenueExecution.class), answer.digest()));
    }

    @Override
    public List<TradableInstrument> instruments() {
        return each(
                call("GET", "/venue/v1/instruments"),
                item -> PaperWire.instrument(json.read(item, VenueInstrument.class)));
    }

    @Override
    public Duration clockOffset() {
        return http.clockOffset();
    }

    @Override
    public AutoCloseable follow(long mark, UpdateListener listener) {
        AtomicLong seen = new AtomicLong(mark);
        Thread follower = Thread.ofVirtual().name("paper-updates").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    http.follow(
                            "/venue/v1/updates/stream?after=" + seen.get(),
                            listener::connected,
                            text -> take(text, seen, listener));
                } catch (IOException | RuntimeException broken) {
                    Log.debugf("stream of the paper venue broke: %s", broken.toString());
                } catch (InterruptedException stopped) {
                    return;
                }
                if (!pause()) {
                    return;
                }
            }
        });
        return follower::interrupt;
    }

    private void take(String text, AtomicLong seen, UpdateListener listener) {
        if (text.isEmpty() || text.charAt(0) != '{') {
            return; // a ping
        }
        try {
            VenueUpdate update = json.read(text, VenueUpdate.class);
            String digest = PaperHttp.digest(text.getBytes(StandardCharsets.UTF_8));
            if (update.order() != null) {
                Receipt receipt =
                        new Receipt("updates stream", digest, update.order().updatedAt());
                listener.order(update.order().accountId(), PaperWire.report(update.order(), receipt));
            }
            if (update.execution() != null) {
                listener.execution(update.execution().accountId(), PaperWire.execution(update.execution(), digest));
            }
            seen.set(update.sequence());
        } catch (IllegalArgumentException unreadable) {
            Log.warnf("unreadable update of the paper venue, the monitors will find it: %s", unreadable.toString());
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(CONNECT_AGAIN);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private Balances balances(PaperHttp.Answer answer) {
        VenueAccount account = read(answer, body -> json.read(body, VenueAccount.class));
        Map<String, Quantity> holdings = new HashMap<>();
        for (VenuePosition position : account.positions()) {
            if (position.quantity().signum() > 0) {
                holdings.merge(Symbol.of(position.symbol()).base(), Quantity.of(position.quantity()), Quantity::plus);
            }
        }
        Instant at = answer.venueTime() == null ? account.openedAt() : answer.venueTime();
        return new Balances(
                new Money(account.cash(), Currency.of(account.currency())), holdings, account.updateSequence(), at);
    }

    private <T> List<T> each(PaperHttp.Answer answer, Function<JsonNode, T> mapper) {
        return read(answer, body -> {
            List<T> items = new ArrayList<>();
            json.parse(body).forEach(item -> items.add(mapper.apply(item)));
            return items;
        });
    }

    private static <T> T read(PaperHttp.Answer answer, Function<String, T> mapper) {
        try {
            return mapper.apply(answer.body());
        } catch (IllegalArgumentException unreadable) {
            throw new BrokerUnavailable("the paper venue's answer cannot be read", unreadable);
        }
    }

    private PaperHttp.Answer call(String method, String path) {
        try {
            PaperHttp.Answer answer = http.send(method, path, null, Map.of());
            if (answer.status() / 100 != 2) {
                throw new BrokerUnavailable(
                        "the paper venue answered " + answer.status() + " to " + method + " " + path);
            }
            return answer;
        } catch (IOException silent) {
            throw new BrokerUnavailable("the paper venue does not answer", silent);
        }
    }
}
