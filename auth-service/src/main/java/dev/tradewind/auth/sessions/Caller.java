package dev.tradewind.auth.sessions;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import org.jspecify.annotations.Nullable;

/** Where a request without a token comes from: address and browser, cut to what a session row holds. */
@RequestScoped
public class Caller {
    private final Instance<RoutingContext> request;

    Caller(Instance<RoutingContext> request) {
        this.request = request;
    }

    /** As the outermost trusted proxy saw it. */
    public String ip() {
        var address = request.get().request().remoteAddress();
        return address == null ? "unknown" : cut(String.valueOf(address.hostAddress()), 45);
    }

    public @Nullable String userAgent() {
        String agent = request.get().request().getHeader("User-Agent");
        return agent == null ? null : cut(agent, 500);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
