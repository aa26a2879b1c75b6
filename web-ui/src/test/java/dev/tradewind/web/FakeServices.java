package dev.tradewind.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.contracts.rest.AuthenticationView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.WebSessionView;
import dev.tradewind.web.backend.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * The services as web-ui meets them: HTTP with the records of contracts. It fakes the wire, not our own types; what it
 * was asked is kept, and how it answers can be changed while it runs.
 */
public final class FakeServices implements AutoCloseable {
    /** What the services have to tell. */
    public enum Scenario {
        FILLED,
        EMPTY,
        HALTED,
        AWAY
    }

    /** A request as it arrived. */
    public record Seen(String method, String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    /** An answer set for one path. */
    public record Fixed(int status, String body) {}

    private final WireJson json = new WireJson();
    private final HttpServer server;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Map<String, Fixed> fixed = new ConcurrentHashMap<>();
    private final Map<String, Duration> slow = new ConcurrentHashMap<>();
    private final Map<String, Integer> exchanges = new ConcurrentHashMap<>();
    private final List<OutputStream> changes = new CopyOnWriteArrayList<>();
    private final List<OutputStream> quotes = new CopyOnWriteArrayList<>();
    private volatile Scenario scenario = Scenario.FILLED;
    private volatile String role = "trader";
    private volatile boolean isSignedOut;

    public FakeServices(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Runs the fake alone, for looking at pages: {@code FakeServices <port> [FILLED|EMPTY|HALTED|AWAY]}. */
    public static void main(String[] arguments) throws Exception {
        var fake = new FakeServices(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0);
        fake.scenario = arguments.length > 1 ? Scenario.valueOf(arguments[1]) : Scenario.FILLED;
        System.out.println("fake services at " + fake.url());
        double step = 0;
        while (true) {
            Thread.sleep(Duration.ofSeconds(1));
            step += 0.35;
            fake.quote(FakeData.PRICE + 60 * Math.sin(step) + 25 * Math.sin(3.1 * step));
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void reset() {
        scenario = Scenario.FILLED;
        role = "trader";
        isSignedOut = false;
        fixed.clear();
        slow.clear();
        seen.clear();
    }

    public void scenario(Scenario next) {
        scenario = next;
    }

    public void role(String next) {
        role = next;
    }

    /** Every session has ended. */
    public void signOut() {
        isSignedOut = true;
    }

    /** The path answers like this from now on; the method stands in front, for example {@code POST /api/v1/hooks}. */
    public void answer(String methodAndPath, int status, String body) {
        fixed.put(methodAndPath, new Fixed(status, body));
    }

    public void problem(String methodAndPath, int status, String code, String detail) {
        answer(
                methodAndPath,
                status,
                "{\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"" + detail
                        + "\",\"traceId\":\"abc123\"}");
    }

    /** The path answers only after this time. */
    public void slow(String methodAndPath, Duration delay) {
        slow.put(methodAndPath, delay);
    }

    public List<Seen> seen(String methodAndPath) {
        return seen.stream()
                .filter(one -> (one.method() + " " + one.path()).startsWith(methodAndPath))
                .toList();
    }

    /** A fact was committed somewhere. */
    public void change(String userId, String type) {
        send(changes, "{\"userId\":\"" + userId + "\",\"type\":\"" + type + "\",\"aggregateId\":\"x\"}");
    }

    /** A price came in. */
    public void quote(double price) {
        String now = Instant.now().toString();
        send(
                quotes,
                "{\"symbol\":\"BTC/USDT\",\"bid\":\"" + String.format(java.util.Locale.ROOT, "%.2f", price)
                        + "\",\"ask\":\"" + String.format(java.util.Locale.ROOT, "%.2f", price + 0.01)
                        + "\",\"size\":\"1\",\"marketTime\":\"" + now + "\",\"receivedAt\":\"" + now
                        + "\",\"isReplay\":true}");
    }

    public int listeners() {
        return changes.size();
    }

    private static void send(List<OutputStream> listeners, String data) {
        for (OutputStream listener : listeners) {
            try {
                synchronized (listener) {
                    listener.write(("data:" + data + "\n\n").getBytes(StandardCharsets.UTF_8));
                    listener.flush();
                }
            } catch (IOException gone) {
                listeners.remove(listener);
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        if (path.equals("/internal/v1/changes")) {
            stream(exchange, changes);
            return;
        }
        if (path.equals("/internal/v1/quotes/stream")) {
            stream(exchange, quotes);
            return;
        }
        String key = exchange.getRequestMethod() + " " + path;
        Duration delay = slow.get(key);
        if (delay != null) {
            java.util.concurrent.locks.LockSupport.parkNanos(delay.toNanos());
        }
        Fixed set = fixed.get(key);
        if (set != null) {
            respond(exchange, set.status(), set.body().getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (path.startsWith("/internal/v1/sessions")
                || path.startsWith("/internal/v1/web-sessions")
                || path.startsWith("/api/v1/auth")) {
            auth(exchange, path, body);
            return;
        }
        if (scenario == Scenario.AWAY) {
            problem(exchange, 503, "UNAVAILABLE");
            return;
        }
        Object answer = exchange.getRequestMethod().equals("GET") ? read(path, exchange) : write(path, body);
        if (answer == null) {
            problem(exchange, 404, "NOT_FOUND");
        } else {
            boolean isFile = path.endsWith(".csv");
            byte[] bytes = isFile ? answer.toString().getBytes(StandardCharsets.UTF_8) : json.write(answer);
            respond(exchange, answer.equals("") ? 204 : 200, answer.equals("") ? new byte[0] : bytes);
        }
    }

    private void auth(HttpExchange exchange, String path, String body) throws IOException {
        var user = FakeData.user(role);
        Instant end = Instant.now().plus(Duration.ofHours(20));
        switch (path) {
            case "/api/v1/auth/login" -> {
                JsonNode typed = json.tree(body.getBytes(StandardCharsets.UTF_8));
                if (typed.path("password").asText().equals("Correct-horse-9")) {
                    respond(exchange, 200, json.write(new AuthenticationView(user, "login-token", end)));
                } else {
                    problem(exchange, 401, "CREDENTIALS_WRONG");
                }
            }
            case "/api/v1/auth/register" ->
                respond(exchange, 201, json.write(new AuthenticationView(user, "login-token", end)));
            case "/internal/v1/web-sessions" ->
                respond(exchange, 200, json.write(new WebSessionView("web-session-secret", user, end)));
            case "/internal/v1/sessions/exchange" -> {
                String secret = json.tree(body.getBytes(StandardCharsets.UTF_8))
                        .path("webSessionId")
                        .asText();
                if (isSignedOut || !secret.startsWith("web-session-")) {
                    problem(exchange, 401, "UNAUTHENTICATED");
                } else {
                    int number = exchanges.merge(secret, 1, Integer::sum);
                    respond(exchange, 200, json.write(new AuthenticationView(user, "token-" + number, end)));
                }
            }
            default -> respond(exchange, 200, "{\"success\":true}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private Object read(String path, HttpExchange exchange) {
        boolean isEmpty = scenario == Scenario.EMPTY;
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (path.startsWith("/api/v1/position-groups/")) {
            return path.endsWith(FakeData.GROUP.toString()) ? FakePositions.detail() : null;
        }
        if (path.startsWith("/api/v1/signals/")) {
            return path.contains(FakeData.SIGNAL.toString()) ? FakeSignals.trace() : null;
        }
        if (path.startsWith("/api/v1/hooks/")) {
            return path.contains(FakeData.HOOK.toString()) ? FakeSignals.hook(true) : null;
        }
        if (path.startsWith("/api/v1/dca-configurations/")) {
            return path.contains(FakeData.CONFIGURATION.toString()) ? FakeSignals.configuration() : null;
        }
        Object research = FakeResearch.read(path, query, isEmpty);
        if (research != null) {
            return research;
        }
        return switch (path) {
            case "/api/v1/accounts" -> List.of(FakeData.account(isEmpty));
            case "/api/v1/position-groups" ->
                page(isEmpty ? List.of() : query.contains("history") ? FakePositions.history() : FakePositions.open());
            case "/api/v1/orders" -> page(isEmpty ? List.of() : FakePositions.orders());
            case "/api/v1/kill-switch" -> scenario == Scenario.HALTED ? FakeData.halted() : FakeData.switches();
            case "/api/v1/quotes" -> isEmpty ? List.of() : FakeData.quotes();
            case "/api/v1/monitors" -> FakeData.monitors();
            case "/api/v1/risk/exposure" -> FakeData.exposure(isEmpty);
            case "/api/v1/hooks" -> isEmpty ? List.of() : List.of(FakeSignals.hook(true), FakeSignals.hook(false));
            case "/api/v1/signals" -> page(isEmpty ? List.of() : FakeSignals.signals());
            case "/api/v1/dca-configurations" ->
                isEmpty ? List.of() : List.of(FakeSignals.configuration(), FakeSignals.otherConfiguration());
            case "/api/v1/notifications" -> page(isEmpty ? List.of() : FakeData.notifications());
            case "/api/v1/notifications/stats" -> FakeData.stats(isEmpty);
            case "/api/v1/audit/logs" -> page(isEmpty ? List.of() : FakeData.audit());
            case "/api/v1/sessions" -> FakeData.sessions();
            case "/api/v1/status" -> Map.of("service", "fake");
            default ->
                path.endsWith("/entry-gate")
                        ? FakeData.gate(!isEmpty)
                        : path.startsWith("/api/v1/echo") ? Map.of() : null;
        };
    }

    private Object write(String path, String body) {
        if (path.equals("/api/v1/grids/preview")) {
            return FakeSignals.preview();
        }
        if (path.equals("/api/v1/hooks") || path.endsWith("/rotate")) {
            return FakeSignals.secret();
        }
        if (path.equals("/api/v1/candle-imports")) {
            return FakeMarketData.imports().getFirst();
        }
        if (path.equals("/api/v1/backtests")
                || path.equals("/api/v1/backtests/sweeps")
                || path.equals("/api/v1/backtests/walk-forward")) {
            return FakeBacktests.jobs().getFirst();
        }
        if (path.endsWith("/test")) {
            return FakeSignals.webhookAnswer();
        }
        return "";
    }

    private static Page<?> page(List<?> items) {
        return new Page<>(items, items.size(), 50, 0);
    }

    private void problem(HttpExchange exchange, int status, String code) throws IOException {
        String body = "{\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"as the service says\"}";
        respond(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (status == 202) {
            exchange.getResponseHeaders().set("Location", "http://inside.example:9/api/v1/jobs/7?part=a%2Fb");
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void stream(HttpExchange exchange, List<OutputStream> listeners) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("data:{\"type\":\"ping\"}\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        listeners.add(out);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
