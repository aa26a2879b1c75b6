package dev.tradewind.broker.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.venue.VenueQuote;
import dev.tradewind.contracts.venue.VenueUpdate;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.testing.EventStream;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The venue's two streams, read as the adapter reads them. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class VenueStreamTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TestHTTPResource
    URI address;

    @Inject
    Json json;

    private <T> EventStream<T> follow(String path, Class<T> type) throws Exception {
        return EventStream.open(
                address.resolve(path), Map.of("X-Venue-Key", VenueClient.key()), line -> json.read(line, type));
    }

    @Test
    void updatesAreNumberedWithoutAHoleAndCanBeReadFromAnyPlace() throws Exception {
        VenueClient.bid("BTC/USDT", "60000", "60000.01", "100");
        VenueClient venue = VenueClient.withAccount();
        try (EventStream<VenueUpdate> live = follow("/venue/v1/updates/stream", VenueUpdate.class)) {
            for (int i = 0; i < 30; i++) {
                venue.place("s" + i, "BUY", "MARKET", "0.001", null, null)
                        .then()
                        .statusCode(201);
            }
            Eventually.within(
                    LIMIT,
                    "30 executions heard",
                    () -> mine(live.heard(), venue).size() == 30);

            long middle = mine(live.heard(), venue).get(14).sequence();
            try (EventStream<VenueUpdate> later =
                    follow("/venue/v1/updates/stream?after=" + middle, VenueUpdate.class)) {
                Eventually.within(
                        LIMIT,
                        "the later half",
                        () -> mine(later.heard(), venue).size() == 15);
            }

            assertThat(live.heard())
                    .extracting(VenueUpdate::sequence)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(live.heard().stream()
                            .filter(update -> update.order() != null)
                            .filter(update -> update.order().accountId().equals(venue.account)))
                    .hasSize(30)
                    .allMatch(update -> update.order().status().equals("filled"));
        }
    }

    @Test
    void aStreamComesToRestBehindANumberThatIsNoUpdate() throws Exception {
        VenueClient.withAccount(); // an account takes a number too
        try (EventStream<VenueUpdate> live = follow("/venue/v1/updates/stream", VenueUpdate.class)) {
            Eventually.within(LIMIT, "nothing more to tell", () -> live.pings() > 0);
        }
    }

    private static List<VenueUpdate> mine(List<VenueUpdate> updates, VenueClient venue) {
        return updates.stream()
                .filter(update -> update.execution() != null)
                .filter(update -> update.execution().accountId().equals(venue.account))
                .toList();
    }

    @Test
    void quotesAreToldInOrder() throws Exception {
        try (EventStream<VenueQuote> stream = follow("/venue/v1/quotes/stream", VenueQuote.class)) {
            for (int i = 0; i < 20; i++) {
                VenueClient.bid("ETH/USDT", "3000.%02d".formatted(i), "3000.%02d".formatted(i + 1), "100");
            }
            Eventually.within(LIMIT, "the last of 20 quotes", () -> bids(stream).contains("3000.19"));
            // numbers are of a symbol; the stream begins with the last quote of each
            assertThat(stream.heard())
                    .filteredOn(quote -> quote.symbol().equals("ETH/USDT"))
                    .extracting(VenueQuote::sequence)
                    .isSorted();
            assertThat(bids(stream))
                    .containsSubsequence(IntStream.range(0, 20)
                            .mapToObj("3000.%02d"::formatted)
                            .toList());
        }
    }

    private static List<String> bids(EventStream<VenueQuote> stream) {
        return stream.heard().stream()
                .filter(quote -> quote.symbol().equals("ETH/USDT"))
                .map(quote -> quote.bid().setScale(2).toPlainString())
                .toList();
    }
}
