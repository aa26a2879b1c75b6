package dev.tradewind.kit.config;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In production a service refuses to start with a missing or example secret (S15). */
@Singleton
public class SafeStart {
    private static final List<String> EXAMPLES =
            List.of("changeme", "change-me", "password", "postgres", "example", "secret", "admin", "test");

    private final Installation installation;

    @Inject
    SafeStart(Installation installation) {
        this.installation = installation;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        Log.infof(
                "service=%s stateDir=%s nats=%s",
                installation.service(),
                installation.stateDir(),
                installation.setting("tradewind.nats.url").isPresent());
        if (!installation.isProduction()) {
            return;
        }
        Optional<String> tokens = installation.setting("tradewind.internal.tokens-dir");
        if (tokens.isEmpty() || !Files.isDirectory(Path.of(tokens.get()))) {
            throw new IllegalStateException(
                    "tradewind.internal.tokens-dir must name the folder with the internal tokens");
        }
        installation
                .setting("quarkus.datasource.password")
                .filter(SafeStart::isExample)
                .ifPresent(example -> {
                    throw new IllegalStateException("quarkus.datasource.password is an example value");
                });
        if (installation.setting("tradewind.jwt.jwks-file").isPresent()) {
            throw new IllegalStateException("tradewind.jwt.jwks-file is for tests; keys come from auth-service");
        }
    }

    static boolean isExample(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return secret.length() < 16 || EXAMPLES.stream().anyMatch(lower::startsWith);
    }
}
