package dev.tradewind.system.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Stands between the order core and the venue and behaves like a bad network: some requests never arrive, some answers
 * never come back although the request was worked, some are late, streams break off.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect", "http2-settings");
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final URI target;
    private final HttpServer server;
    private final HttpClient client;
    private final RandomGenerator random;
    private final AtomicLong droppedRequests = new AtomicLong();
    private final AtomicLong droppedAnswers = new AtomicLong();
    private final AtomicLong delays = new AtomicLong();
    private final AtomicLong orders = new AtomicLong();
    private volatile long lastOrderAt;
    private volatile Faults faults = Faults.NONE;

    /**
     * How often something goes wrong, each as a share of the requests.
     *
     * @param dropRequest the venue never hears of it
     * @param dropAnswer the venue works it, nobody hears of it
     * @param delay it arrives late, or its answer does
     * @param longestDelayMillis the longest of the delays
     * @param cutStream a stream of events breaks off after one of its pieces
     */
    public record Faults(
            double dropRequest, double dropAnswer, double delay, int longestDelayMillis, double cutStream) {
        public static final Faults NONE = new Faults(0, 0, 0, 0, 0);
        public static final Faults BAD_NETWORK = new Faults(0.08, 0.08, 0.15, 3000, 0.002);
    }

    public FaultProxy(URI target, long seed) {
        this.target = target;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What goes wrong from now on. */
    public void set(Faults newFaults) {
        this.faults = newFaults;
    }

    /** How many order requests arrived here. */
    public long ordersSeen() {
        return orders.get();
    }

    /** When the last of them arrived, by the monotonic clock. */
    public long lastOrderAt() {
        return lastOrderAt;
    }

    /** Counts so far, for the report. */
    public String counts() {
        return "%d requests and %d answers dropped, %d delayed"
                .formatted(droppedRequests.get(), droppedAnswers.get(), delays.get());
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST")
                    && exchange.getRequestURI().getPath().endsWith("/orders")) {
                lastOrderAt = System.nanoTime();
                orders.incrementAndGet();
            }
            boolean isStream = exchange.getRequestURI().getPath().endsWith("/stream");
            Faults now = faults;
            if (!isStream && chance(now.dropRequest())) {
                droppedRequests.incrementAndGet();
                return; // closed without an answer: the caller cannot know that it never arrived
            }
            boolean isLate = !isStream && chance(now.delay());
            boolean beforeTheVenue = chance(0.5);
            if (isLate && beforeTheVenue) {
                delay(now);
            }
            HttpResponse<InputStream> answer = forward(exchange, body);
            if (!isStream && chance(now.dropAnswer())) {
                droppedAnswers.incrementAndGet();
                answer.body().close();
                return;
            }
            if (isLate && !beforeTheVenue) {
                delay(now);
            }
            relay(exchange, answer, isStream);
        } catch (IOException e) {
            exchange.close(); // the venue is down or the caller went away; to the caller both look like a broken line
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<InputStream> forward(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .timeout(LONGEST)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private void relay(HttpExchange exchange, HttpResponse<InputStream> answer, boolean isStream) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
            }
        });
        if (!isStream) {
            byte[] body = answer.body().readAllBytes();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            return;
        }
        exchange.sendResponseHeaders(answer.statusCode(), 0);
        try (InputStream in = answer.body();
                OutputStream out = exchange.getResponseBody()) {
            var piece = new byte[8192];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                out.write(piece, 0, length);
                out.flush();
                if (chance(faults.cutStream())) {
                    return;
                }
            }
        }
    }

    private void delay(Faults now) throws InterruptedException {
        delays.incrementAndGet();
        long millis;
        synchronized (random) {
            millis = random.nextLong(1, now.longestDelayMillis() + 1L);
        }
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private boolean chance(double share) {
        if (share <= 0) {
            return false;
        }
        synchronized (random) {
            return random.nextDouble() < share;
        }
    }
}
