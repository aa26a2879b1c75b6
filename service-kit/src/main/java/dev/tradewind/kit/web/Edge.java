package dev.tradewind.kit.web;

import dev.tradewind.kit.internal.InternalTokens;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** What every request meets first: a correlation id, refusal of odd path spellings, and the lock on {@code /internal} (S13, C-39). */
@Singleton
public class Edge {
    /** Caller of an internal request, kept in the routing context. */
    public static final String INTERNAL_CALLER = "tradewind.internal-caller";

    private final InternalTokens tokens;
    private final Json json;

    @Inject
    Edge(InternalTokens tokens, Json json) {
        this.tokens = tokens;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::correlate, 400);
        filters.register(this::guardSpelling, 390);
        filters.register(this::guardInternal, 380);
    }

    private void correlate(RoutingContext context) {
        String id = Correlation.use(context.request().getHeader(Correlation.HEADER));
        context.response().putHeader(Correlation.HEADER, id);
        context.next();
    }

    private void guardSpelling(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (PathSpelling.isPlain(request.path())) {
            context.next();
        } else {
            refuse(context, 400, "ODD_PATH", "Addresses here have one plain spelling.");
        }
    }

    private void guardInternal(RoutingContext context) {
        String header = context.request().getHeader(InternalTokens.HEADER);
        Optional<String> caller = header == null ? Optional.empty() : tokens.verify(header);
        caller.ifPresent(name -> context.put(INTERNAL_CALLER, name));
        String path = context.request().path();
        boolean isInternal = path.equals("/internal") || path.startsWith("/internal/");
        if (isInternal && caller.isEmpty()) {
            refuse(context, 404, "NOT_FOUND", "There is nothing here under this address.");
        } else {
            context.next();
        }
    }

    private void refuse(RoutingContext context, int status, String code, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json.write(Problem.body(status, code, detail, Map.of(), Correlation.current())));
    }
}
