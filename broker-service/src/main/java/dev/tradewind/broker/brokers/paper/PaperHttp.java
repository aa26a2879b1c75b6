package dev.tradewind.broker.brokers.paper;

import dev.tradewind.kit.json.Json;
import io.quarkus.logging.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The wire to the paper venue: one request, one try, one answer. {@link HttpClient} repeats no POST or DELETE by itself
 * (jdk.httpclient.enableAllMethodRetry is off), and nothing here does (R1e).
 */
final class PaperHttp {
    static final String NOT_AFTER = "X-Not-After";
    private static final String KEY = "X-Venue-Key";
    private static final String VENUE_TIME = "X-Venue-Time";
    private static final Duration SMOOTHED_OVER = Duration.ofSeconds(1);
    /** The venue pings every 5 s. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final Supplier<URI> base;
    private final Supplier<String> key;
    private final Duration answerTimeout;
    private final Json json;
    private final InstantSource clock;
    private final HttpClient client;
    private volatile Duration offset = Duration.ZERO;

    /** Address and key are asked for with each request: the address of this very process is known only once it listens. */
    PaperHttp(Supplier<URI> base, Supplier<String> key, PaperBrokerConfig config, Json json, InstantSource clock) {
        this.base = base;
        this.key = key;
        this.answerTimeout = config.answerTimeout();
        this.json = json;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** An answer with everything that evidence needs. */
    record Answer(
            int status,
            String body,
            String digest,
            @Nullable Instant venueTime) {}

    Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.get().resolve(path))
                .timeout(answerTimeout)
                .header(KEY, key.get())
                .header("Accept", "application/json");
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(json.write(body)));
        }
        Instant asked = clock.instant();
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Instant venueTime = venueTime(answer);
            measure(asked, venueTime);
            return new Answer(
                    answer.statusCode(),
                    new String(answer.body(), StandardCharsets.UTF_8),
                    digest(answer.body()),
                    venueTime);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the venue", stopped);
        }
    }

    /** The venue's clock minus ours, from the middle of the last quick round trip. */
    Duration clockOffset() {
        return offset;
    }

    /** Follows server-sent events until the connection ends or falls silent: a dead one says nothing by itself. */
    void follow(String path, Runnable onConnected, Consumer<String> onData) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.get().resolve(path))
                .timeout(answerTimeout)
                .header(KEY, key.get())
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        AtomicLong heardAt = new AtomicLong(System.nanoTime());
        try (InputStream body = answer.body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            if (answer.statusCode() != 200) {
                throw new IOException("the venue's stream answered " + answer.statusCode());
            }
            Thread watch = Thread.ofVirtual().name("watch-paper-updates").start(() -> watch(body, heardAt));
            try {
                onConnected.run();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    heardAt.set(System.nanoTime());
                    if (line.startsWith("data:")) {
                        onData.accept(line.substring("data:".length()).strip());
                    }
                }
            } finally {
                watch.interrupt();
            }
        }
    }

    private static void watch(InputStream body, AtomicLong heardAt) {
        try {
            while (System.nanoTime() - heardAt.get() < LONGEST_SILENCE.toNanos()) {
                Thread.sleep(LONGEST_SILENCE.dividedBy(4));
            }
            body.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException alreadyClosed) {
            Log.debugf("silent stream was closed already: %s", alreadyClosed.toString());
        }
    }

    private void measure(Instant asked, @Nullable Instant venueTime) {
        Instant answered = clock.instant();
        Duration trip = Duration.between(asked, answered);
        if (venueTime != null && trip.compareTo(SMOOTHED_OVER) < 0) {
            offset = Duration.between(asked.plus(trip.dividedBy(2)), venueTime);
        }
    }

    private static @Nullable Instant venueTime(HttpResponse<byte[]> answer) {
        String text = answer.headers().firstValue(VENUE_TIME).orElse(null);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException odd) {
            Log.warnf("venue sent an odd time header=%s", text);
            return null;
        }
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }
}
