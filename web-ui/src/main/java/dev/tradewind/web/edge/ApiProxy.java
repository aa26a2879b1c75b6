package dev.tradewind.web.edge;

import dev.tradewind.contracts.routes.ApiRoutes;
import dev.tradewind.web.WebConfiguration;
import dev.tradewind.web.backend.InternalTokens;
import dev.tradewind.web.backend.Peer;
import dev.tradewind.web.backend.PeerAddresses;
import dev.tradewind.web.session.SameOrigin;
import dev.tradewind.web.session.SessionFilter;
import io.quarkus.logging.Log;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The single origin for API clients (C-41): forwards {@code /api/**} by the table in contracts, once, and nothing else.
 * The session cookie never goes along, so a browser's cookie cannot be used against the API.
 */
@ApplicationScoped
public class ApiProxy {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "host",
            "cookie",
            "content-length",
            "expect",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-real-ip",
            "x-correlation-id",
            InternalTokens.HEADER.toLowerCase(Locale.ROOT));
    private static final Set<String> NOT_RETURNED = Set.of(
            "connection", "keep-alive", "transfer-encoding", "trailer", "upgrade", "set-cookie", "x-correlation-id");

    private static final Set<String> UPLOADS = Set.of("/api/v1/candle-imports", "/api/candle-imports");

    private final HttpClient client;
    private final PeerAddresses peers;
    private final WebConfiguration configuration;

    ApiProxy(Vertx vertx, PeerAddresses peers, WebConfiguration configuration) {
        this.peers = peers;
        this.configuration = configuration;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) configuration.connectTimeout().toMillis())
                .setMaxPoolSize(configuration.proxyConnections())
                .setMaxWaitQueueSize(10 * configuration.proxyConnections())
                .setKeepAliveTimeout(20));
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(Edge.FIRST + 10).handler(this::handle);
        router.route("/internal/*").order(Edge.FIRST + 10).handler(ApiProxy::notFound);
    }

    private static void notFound(RoutingContext routing) {
        problem(routing, 404, "NOT_FOUND", "Nothing found");
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<String> service = ApiRoutes.serviceFor(request.path());
        if (service.isEmpty()) {
            if (request.path().equals("/api/status")) {
                routing.next();
            } else {
                notFound(routing);
            }
            return;
        }
        if (!METHODS.contains(request.method().name())) {
            problem(routing, 405, "METHOD_NOT_ALLOWED", "Method not allowed");
            return;
        }
        Peer peer = Peer.valueOf(service.get().toUpperCase(Locale.ROOT));
        if (request.method().equals(HttpMethod.POST) && UPLOADS.contains(request.path())) {
            upload(routing, peer);
        } else {
            readBody(routing, body -> connect(routing, peer, outgoing -> send(routing, peer, outgoing, body)));
        }
    }

    /** Passes a file on as it comes in: it is too large to be kept, and its length tells the service when it was cut. */
    private void upload(RoutingContext routing, Peer peer) {
        HttpServerRequest request = routing.request();
        String length = request.getHeader("Content-Length");
        if (length == null) {
            problem(routing, 411, "LENGTH_REQUIRED", "A file is sent with its Content-Length");
            return;
        }
        if (Long.parseLong(length) > configuration.maxUpload()) {
            problem(
                    routing,
                    413,
                    "PAYLOAD_TOO_LARGE",
                    "The file has " + length + " bytes, at most " + configuration.maxUpload() + " are taken");
            return;
        }
        connect(routing, peer, outgoing -> {
            prepare(routing, outgoing);
            outgoing.putHeader("Content-Length", length);
            outgoing.send(request)
                    .onFailure(lost -> {
                        Log.debugf("upload broke off peer=%s error=%s", peer.key(), lost.getMessage());
                        problem(
                                routing,
                                503,
                                "NO_ANSWER",
                                peer.title() + " gave no answer; look at the list of imports");
                    })
                    .onSuccess(answer -> answer(routing, answer));
        });
    }

    /** Takes the body up to the limit before anything is sent, so that no service ever sees half a request. */
    private void readBody(RoutingContext routing, Consumer<Buffer> then) {
        HttpServerRequest request = routing.request();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > configuration.proxyMaxBody()) {
                request.handler(rest -> {});
                request.endHandler(end -> {});
                request.resume();
                routing.response().putHeader("Connection", "close");
                problem(routing, 413, "PAYLOAD_TOO_LARGE", "The body is larger than is taken here");
            } else {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> then.accept(body));
        request.resume();
    }

    private void connect(RoutingContext routing, Peer peer, Consumer<HttpClientRequest> then) {
        URI target = peers.of(peer);
        HttpServerRequest request = routing.request();
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.valueOf(request.method().name()))
                        .setHost(target.getHost())
                        .setPort(target.getPort())
                        .setURI(request.uri())
                        .setIdleTimeout(configuration.proxyTimeout().toMillis()))
                .onFailure(unreachable -> {
                    Log.debugf("proxy could not connect peer=%s error=%s", peer.key(), unreachable.getMessage());
                    problem(routing, 503, "UNAVAILABLE", peer.title() + " does not answer");
                })
                .onSuccess(then::accept);
    }

    private void send(RoutingContext routing, Peer peer, HttpClientRequest outgoing, Buffer body) {
        prepare(routing, outgoing);
        boolean hasBody = body.length() > 0 || routing.request().getHeader("Content-Length") != null;
        (hasBody ? outgoing.send(body) : outgoing.send())
                .onFailure(lost -> {
                    Log.debugf("proxy got no answer peer=%s error=%s", peer.key(), lost.getMessage());
                    problem(routing, 503, "NO_ANSWER", peer.title() + " gave no answer; it may have been carried out");
                })
                .onSuccess(answer -> answer(routing, answer));
    }

    private static void prepare(RoutingContext routing, HttpClientRequest outgoing) {
        HttpServerRequest request = routing.request();
        copy(request.headers(), outgoing.headers(), NOT_FORWARDED);
        outgoing.putHeader("X-Correlation-Id", routing.get(SessionFilter.CORRELATION, ""))
                .putHeader("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        String host = SameOrigin.hostAndPort(request);
        if (!host.isEmpty()) {
            outgoing.putHeader("X-Forwarded-Host", host);
        }
        if (request.remoteAddress() != null && request.remoteAddress().hostAddress() != null) {
            outgoing.putHeader("X-Forwarded-For", request.remoteAddress().hostAddress());
        }
        routing.response().closeHandler(gone -> outgoing.reset());
    }

    private static void answer(RoutingContext routing, HttpClientResponse answer) {
        HttpServerResponse response = routing.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.statusCode());
        copy(answer.headers(), response.headers(), NOT_RETURNED);
        String location = response.headers().get("Location");
        if (location != null) {
            response.putHeader("Location", ownAddress(location)); // the service behind does not know our origin
        }
        if (!response.headers().contains("Content-Encoding")) {
            response.putHeader("Content-Encoding", "identity"); // passed on as it came
        }
        if (!response.headers().contains("Content-Length")) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onFailure(cut -> response.reset());
    }

    private static String ownAddress(String location) {
        URI there = URI.create(location);
        String query = there.getRawQuery();
        return there.getRawPath() + (query == null ? "" : "?" + query);
    }

    private static void copy(MultiMap from, MultiMap to, Set<String> without) {
        for (String name : from.names()) {
            if (!without.contains(name.toLowerCase(Locale.ROOT))) {
                to.set(name, from.getAll(name));
            }
        }
    }

    private static void problem(RoutingContext routing, int status, String code, String detail) {
        ProblemAnswer.send(routing.response(), status, code, detail, routing.get(SessionFilter.CORRELATION, ""));
    }
}
