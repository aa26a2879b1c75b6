package dev.tradewind.broker.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.venue.VenueQuote;
import dev.tradewind.contracts.venue.VenueUpdate;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The venue's two streams, read as the adapter reads them. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class VenueStreamTest {
    @TestHTTPResource
    URI address;

    @Inject
    Json json;

    private <T> List<T> follow(HttpClient client, String path, Class<T> type) {
        List<T> heard = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("X-Venue-Key", VenueClient.key())
                .header("Accept", "text/event-stream")
                .build();
        Thread.ofVirtual().start(() -> {
            try {
                HttpResponse<Stream<String>> answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
                answer.body()
                        .filter(line -> line.startsWith("data:"))
                        .forEach(line -> heard.add(json.read(line.substring(5).strip(), type)));
            } catch (Exception ended) {
                heard.size(); // the test hung up
            }
        });
        return heard;
    }

    @Test
    void updatesAreNumberedWithoutAHoleAndCanBeReadFromAnyPlace() {
        VenueClient.bid("BTC/USDT", "60000", "60000.01", "100");
        VenueClient venue = VenueClient.withAccount();
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<VenueUpdate> live = follow(client, "/venue/v1/updates/stream", VenueUpdate.class);
            for (int i = 0; i < 30; i++) {
                venue.place("s" + i, "BUY", "MARKET", "0.001", null, null)
                        .then()
                        .statusCode(201);
            }
            Eventually.within(
                    Duration.ofSeconds(10),
                    "30 executions heard",
                    () -> mine(live, venue).size() == 30);

            long middle = mine(live, venue).get(14).sequence();
            List<VenueUpdate> later = follow(client, "/venue/v1/updates/stream?after=" + middle, VenueUpdate.class);
            Eventually.within(
                    Duration.ofSeconds(10),
                    "the later half",
                    () -> mine(later, venue).size() == 15);

            assertThat(live).extracting(VenueUpdate::sequence).isSorted().doesNotHaveDuplicates();
            assertThat(live.stream()
                            .filter(update -> update.order() != null)
                            .filter(update -> update.order().accountId().equals(venue.account)))
                    .hasSize(30)
                    .allMatch(update -> update.order().status().equals("filled"));
            client.shutdownNow();
        }
    }

    private static List<VenueUpdate> mine(List<VenueUpdate> updates, VenueClient venue) {
        return updates.stream()
                .filter(update -> update.execution() != null)
                .filter(update -> update.execution().accountId().equals(venue.account))
                .toList();
    }

    @Test
    void quotesAreToldInOrder() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<VenueQuote> heard = follow(client, "/venue/v1/quotes/stream", VenueQuote.class);
            VenueClient.bid("ETH/USDT", "2999.98", "2999.99", "100");
            Eventually.within(
                    Duration.ofSeconds(10),
                    "connected",
                    () -> heard.stream().anyMatch(quote -> quote.symbol().equals("ETH/USDT")));
            heard.clear();
            for (int i = 0; i < 20; i++) {
                VenueClient.bid("ETH/USDT", "3000.%02d".formatted(i), "3000.%02d".formatted(i + 1), "100");
            }
            Eventually.within(
                    Duration.ofSeconds(10), "20 quotes", () -> eth(heard).size() == 20);
            assertThat(eth(heard)).extracting(VenueQuote::sequence).isSorted();
            assertThat(eth(heard).getLast().bid()).isEqualByComparingTo("3000.19");
            client.shutdownNow();
        }
    }

    private static List<VenueQuote> eth(List<VenueQuote> quotes) {
        return quotes.stream()
                .filter(quote -> quote.symbol().equals("ETH/USDT"))
                .toList();
    }
}
