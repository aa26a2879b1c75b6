package dev.tradewind.web.live;

import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.Caller;
import dev.tradewind.web.session.Session;
import dev.tradewind.web.session.SessionCookie;
import dev.tradewind.web.session.SessionFilter;
import dev.tradewind.web.session.Sessions;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** {@code GET /stream}: server-sent events for one tab (C-04). */
@ApplicationScoped
public class StreamRoute {
    private final Streams streams;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Vertx vertx;

    StreamRoute(Streams streams, Sessions sessions, SessionCookie cookie, Vertx vertx) {
        this.streams = streams;
        this.sessions = sessions;
        this.cookie = cookie;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.get("/stream").handler(this::open);
    }

    private void open(RoutingContext routing) {
        String secret = cookie.read(routing.request());
        if (secret == null) {
            routing.response().setStatusCode(401).end();
            return;
        }
        Caller caller = SessionFilter.caller(routing);
        Context context = vertx.getOrCreateContext();
        Thread.ofVirtual().name("stream-session").start(() -> {
            try {
                Optional<Session> session = sessions.find(secret, caller);
                context.runOnContext(back -> start(routing, context, secret, session, caller));
            } catch (BackendProblem away) {
                context.runOnContext(back -> refuse(routing, 503));
            }
        });
    }

    private void start(
            RoutingContext routing, Context context, String secret, Optional<Session> session, Caller caller) {
        HttpServerResponse response = routing.response();
        if (session.isEmpty()) {
            refuse(routing, 401);
            return;
        }
        if (response.closed()) {
            return;
        }
        var subscriber = new Subscriber(
                secret, SessionFilter.viewer(session.get(), "", caller, routing.request()), response, context);
        if (!streams.add(subscriber)) {
            refuse(routing, 429);
            return;
        }
        response.closeHandler(gone -> streams.remove(subscriber));
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Content-Encoding", "identity")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        subscriber.send("ping", "1");
    }

    private static void refuse(RoutingContext routing, int status) {
        if (!routing.response().ended() && !routing.response().closed()) {
            routing.response().setStatusCode(status).end();
        }
    }
}
