package dev.tradewind.web.edge;

import dev.tradewind.web.WebConfiguration;
import dev.tradewind.web.backend.Peer;
import dev.tradewind.web.backend.PeerAddresses;
import dev.tradewind.web.backend.Pending;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Which services answer, asked at most every two seconds however many pages want to know. */
@ApplicationScoped
public class ServiceHealth {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long KEEP_NANOS = Duration.ofSeconds(2).toNanos();

    private final HttpClient http;
    private final PeerAddresses peers;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Answers last;

    private enum Seen {
        UP,
        SLOW,
        DOWN
    }

    private record Answers(Map<Peer, Boolean> up, Set<Peer> slow, long atNanos) {}

    ServiceHealth(PeerAddresses peers, WebConfiguration configuration) {
        this.peers = peers;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(configuration.connectTimeout())
                .build();
    }

    /** Each service and whether it answers; no page waits for the asking, except the very first. */
    public Map<Peer, Boolean> answers() {
        Answers known = last;
        if (known == null) {
            return ask(null);
        }
        if (System.nanoTime() - known.atNanos() >= KEEP_NANOS && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("service-health").start(() -> {
                try {
                    ask(known);
                } finally {
                    asking.set(false);
                }
            });
        }
        return known.up();
    }

    private Map<Peer, Boolean> ask(@Nullable Answers before) {
        Map<Peer, Pending<Seen>> asked = new EnumMap<>(Peer.class);
        for (Peer peer : Peer.values()) {
            asked.put(peer, Pending.start(() -> see(peer)));
        }
        Map<Peer, Boolean> up = new EnumMap<>(Peer.class);
        Set<Peer> slow = EnumSet.noneOf(Peer.class);
        asked.forEach((peer, answer) -> {
            Seen seen = answer.get();
            if (seen == Seen.SLOW) {
                slow.add(peer);
            }
            boolean wasSlow = before != null && before.slow().contains(peer);
            up.put(peer, seen == Seen.UP || (seen == Seen.SLOW && !wasSlow));
        });
        last = new Answers(up, slow, System.nanoTime());
        return up;
    }

    // any answer below 500 tells that the service runs; 503 is its own way to say that it cannot work.
    // A busy machine answers late now and then, so one silence alone is not called away.
    private Seen see(Peer peer) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(peers.of(peer) + "/api/v1/status"))
                    .timeout(TIMEOUT)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() < 500 ? Seen.UP : Seen.DOWN;
        } catch (HttpTimeoutException late) {
            return Seen.SLOW;
        } catch (IOException away) {
            return Seen.DOWN;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Seen.SLOW;
        }
    }
}
