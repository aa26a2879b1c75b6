package dev.tradewind.auth.signingkeys;

import dev.tradewind.kit.identity.VerificationKeys;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
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
        Thread.ofVirtual().name("load-keys").start(this::load);
    }

    @Override
    public Optional<PublicKey> key(String keyId) {
        return Optional.ofNullable(known.get(keyId));
    }

    // the database may be away when the service starts
    private void load() {
        while (known.isEmpty()) {
            try {
                known = keys.verifying();
            } catch (RuntimeException databaseAway) {
                Log.warnf("signing key not ready yet: %s", databaseAway.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
