package dev.tradewind.local.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public API of the platform, as any client outside sees it. */
public final class PublicApi {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(30);
    private static final int PAGE = 100;

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private @Nullable String token;

    public PublicApi(URI address) {
        this.address = address;
    }

    /** Uses this access token from now on. */
    public void authenticate(String accessToken) {
        this.token = accessToken;
    }

    public JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    public JsonNode post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text(body)))
                .build());
    }

    /** Sends a file as the body, without reading it into memory. */
    public JsonNode upload(String path, Path file) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/octet-stream")
                    .timeout(UPLOAD_TIMEOUT)
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build());
        } catch (FileNotFoundException gone) {
            throw new UncheckedIOException("cannot read " + file, gone);
        }
    }

    /** All items of a paged list (C-57). */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String separator = path.contains("?") ? "&" : "?";
        while (true) {
            JsonNode page = get(path + separator + "limit=" + PAGE + "&offset=" + items.size());
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
        var builder =
                HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT).header("Accept", "application/json");
        String known = token;
        if (known != null) {
            builder.header("Authorization", "Bearer " + known);
        }
        return builder;
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new ApiRefused(
                        answer.statusCode(), request.method() + " " + withoutSecrets(request.uri()), answer.body());
            }
            return answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + withoutSecrets(request.uri()) + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    // the token of a hook is a part of its path
    private static String withoutSecrets(URI uri) {
        return uri.getPath().replaceAll("(/webhook/[^/]+/).*", "$1…");
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
