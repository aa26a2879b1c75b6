package dev.tradewind.web.edge;

import dev.tradewind.web.WebConfiguration;
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

/** First handler of every request: correlation id, plain path spelling, security headers (S8, S13), size of the body. */
@ApplicationScoped
public class Edge {
    /** Comes before everything else of ours. */
    static final int FIRST = -1000;

    private static final String CORRELATION_HEADER = "X-Correlation-Id";
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private static final String IMPORT = "/data/import";
    private static final long LARGEST_FORM = 262_144;

    private final SecureRandom random = new SecureRandom();
    private final SessionCookie cookie;
    private final WebConfiguration configuration;

    Edge(SessionCookie cookie, WebConfiguration configuration) {
        this.cookie = cookie;
        this.configuration = configuration;
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
        if (!request.path().startsWith("/api/") && !fits(request, response, correlation)) {
            return;
        }
        routing.next();
    }

    /** Bodies of pages: small forms, except the import of price history. The proxy has limits of its own. */
    private boolean fits(HttpServerRequest request, HttpServerResponse response, String correlation) {
        String length = request.getHeader("Content-Length");
        if (length == null && request.getHeader("Transfer-Encoding") != null) {
            response.putHeader("Connection", "close");
            ProblemAnswer.send(response, 411, "LENGTH_REQUIRED", "A form is sent with its Content-Length", correlation);
            return false;
        }
        long limit = request.path().equals(IMPORT) ? configuration.maxUpload() + LARGEST_FORM : LARGEST_FORM;
        if (length != null && Long.parseLong(length) > limit) {
            response.putHeader("Connection", "close");
            String detail = "The request has " + length + " bytes, at most " + limit + " are taken";
            ProblemAnswer.send(response, 413, "PAYLOAD_TOO_LARGE", detail, correlation);
            return false;
        }
        return true;
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
