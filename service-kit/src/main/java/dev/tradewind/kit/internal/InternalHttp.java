package dev.tradewind.kit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.web.Correlation;
import io.quarkus.logging.Log;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON calls to peers by name, for threads that may wait. Time-limited, never repeated by itself. */
@Singleton
public class InternalHttp {
    private static final Duration USUAL = Duration.ofSeconds(5);

    /** A peer's answer, whatever its status. */
    public record Answer(int status, String body) {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    private final Installation installation;
    private final InternalTokens tokens;
    private final Json json;
    private final HttpClient client;

    @Inject
    public InternalHttp(Installation installation, InternalTokens tokens, Json json) {
        this.installation = installation;
        this.tokens = tokens;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** Reads a resource of a peer. */
    public <T> T get(String peer, String path, Class<T> type) {
        return read(peer, exchange(peer, "GET", path, null, Map.of(), USUAL), type);
    }

    /** Sends a command or a question to a peer. */
    public <T> T post(String peer, String path, @Nullable Object body, Class<T> type) {
        return post(peer, path, body, type, USUAL);
    }

    /** As {@link #post(String, String, Object, Class)} with a limit of its own. */
    public <T> T post(String peer, String path, @Nullable Object body, Class<T> type, Duration limit) {
        return read(peer, exchange(peer, "POST", path, body, Map.of(), limit), type);
    }

    /** Any call; the caller looks at the status. Fails with {@link PeerUnavailable} when there is no answer. */
    public Answer exchange(
            String peer,
            String method,
            String path,
            @Nullable Object body,
            Map<String, String> headers,
            Duration limit) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException(
                    "call to " + peer + " on an event loop thread: put @RunOnVirtualThread on the method");
        }
        HttpRequest.Builder request = request(peer, path).timeout(limit);
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(json.write(body)));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException silent) {
            throw new PeerUnavailable(peer, silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PeerUnavailable(peer, interrupted);
        }
    }

    /**
     * Follows a peer's server-sent events on a virtual thread, connecting again after failures, until closed. {@code onConnected} runs after each
     * connect, so that the follower can read what it missed.
     */
    public AutoCloseable stream(String peer, String path, Runnable onConnected, Consumer<JsonNode> onData) {
        AtomicBoolean isOpen = new AtomicBoolean(true);
        Thread follower = Thread.ofVirtual().name("follow-" + peer).start(() -> {
            while (isOpen.get()) {
                try {
                    follow(peer, path, isOpen, onConnected, onData);
                } catch (RuntimeException | IOException broken) {
                    Log.debugf("stream broke peer=%s path=%s reason=%s", peer, path, broken.toString());
                } catch (InterruptedException stopped) {
                    return;
                }
                try {
                    Thread.sleep(500);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        });
        return () -> {
            isOpen.set(false);
            follower.interrupt();
        };
    }

    private void follow(String peer, String path, AtomicBoolean isOpen, Runnable onConnected, Consumer<JsonNode> onData)
            throws IOException, InterruptedException {
        HttpRequest request = request(peer, path)
                .setHeader("Accept", "text/event-stream")
                .GET()
                .build();
        HttpResponse<Stream<String>> answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new PeerUnavailable(peer, answer.statusCode());
            }
            onConnected.run();
            lines.takeWhile(line -> isOpen.get())
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> onData.accept(
                            json.parse(line.substring("data:".length()).strip())));
        }
    }

    private HttpRequest.Builder request(String peer, String path) {
        URI base = installation
                .peer(peer)
                .orElseThrow(() -> new PeerUnavailable(
                        peer, new IllegalStateException("tradewind.peers." + peer + ".url is not set")));
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", "application/json")
                .header(Correlation.HEADER, Correlation.current());
        if (path.startsWith("/internal/")) {
            request.header(InternalTokens.HEADER, tokens.headerFor(peer));
        }
        return request;
    }

    private <T> T read(String peer, Answer answer, Class<T> type) {
        if (answer.isSuccess()) {
            return json.read(answer.body(), type);
        }
        if (answer.status() >= 500 || answer.status() == 429) {
            throw new PeerUnavailable(peer, answer.status());
        }
        String code = "PEER_REFUSED";
        String detail = "The service " + peer + " refused the request.";
        try {
            JsonNode problem = json.parse(answer.body());
            code = problem.path("code").asText(code);
            detail = problem.path("detail").asText(detail);
        } catch (IllegalArgumentException notJson) {
            Log.debugf("peer=%s refused without a problem body", peer);
        }
        throw new PeerRefused(answer.status(), code, detail, answer.body());
    }
}
