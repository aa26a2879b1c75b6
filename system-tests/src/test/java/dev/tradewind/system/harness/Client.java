package dev.tradewind.system.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An HTTP client that repeats nothing by itself and shows every status. */
public final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private static final int PAGE = 100;

    private final URI address;
    private final Optional<String> token;
    private final Duration timeout;

    public Client(URI address) {
        this(address, Optional.empty(), Duration.ofSeconds(20));
    }

    private Client(URI address, Optional<String> token, Duration timeout) {
        this.address = address;
        this.token = token;
        this.timeout = timeout;
    }

    public Client as(String accessToken) {
        return new Client(address, Optional.of(accessToken), timeout);
    }

    public Client patientFor(Duration newTimeout) {
        return new Client(address, token, newTimeout);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return post(path, "application/json", text(body));
    }

    public Answer post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Any method; a body is sent as JSON, an empty one as none. */
    public Answer send(String method, String path, String body) {
        var publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return send(request(path).header("Content-Type", "application/json").method(method, publisher));
    }

    /** All items of a paged list. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String separator = path.contains("?") ? "&" : "?";
        while (true) {
            Answer answer = get(path + separator + "limit=" + PAGE + "&offset=" + items.size());
            if (!answer.isGood()) {
                throw new IllegalStateException(path + " answered " + answer.status() + ": " + answer.body());
            }
            JsonNode page = answer.json();
            JsonNode list = page.isArray() ? page : page.path("items");
            list.forEach(items::add);
            if (page.isArray()
                    || list.isEmpty()
                    || items.size() >= page.path("total").asLong()) {
                return items;
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(address.resolve(path)).timeout(timeout);
        token.ifPresent(value -> builder.header("Authorization", "Bearer " + value));
        return builder;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
