package dev.tradewind.kit.identity;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.config.StateFile;
import dev.tradewind.kit.internal.InternalHttp;
import io.quarkus.arc.DefaultBean;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keys of auth-service, fetched in the background and kept in a file, so that a service starts and checks tokens while auth-service is down (C-53). */
@Singleton
@DefaultBean
public class PolledKeys implements VerificationKeys {
    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Installation installation;
    private final InternalHttp http;
    private final StateFile cache;
    private final BlockingQueue<Boolean> wishes = new ArrayBlockingQueue<>(1);
    private volatile Map<String, PublicKey> keys = Map.of();
    private volatile boolean isRunning = true;

    @Inject
    PolledKeys(Installation installation, InternalHttp http) {
        this.installation = installation;
        this.http = http;
        this.cache = new StateFile(installation, "jwks.json");
    }

    void start(@Observes StartupEvent event) {
        if ("auth".equals(installation.service())) {
            return; // auth-service has the keys themselves
        }
        Optional<String> file = installation.setting("tradewind.jwt.jwks-file");
        if (file.isPresent()) {
            keys = Jwks.parse(readFile(Path.of(file.get())));
            return;
        }
        cache.read().ifPresent(text -> keys = Jwks.parse(text));
        if (installation.peer("auth").isPresent()) {
            Thread.ofVirtual().name("fetch-keys").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        isRunning = false;
        wishes.offer(Boolean.TRUE);
    }

    @Override
    public Optional<PublicKey> key(String keyId) {
        PublicKey known = keys.get(keyId);
        if (known == null) {
            wishes.offer(Boolean.TRUE); // a new key may have been published: look soon, answer now
        }
        return Optional.ofNullable(known);
    }

    private void run() {
        while (isRunning) {
            wishes.clear(); // this fetch serves all wishes until now; one that comes during it is served by the next
            boolean isFetched = fetch();
            try {
                if (isFetched) {
                    wishes.poll(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
                    Thread.sleep(Duration.ofMillis(500)); // unknown key ids cannot make us hammer auth-service
                } else {
                    Thread.sleep(RETRY);
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private boolean fetch() {
        try {
            InternalHttp.Answer answer =
                    http.exchange("auth", "GET", "/.well-known/jwks.json", null, Map.of(), Duration.ofSeconds(5));
            if (!answer.isSuccess()) {
                return false;
            }
            Map<String, PublicKey> fetched = Jwks.parse(answer.body());
            if (fetched.isEmpty()) {
                return false;
            }
            if (!fetched.equals(keys)) {
                Log.infof("verification keys taken over keyIds=%s", fetched.keySet());
                keys = fetched;
                cache.write(answer.body());
            }
            return true;
        } catch (RuntimeException away) {
            Log.debugf("keys not fetched: %s", away.toString());
            return false;
        }
    }

    private static String readFile(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException missing) {
            throw new IllegalStateException("tradewind.jwt.jwks-file cannot be read: " + path, missing);
        }
    }
}
