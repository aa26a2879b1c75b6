package dev.tradewind.auth.sessions;

import dev.tradewind.kit.limits.RateLimiter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Log-ins and registrations per address (D-17). */
@ApplicationScoped
public class SignInLimits {
    /** How many a minute one address may try. */
    @ConfigMapping(prefix = "tradewind.auth.limits")
    interface Settings {
        /** Log-ins a minute and address. */
        @WithDefault("10")
        int loginPerMinute();

        /** Registrations a minute and address. */
        @WithDefault("5")
        int registerPerMinute();
    }

    private final RateLimiter login;
    private final RateLimiter register;

    SignInLimits(Settings settings) {
        this.login = new RateLimiter(settings.loginPerMinute(), Duration.ofMinutes(1));
        this.register = new RateLimiter(settings.registerPerMinute(), Duration.ofMinutes(1));
    }

    RateLimiter login() {
        return login;
    }

    RateLimiter register() {
        return register;
    }
}
