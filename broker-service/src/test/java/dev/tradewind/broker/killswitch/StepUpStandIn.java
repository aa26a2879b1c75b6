package dev.tradewind.broker.killswitch;

import dev.tradewind.kit.internal.InternalHttp;
import dev.tradewind.kit.problem.ProblemException;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stands in for auth-service: knows one password. */
@Mock
@Singleton
public class StepUpStandIn extends StepUp {
    static final String PASSWORD = "the right one";

    StepUpStandIn(InternalHttp http) {
        super(http);
    }

    @Override
    void requirePassword(UUID userId, @Nullable String password) {
        if (!PASSWORD.equals(password)) {
            throw new ProblemException(403, "STEP_UP_REQUIRED", "The password is not right.");
        }
    }
}
