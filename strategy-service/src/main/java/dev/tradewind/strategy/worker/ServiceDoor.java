package dev.tradewind.strategy.worker;

import dev.tradewind.kit.internal.InternalTokens;
import dev.tradewind.kit.json.Json;
import dev.tradewind.strategy.worker.wire.ChunkFailure;
import dev.tradewind.strategy.worker.wire.ChunkResult;
import dev.tradewind.strategy.worker.wire.ClaimRequest;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.ProgressAnswer;
import dev.tradewind.strategy.worker.wire.ProgressReport;
import dev.tradewind.strategy.worker.wire.WorkOrder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The service as a worker sees it. What is told is repeated until it is heard: the service counts it once. */
final class ServiceDoor {
    static final int PATIENCE_SECONDS = 10;

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(2);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final URI base;
    private final Supplier<String> token;
    private final Pauses pauses;
    private final Json json = new Json();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Waits; false when the worker stops meanwhile. */
    interface Pauses {
        boolean pause(Duration length);
    }

    /** The chunk is somebody else's, or nobody wants it any more. */
    static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClaimLost(String message) {
            super(message);
        }
    }

    /** @param token read at every call, so that it can be changed */
    ServiceDoor(URI base, Supplier<String> token, Pauses pauses) {
        this.base = base;
        this.token = token;
        this.pauses = pauses;
    }

    /** A chunk, empty when there was none for {@link #PATIENCE_SECONDS}. */
    Optional<WorkOrder> claim(String worker) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                "POST",
                "/claims",
                json(new ClaimRequest(worker, PATIENCE_SECONDS)),
                "application/json",
                Duration.ofSeconds(PATIENCE_SECONDS).plus(USUAL));
        if (answer.statusCode() == 200) {
            return Optional.of(json.read(answer.body(), WorkOrder.class));
        }
        if (answer.statusCode() != 204) {
            throw new IOException("the service answered a claim with status " + answer.statusCode());
        }
        return Optional.empty();
    }

    /** Whether the chunk is still wanted; a service that does not answer counts as yes. */
    boolean progress(WorkOrder order, double share) throws InterruptedException {
        try {
            HttpResponse<String> answer = send(
                    "POST", order.path() + "/progress", json(new ProgressReport(share)), "application/json", USUAL);
            return answer.statusCode() != 200
                    || json.read(answer.body(), ProgressAnswer.class).isWanted();
        } catch (IOException silent) {
            return true;
        }
    }

    void piece(WorkOrder order, PieceKind kind, int number, int items, byte[] body) {
        tell(
                "PUT",
                order.path() + "/pieces/" + kind + "/" + number + "?items=" + items,
                BodyPublishers.ofByteArray(body),
                "application/octet-stream");
    }

    /** A piece that another chunk of the same job delivered. */
    byte[] piece(WorkOrder order, PieceKind kind, int number) {
        return tell("GET", order.path() + "/pieces/" + kind + "/" + number, BodyPublishers.noBody(), null)
                .body();
    }

    void done(WorkOrder order, ChunkResult result) {
        tell("POST", order.path() + "/done", json(result), "application/json");
    }

    void failed(WorkOrder order, String reason) {
        tell("POST", order.path() + "/failed", json(new ChunkFailure(reason)), "application/json");
    }

    /** Once, and without an answer that matters: the lease ends anyhow. */
    void release(WorkOrder order) throws InterruptedException {
        try {
            send("POST", order.path() + "/released", BodyPublishers.noBody(), null, USUAL);
        } catch (IOException silent) {
            // the lease ends by itself
        }
    }

    private HttpResponse<byte[]> tell(String method, String path, BodyPublisher body, @Nullable String type) {
        long giveUp = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            String trouble;
            try {
                HttpResponse<byte[]> answer = send(method, path, body, type, USUAL, BodyHandlers.ofByteArray());
                if (answer.statusCode() / 100 == 2) {
                    return answer;
                }
                String words = new String(answer.body(), StandardCharsets.UTF_8);
                if (answer.statusCode() == 409 || answer.statusCode() == 404) {
                    throw new ClaimLost(words);
                }
                trouble = "status " + answer.statusCode() + " " + words;
            } catch (IOException silent) {
                trouble = silent.toString();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new ClaimLost("interrupted");
            }
            if (System.nanoTime() > giveUp || !pauses.pause(Duration.ofMillis(pause))) {
                throw new ClaimLost("the service does not take results: " + trouble);
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private HttpResponse<String> send(
            String method, String path, BodyPublisher body, @Nullable String type, Duration limit)
            throws IOException, InterruptedException {
        return send(method, path, body, type, limit, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(
            String method,
            String path,
            BodyPublisher body,
            @Nullable String type,
            Duration limit,
            HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/internal/v1/worker" + path))
                .timeout(limit)
                .header(InternalTokens.HEADER, token.get())
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), handler);
    }

    private BodyPublisher json(Object value) {
        return BodyPublishers.ofString(json.write(value));
    }
}
