package dev.tradewind.kit.web;

import dev.tradewind.kit.limits.RateLimiter;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** 120 requests per minute and user (D-17). Calls that web-ui makes for a page carry its internal token and do not count (C-64). */
@Singleton
public class ApiLimit {
    private final Instance<WebConfig> config; // filters are made before the run time configuration is there
    private final SecurityIdentity identity;
    private volatile @Nullable RateLimiter limiter;

    @Inject
    ApiLimit(Instance<WebConfig> config, SecurityIdentity identity) {
        this.config = config;
        this.identity = identity;
    }

    @ServerRequestFilter
    public void limit(RoutingContext context) {
        String path = context.request().path();
        if (path.startsWith("/internal/")
                || isHook(path)
                || context.get(Edge.INTERNAL_CALLER) != null
                || context.request().getHeader("Authorization") == null) {
            return;
        }
        if (!identity.isAnonymous()) {
            limiter().require(identity.getPrincipal().getName());
        }
    }

    /** Hooks have a limit of their own (D-17) and know their sender by the token; no alert is lost to a header meant for another door. */
    private static boolean isHook(String path) {
        return path.startsWith("/api/v1/webhook/") || path.startsWith("/api/webhook/");
    }

    private RateLimiter limiter() {
        RateLimiter made = limiter;
        if (made == null) {
            synchronized (this) {
                made = limiter;
                if (made == null) {
                    made = new RateLimiter(config.get().apiLimitPerMinute(), Duration.ofMinutes(1));
                    limiter = made;
                }
            }
        }
        return made;
    }
}
