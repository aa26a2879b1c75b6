package dev.tradewind.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A stream of server-sent events as a client reads it. It hangs up when closed, also after a failed assertion: the
 * client's own close would wait for an answer that never ends.
 */
public final class EventStream<T> implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<T> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger pings = new AtomicInteger();

    private EventStream() {}

    /** Connects, and returns when the server has answered 200. */
    public static <T> EventStream<T> open(URI address, Map<String, String> headers, Function<String, T> reader)
            throws IOException, InterruptedException {
        EventStream<T> stream = new EventStream<>();
        try {
            stream.connect(address, headers, reader);
            return stream;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            stream.close();
            throw failed;
        }
    }

    private void connect(URI address, Map<String, String> headers, Function<String, T> reader)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        HttpResponse<Stream<String>> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("the stream answered " + answer.statusCode());
        }
        Thread.ofVirtual().start(() -> {
            try {
                answer.body()
                        .peek(line -> pings.addAndGet(line.startsWith(":") ? 1 : 0))
                        .filter(line -> line.startsWith("data:"))
                        .map(line ->
                                reader.apply(line.substring("data:".length()).strip()))
                        .forEach(heard::add);
            } catch (UncheckedIOException hungUp) {
                client.shutdownNow();
            }
        });
    }

    /** What came so far, in order. */
    public List<T> heard() {
        return List.copyOf(heard);
    }

    /** Comments so far: the server had nothing to tell and said so. */
    public int pings() {
        return pings.get();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
