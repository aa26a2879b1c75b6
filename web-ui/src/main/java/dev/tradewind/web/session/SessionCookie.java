package dev.tradewind.web.session;

import dev.tradewind.web.WebConfiguration;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Name and flags of the session cookie (S5, C-42). With TLS it is {@code __Host-} and Secure. Plain http on a loopback
 * host gets the bare name, because not every browser keeps a Secure cookie there and nobody listens in between.
 */
@ApplicationScoped
public class SessionCookie {
    static final String SECURE_NAME = "__Host-tradewind-session";
    static final String LOOPBACK_NAME = "tradewind-session";
    private static final int LONGEST = 200;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final WebConfiguration configuration;
    private final InstantSource time;

    SessionCookie(WebConfiguration configuration, InstantSource time) {
        this.configuration = configuration;
        this.time = time;
    }

    /** The session's secret out of the request's cookies. */
    public @Nullable String read(HttpServerRequest request) {
        Cookie cookie = request.getCookie(isSecure(request) ? SECURE_NAME : LOOPBACK_NAME);
        return cookie == null
                        || cookie.getValue().isBlank()
                        || cookie.getValue().length() > LONGEST
                ? null
                : cookie.getValue();
    }

    /** Sets the cookie until the session's end. */
    public NewCookie write(HttpServerRequest request, String secret, Instant expiresAt) {
        long seconds = Math.max(0, Duration.between(time.instant(), expiresAt).toSeconds());
        return cookie(request, secret, (int) Math.min(Integer.MAX_VALUE, seconds));
    }

    /** Takes the cookie away. */
    public NewCookie clear(HttpServerRequest request) {
        return cookie(request, "", 0);
    }

    private NewCookie cookie(HttpServerRequest request, String value, int maxAge) {
        boolean secure = isSecure(request);
        return new NewCookie.Builder(secure ? SECURE_NAME : LOOPBACK_NAME)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(maxAge)
                .build();
    }

    /** Whether the browser reached us by TLS, or must have. */
    public boolean isSecure(HttpServerRequest request) {
        if (configuration.cookie() == WebConfiguration.CookieMode.SECURE || request.isSSL()) {
            return true;
        }
        return !LOOPBACK.contains(hostOf(request));
    }

    private static String hostOf(HttpServerRequest request) {
        try {
            String host =
                    URI.create("http://" + SameOrigin.hostAndPort(request)).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException odd) {
            return "";
        }
    }
}
