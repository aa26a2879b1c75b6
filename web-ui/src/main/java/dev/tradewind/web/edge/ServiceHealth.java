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
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Which services answer, asked at most every two seconds however many pages want to know. */
@ApplicationScoped
public class ServiceHealth {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final long KEEP_NANOS = Duration.ofSeconds(2).toNanos();

    private final HttpClient http;
    private final PeerAddresses peers;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Answers last;

    private record Answers(Map<Peer, Boolean> up, long atNanos) {}

    ServiceHealth(PeerAddresses peers, WebConfiguration configuration) {
        this.peers = peers;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(configuration.connectTimeout())
                .build();
    }

    /** Each service and whether it answers. */
    public Map<Peer, Boolean> answers() {
        Answers known = last;
        if (known != null && System.nanoTime() - known.atNanos() < KEEP_NANOS) {
            return known.up();
        }
        if (known != null && !lock.tryLock()) {
            return known.up(); // somebody else is asking
        } else if (known == null) {
            lock.lock();
        }
        try {
            Map<Peer, Boolean> up = ask();
            last = new Answers(up, System.nanoTime());
            return up;
        } finally {
            lock.unlock();
        }
    }

    private Map<Peer, Boolean> ask() {
        Map<Peer, Pending<Boolean>> asked = new EnumMap<>(Peer.class);
        for (Peer peer : Peer.values()) {
            asked.put(peer, Pending.start(() -> isUp(peer)));
        }
        Map<Peer, Boolean> up = new EnumMap<>(Peer.class);
        asked.forEach((peer, answer) -> up.put(peer, answer.get()));
        return up;
    }

    // any answer below 500 tells that the service runs; 503 is its own way to say that it cannot work
    private boolean isUp(Peer peer) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(peers.of(peer) + "/api/v1/status"))
                    .timeout(TIMEOUT)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
