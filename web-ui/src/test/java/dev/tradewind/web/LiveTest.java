package dev.tradewind.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live stream of a tab (C-04): pings, changes of its own user, figures when a price moved, end with the session. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class LiveTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    FakeServices services;

    @TestHTTPResource("/stream")
    URL url;

    @BeforeEach
    void freshServices() {
        services.reset();
    }

    /** One open stream, its events in order. */
    private static final class Tab implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        Tab(URL url) throws IOException, InterruptedException {
            HttpResponse<InputStream> response = http.send(
                    HttpRequest.newBuilder(URI.create(url.toString()))
                            .header("Cookie", "tradewind-session=web-session-live")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
            Thread.ofVirtual().start(() -> read(response.body()));
        }

        private void read(InputStream body) {
            try (body;
                    var lines =
                            new java.io.BufferedReader(new java.io.InputStreamReader(body, StandardCharsets.UTF_8))) {
                String event = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        event = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        events.add(event + " " + line.substring(6));
                    }
                }
            } catch (IOException cut) {
                events.add("cut");
            }
            events.add("end");
        }

        String next(Predicate<String> wanted) throws InterruptedException {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < end) {
                String event = events.poll(100, TimeUnit.MILLISECONDS);
                if (event != null && wanted.test(event)) {
                    return event;
                }
            }
            throw new AssertionError("the event did not come in " + LIMIT);
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }

    private void waitForFeeds() throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (services.listeners() < 5 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(services.listeners()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aTabIsPingedAndHearsOfItsUsersChangesOnly() throws Exception {
        waitForFeeds();
        try (var tab = new Tab(url)) {
            tab.next(event -> event.startsWith("ping"));
            services.change("01937000-0000-7000-8000-00000000dead", "strategy.hook.changed.v1");
            services.change(FakeData.USER.toString(), "broker.group.changed.v1");
            assertThat(tab.next(event -> event.startsWith("changed") && !event.endsWith("all")))
                    .isIn("changed positions", "changed signals", "changed orders");
            assertThat(tab.next(event -> event.startsWith("changed notifications")))
                    .isNotNull();
            assertThat(tab.events).noneMatch(event -> event.contains("hooks"));
        }
    }

    @Test
    void aKillIsToldToTheFrame() throws Exception {
        waitForFeeds();
        try (var tab = new Tab(url)) {
            tab.next(event -> event.startsWith("ping"));
            services.change(FakeData.USER.toString(), "broker.kill.changed.v1");
            assertThat(tab.next(event -> event.startsWith("frame"))).isEqualTo("frame frame");
        }
    }

    @Test
    void aPriceBringsFiguresInThePagesWords() throws Exception {
        waitForFeeds();
        try (var tab = new Tab(url)) {
            tab.next(event -> event.startsWith("ping"));
            services.quote(67_400.00);
            assertThat(tab.next(event -> event.startsWith("tick")))
                    .contains("[\"price-BTC/USDT\",\"67,400.00\",\"\"]")
                    .contains("[\"equity\",\"$100,312.40\",\"\"]")
                    .contains("[\"pnl-" + FakeData.GROUP + "\",\"+$3.74\",\"gain\"]");
        }
    }

    @Test
    void theStreamEndsWithTheSession() throws Exception {
        try (var tab = new Tab(url)) {
            tab.next(event -> event.startsWith("ping"));
            services.signOut();
            tab.next(event -> event.equals("end"));
        }
    }
}
