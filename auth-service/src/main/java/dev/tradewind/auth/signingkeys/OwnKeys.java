package dev.tradewind.auth.signingkeys;

import dev.tradewind.kit.identity.VerificationKeys;
import dev.tradewind.kit.problem.Unavailable;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** auth-service checks tokens with its own public keys instead of asking itself over HTTP. */
@ApplicationScoped
class OwnKeys implements VerificationKeys {
    private final SigningKeys keys;
    private volatile Map<String, PublicKey> known = Map.of();

    OwnKeys(SigningKeys keys) {
        this.keys = keys;
    }

    void start(@Observes StartupEvent event) {
        if (!isLoaded()) {
            Thread.ofVirtual().name("load-keys").start(this::load);
        }
    }

    @Override
    public Optional<PublicKey> key(String keyId) {
        return Optional.ofNullable(known.get(keyId));
    }

    // the database may be away when the service starts
    private void load() {
        while (!isLoaded()) {
            pause();
        }
    }

    private boolean isLoaded() {
        try {
            known = keys.verifying();
        } catch (Unavailable databaseAway) {
            Log.warnf("signing key not ready yet: %s", databaseAway.getMessage());
        }
        return !known.isEmpty();
    }

    /** After a rotation, also by another replica. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        keys.reload();
        known = keys.verifying();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
