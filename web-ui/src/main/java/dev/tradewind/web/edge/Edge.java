package dev.tradewind.web.edge;

import dev.tradewind.web.session.SessionCookie;
import dev.tradewind.web.session.SessionFilter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** First handler of every request: correlation id, plain path spelling, security headers (S8, S13). */
@ApplicationScoped
public class Edge {
    /** Comes before everything else of ours. */
    static final int FIRST = -1000;

    private static final String CORRELATION_HEADER = "X-Correlation-Id";
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private final SecureRandom random = new SecureRandom();
    private final SessionCookie cookie;

    Edge(SessionCookie cookie) {
        this.cookie = cookie;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::handle);
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String correlation = correlation(request.getHeader(CORRELATION_HEADER));
        routing.put(SessionFilter.CORRELATION, correlation);
        HttpServerResponse response = routing.response();
        response.putHeader(CORRELATION_HEADER, correlation)
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (cookie.isSecure(request)) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!PathSpelling.isPlain(request.uri())) {
            ProblemAnswer.send(response, 400, "ODD_PATH", "The path is spelled in a way that is refused", correlation);
            return;
        }
        routing.next();
    }

    // a caller may bring his own id, but only one that cannot break a log line
    private String correlation(@Nullable String brought) {
        if (brought != null && CORRELATION.matcher(brought).matches()) {
            return brought;
        }
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
