package dev.tradewind.web.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.web.WebConfiguration;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the services over HTTP, once each: nothing here repeats a request. Blocks, so it belongs on a virtual thread. */
@ApplicationScoped
public class Backend {
    private static final int LARGEST_PROBLEM = 65_536;

    private final HttpClient http;
    private final WireJson json;
    private final PeerAddresses peers;
    private final InternalTokens tokens;
    private final WebConfiguration configuration;

    Backend(WireJson json, PeerAddresses peers, InternalTokens tokens, WebConfiguration configuration) {
        this.json = json;
        this.peers = peers;
        this.tokens = tokens;
        this.configuration = configuration;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(configuration.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** A value as it stands in a query string. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Reads one document. */
    public <T> T get(Peer peer, String path, Caller caller, Class<T> type) {
        return read(peer, call(peer, "GET", path, caller, null, Map.of()), type);
    }

    /** Reads a list, whether the service sends an array or a page. */
    public <T> List<T> list(Peer peer, String path, Caller caller, Class<T> element) {
        JsonNode tree = tree(peer, call(peer, "GET", path, caller, null, Map.of()));
        JsonNode items = tree.isArray() ? tree : tree.path("items");
        return items.isArray() ? json.convert(items, json.listOf(element)) : List.of();
    }

    /** Reads one page of a list. */
    public <T> Page<T> page(Peer peer, String path, Caller caller, Class<T> element) {
        JsonNode tree = tree(peer, call(peer, "GET", path, caller, null, Map.of()));
        JsonNode items = tree.isArray() ? tree : tree.path("items");
        List<T> rows = items.isArray() ? json.convert(items, json.listOf(element)) : List.of();
        return new Page<>(
                rows,
                tree.path("total").asLong(rows.size()),
                tree.path("limit").asInt(Math.max(1, rows.size())),
                tree.path("offset").asInt(0));
    }

    /** Sends a command and reads its answer; null for an empty one. */
    public <T> @Nullable T send(
            Peer peer, String method, String path, Caller caller, @Nullable Object body, Class<T> type) {
        return send(peer, method, path, caller, body, type, Map.of());
    }

    /** Sends a command with more headers, for example the idempotency key of a form. */
    public <T> @Nullable T send(
            Peer peer,
            String method,
            String path,
            Caller caller,
            @Nullable Object body,
            Class<T> type,
            Map<String, String> headers) {
        byte[] answer = call(peer, method, path, caller, body, headers);
        return answer.length == 0 || type == Void.class ? null : read(peer, answer, type);
    }

    /** Opens an answer of any size, for a file that is passed on; the caller closes it. */
    public InputStream open(Peer peer, String path, Caller caller) {
        HttpRequest request =
                builder(peer, path, caller).setHeader("Accept", "*/*").GET().build();
        HttpResponse<InputStream> response = send(peer, "GET", request, BodyHandlers.ofInputStream());
        if (response.statusCode() >= 200 && response.statusCode() < 300) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw problem(peer, response.statusCode(), body.readNBytes(LARGEST_PROBLEM));
        } catch (IOException cut) {
            throw BackendProblem.unreachable(peer);
        }
    }

    /** Passes a file on without keeping it, and reads the answer. */
    public <T> T upload(Peer peer, String path, Caller caller, InputStream file, long length, Class<T> type) {
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> file), length);
        HttpRequest request = builder(peer, path, caller)
                .timeout(configuration.uploadTimeout())
                .header("Content-Type", "application/octet-stream")
                .POST(body)
                .build();
        HttpResponse<byte[]> response = send(peer, "POST", request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 200 && response.statusCode() < 300) {
            return read(peer, response.body(), type);
        }
        throw problem(peer, response.statusCode(), response.body());
    }

    private byte[] call(
            Peer peer, String method, String path, Caller caller, @Nullable Object body, Map<String, String> headers) {
        HttpRequest request = request(peer, method, path, caller, body, headers);
        HttpResponse<byte[]> response = send(peer, method, request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 200 && response.statusCode() < 300) {
            return response.body();
        }
        throw problem(peer, response.statusCode(), response.body());
    }

    private <T> HttpResponse<T> send(Peer peer, String method, HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (HttpConnectTimeoutException | ConnectException refused) {
            throw BackendProblem.unreachable(peer);
        } catch (IOException lost) {
            throw method.equals("GET") ? BackendProblem.unreachable(peer) : BackendProblem.noAnswer(peer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw method.equals("GET") ? BackendProblem.unreachable(peer) : BackendProblem.noAnswer(peer);
        }
    }

    private HttpRequest request(
            Peer peer, String method, String path, Caller caller, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = builder(peer, path, caller);
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofByteArray(json.write(body)));
        }
        return request.build();
    }

    private HttpRequest.Builder builder(Peer peer, String path, Caller caller) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(peers.of(peer) + path))
                .timeout(configuration.readTimeout())
                .header("Accept", "application/json")
                .header("X-Correlation-Id", caller.correlationId());
        tokens.headerFor(peer).ifPresent(value -> request.header(InternalTokens.HEADER, value));
        if (caller.token() != null) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        if (caller.clientAddress() != null) {
            request.header("X-Forwarded-For", caller.clientAddress());
        }
        if (caller.userAgent() != null && !caller.userAgent().isBlank()) {
            request.header("User-Agent", caller.userAgent());
        }
        return request;
    }

    private BackendProblem problem(Peer peer, int status, byte[] answer) {
        JsonNode body;
        try {
            body = json.tree(answer);
        } catch (IOException notJson) {
            body = null;
        }
        if (body == null || !body.isObject()) {
            return new BackendProblem(status, "HTTP_" + status, "HTTP " + status, null, List.of(), null);
        }
        List<BackendProblem.Field> fields = new ArrayList<>();
        for (JsonNode error : body.path("errors")) {
            fields.add(new BackendProblem.Field(
                    error.path("field").asText(""),
                    error.path("code").asText(""),
                    error.path("message").asText("")));
        }
        if (status >= 500) {
            Log.debugf(
                    "service refused peer=%s status=%d code=%s",
                    peer.key(), status, body.path("code").asText());
        }
        return new BackendProblem(
                status,
                body.path("code").asText("HTTP_" + status),
                body.path("detail").asText(body.path("title").asText("")),
                body.path("traceId").isTextual() ? body.path("traceId").asText() : null,
                fields,
                body);
    }

    private <T> T read(Peer peer, byte[] bytes, Class<T> type) {
        try {
            return json.read(bytes, json.type(type));
        } catch (IOException unreadable) {
            Log.errorf(
                    "answer not readable peer=%s type=%s error=%s",
                    peer.key(), type.getSimpleName(), unreadable.getMessage());
            throw BackendProblem.unreachable(peer);
        }
    }

    private JsonNode tree(Peer peer, byte[] bytes) {
        try {
            return json.tree(bytes);
        } catch (IOException unreadable) {
            Log.errorf("answer not readable peer=%s", peer.key());
            throw BackendProblem.unreachable(peer);
        }
    }
}
