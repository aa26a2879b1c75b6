package dev.tradewind.auth.sessions;

import dev.tradewind.kit.identity.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Refuses to start with a weak bootstrap secret or a first role that opens too much (S15). */
@ApplicationScoped
class SafeStart {
    private static final int SHORTEST_SECRET = 32;
    private static final List<String> EXAMPLES =
            List.of("changeme", "change-me", "example", "secret", "default", "password", "test");

    private final RegistrationConfig config;

    SafeStart(RegistrationConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (config.defaultRole().isAtLeast(Role.MANAGER)) {
            throw new IllegalStateException("tradewind.auth.default-role may be viewer or trader, nothing above");
        }
        config.bootstrapSecret().flatMap(SafeStart::weakness).ifPresent(reason -> {
            throw new IllegalStateException("tradewind.auth.bootstrap-secret " + reason);
        });
    }

    /** Why a secret is not good enough, if it is not. */
    static Optional<String> weakness(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            return Optional.of("must have at least " + SHORTEST_SECRET + " characters");
        }
        String lower = secret.toLowerCase(Locale.ROOT);
        boolean isExample = EXAMPLES.stream().anyMatch(lower::startsWith);
        if (isExample || lower.chars().distinct().count() < 8) {
            return Optional.of("is an example or a weak value");
        }
        return Optional.empty();
    }
}
