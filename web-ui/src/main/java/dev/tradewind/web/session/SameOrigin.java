package dev.tradewind.web.session;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Whether an unsafe request comes from a page of ours (S8): by Sec-Fetch-Site, by Origin in browsers without it. */
public final class SameOrigin {
    private SameOrigin() {}

    /** No sign of where the request comes from counts as foreign. */
    static boolean holds(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (site != null) {
            return site.equals("same-origin") && (origin == null || isOwn(origin, request));
        }
        return origin != null && isOwn(origin, request);
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        String host = hostAndPort(request);
        return !host.isEmpty() && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    /** Name and port the browser asked for: the Host header, or the authority of HTTP/2. */
    public static String hostAndPort(HttpServerRequest request) {
        String host = request.getHeader("Host");
        if (host != null) {
            return host;
        }
        return request.authority() == null ? "" : request.authority().toString();
    }

    /** Only a path of this site may be the target after sign-in. */
    public static String safeTarget(@Nullable String target) {
        return target == null
                        || !target.startsWith("/")
                        || target.startsWith("//")
                        || target.contains("\\")
                        || target.chars().anyMatch(c -> c < ' ')
                ? "/"
                : target;
    }
}
