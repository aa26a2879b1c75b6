package dev.tradewind.kit.web;

import dev.tradewind.kit.limits.RateLimiter;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** 120 requests per minute and user (D-17). Calls that web-ui makes for a page carry its internal token and do not count (C-64). */
@Singleton
public class ApiLimit {
    private final RateLimiter limiter;
    private final SecurityIdentity identity;

    @Inject
    ApiLimit(WebConfig config, SecurityIdentity identity) {
        this.limiter = new RateLimiter(config.apiLimitPerMinute(), Duration.ofMinutes(1));
        this.identity = identity;
    }

    @ServerRequestFilter
    public void limit(RoutingContext context) {
        if (context.request().path().startsWith("/internal/")
                || context.get(Edge.INTERNAL_CALLER) != null
                || context.request().getHeader("Authorization") == null) {
            return;
        }
        if (!identity.isAnonymous()) {
            limiter.require(identity.getPrincipal().getName());
        }
    }
}
