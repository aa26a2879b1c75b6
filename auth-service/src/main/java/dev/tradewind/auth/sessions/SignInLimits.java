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

    /** An IPv6 caller owns a whole /64, so that is what counts. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = java.net.InetAddress.getByName(address).getAddress(); // a literal: nothing is looked up
            return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (java.net.UnknownHostException notAnAddress) {
            return address;
        }
    }

    RateLimiter login() {
        return login;
    }

    RateLimiter register() {
        return register;
    }
}
