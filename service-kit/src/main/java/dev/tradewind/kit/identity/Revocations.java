package dev.tradewind.kit.identity;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.config.StateFile;
import dev.tradewind.kit.internal.InternalHttp;
import dev.tradewind.kit.json.Json;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tokens that ended before their time. Polled from auth-service every 2 s, so that log-out, disabling and role changes hold everywhere within 5 s (S5). */
@Singleton
public class Revocations {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Installation installation;
    private final InternalHttp http;
    private final Json json;
    private final InstantSource clock;
    private final StateFile cache;
    private final Map<UUID, Revocation> byToken = new ConcurrentHashMap<>();
    private final Map<UUID, Revocation> byUser = new ConcurrentHashMap<>();
    private volatile long position;
    private volatile @Nullable Instant lastPoll;
    private volatile @Nullable Thread poller;
    private volatile boolean isRunning;

    @Inject
    public Revocations(Installation installation, InternalHttp http, Json json, InstantSource clock) {
        this.installation = installation;
        this.http = http;
        this.json = json;
        this.clock = clock;
        this.cache = new StateFile(installation, "revocations.json");
    }

    void start(@Observes StartupEvent event) {
        boolean isAuth = "auth".equals(installation.service());
        if (isAuth || installation.peer("auth").isEmpty()) {
            return;
        }
        cache.read().ifPresent(text -> {
            try {
                accept(json.read(text, Revocation.Page.class));
            } catch (IllegalArgumentException damaged) {
                Log.warnf("stored revocations not readable, reading all again");
            }
        });
        isRunning = true;
        poller = Thread.ofVirtual().name("poll-revocations").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        Thread running = poller;
        isRunning = false;
        if (running != null) {
            running.interrupt();
        }
    }

    /** True if a token may not be used any more although its signature and time are good. */
    public boolean isRevoked(UUID tokenId, UUID userId, int epoch) {
        if (byToken.containsKey(tokenId)) {
            return true;
        }
        Revocation user = byUser.get(userId);
        return user != null && epoch < user.leastEpoch();
    }

    /** Takes over new entries. */
    public synchronized void accept(Revocation.Page page) {
        for (Revocation item : page.items()) {
            if (item.tokenId() != null) {
                byToken.put(item.tokenId(), item);
            }
            if (item.userId() != null) {
                byUser.merge(item.userId(), item, (old, fresh) -> fresh.leastEpoch() >= old.leastEpoch() ? fresh : old);
            }
        }
        position = Math.max(position, page.position());
        Instant now = clock.instant();
        lastPoll = now;
        // a day of grace: a clock that is wrong by minutes must not let an ended token live again
        Instant forgotten = now.minus(Duration.ofDays(1));
        byToken.values().removeIf(item -> item.expiresAt().isBefore(forgotten));
        byUser.values().removeIf(item -> item.expiresAt().isBefore(forgotten));
    }

    /** When the list was last known to be complete. */
    public @Nullable Instant lastPoll() {
        return lastPoll;
    }

    private void run() {
        while (isRunning) {
            try {
                Revocation.Page page =
                        http.get("auth", "/internal/v1/revocations?after=" + position, Revocation.Page.class);
                accept(page);
                if (!page.items().isEmpty()) {
                    List<Revocation> all = new ArrayList<>(byToken.values());
                    all.addAll(byUser.values());
                    cache.write(json.write(new Revocation.Page(all, position)));
                }
            } catch (RuntimeException away) {
                Log.debugf("revocations not polled, the last list holds: %s", away.toString());
            }
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }
}
