package dev.tradewind.broker.killswitch;

import dev.tradewind.kit.internal.InternalHttp;
import dev.tradewind.kit.internal.PeerRefused;
import dev.tradewind.kit.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks auth-service whether it really is the user: their password, once more (S14, R11). */
@Singleton
public class StepUp {
    private final InternalHttp http;

    @Inject
    public StepUp(InternalHttp http) {
        this.http = http;
    }

    /** The answer of auth-service. */
    private record Verified(boolean valid) {}

    /** Fails with 403 unless the password is the user's; with auth-service down nothing is released (C-53). */
    void requirePassword(UUID userId, @Nullable String password) {
        if (password == null || password.isEmpty()) {
            throw refused("Releasing a halt needs your password.");
        }
        try {
            Verified answer = http.post(
                    "auth",
                    "/internal/v1/users/" + userId + "/verify-password",
                    Map.of("password", password),
                    Verified.class);
            if (answer.valid()) {
                return;
            }
        } catch (PeerRefused no) {
            if (no.status() == 429) {
                throw no;
            }
        }
        throw refused("The password is not right.");
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(403, "STEP_UP_REQUIRED", detail);
    }
}
