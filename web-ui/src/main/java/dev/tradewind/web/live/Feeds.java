package dev.tradewind.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tradewind.web.WebConfiguration;
import dev.tradewind.web.backend.InternalTokens;
import dev.tradewind.web.backend.Peer;
import dev.tradewind.web.backend.PeerAddresses;
import dev.tradewind.web.backend.WireJson;
import dev.tradewind.web.session.Sessions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens to the services: the changes of each, and the prices of broker-service. All of it is lossy; pages re-read. */
@ApplicationScoped
public class Feeds {
    private static final String CHANGES = "/internal/v1/changes";
    private static final String QUOTES = "/internal/v1/quotes/stream";

    private final Streams streams;
    private final Sessions sessions;
    private final PriceHistory history;
    private final PeerAddresses peers;
    private final InternalTokens tokens;
    private final WireJson json;
    private final InstantSource time;
    private final HttpClient http;
    private final List<Thread> threads = new ArrayList<>();

    Feeds(
            Streams streams,
            Sessions sessions,
            PriceHistory history,
            PeerAddresses peers,
            InternalTokens tokens,
            WireJson json,
            InstantSource time,
            WebConfiguration configuration) {
        this.streams = streams;
        this.sessions = sessions;
        this.history = history;
        this.peers = peers;
        this.tokens = tokens;
        this.json = json;
        this.time = time;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(configuration.connectTimeout())
                .build();
    }

    void start(@Observes StartupEvent started) {
        run("live-streams", streams::run);
        for (Peer peer : Peer.values()) {
            run("changes-of-" + peer.key(), follow(peer, CHANGES, this::changed, () -> streams.changed(null, "all")));
        }
        run("quotes", follow(Peer.BROKER, QUOTES, this::quoted, () -> {}));
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
    }

    private ServerEvents follow(Peer peer, String path, Consumer<String> data, Runnable connected) {
        return new ServerEvents(http, peer, path, peers, tokens, data, connected);
    }

    private void run(String name, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(work));
    }

    private void changed(String data) {
        JsonNode fact = tree(data);
        String type = fact.path("type").asText("");
        UUID user = uuid(fact.path("userId").asText(""));
        if (type.startsWith("auth.") && user != null) {
            sessions.forgetUser(user);
        }
        for (String topic : Topics.of(type)) {
            streams.changed(user, topic);
        }
        if (Topics.isNotified(type)) {
            streams.notified(user);
        }
    }

    private void quoted(String data) {
        JsonNode quote = tree(data);
        String symbol = quote.path("symbol").asText("");
        try {
            BigDecimal bid = new BigDecimal(quote.path("bid").asText());
            String received = quote.path("receivedAt").asText("");
            Instant at = received.isEmpty() ? time.instant() : Instant.parse(received);
            if (!symbol.isEmpty()) {
                history.add(symbol, at, bid);
            }
            streams.priced();
        } catch (NumberFormatException | DateTimeException odd) {
            Log.debugf("quote not readable symbol=%s", symbol);
        }
    }

    private JsonNode tree(String data) {
        try {
            return json.tree(data.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
