package dev.tradewind.broker.quotes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.testing.EventStream;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** From the venue's stream through the filter to the services and pages. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class QuotesTest {
    private static final Symbol ETH = Symbol.of("ETH/USDT");

    @Inject
    Quotes quotes;

    @Inject
    Json json;

    @TestHTTPResource
    URI address;

    private static void venueShows(String bid, String ask) {
        given().header("X-Venue-Key", ConfigProvider.getConfig().getValue("tradewind.venue.key", String.class))
                .contentType("application/json")
                .body(Map.of("symbol", "ETH/USDT", "bid", bid, "ask", ask))
                .post("/venue/v1/market/quotes")
                .then()
                .statusCode(200);
    }

    private void untilLastIs(String bid) {
        Eventually.within(
                Duration.ofSeconds(15),
                "last bid " + bid,
                () -> quotes.last(ETH)
                        .filter(quote -> quote.bid().toString().equals(bid))
                        .isPresent());
    }

    @Test
    void aQuoteOfTheVenueReachesPagesAndServices() throws Exception {
        venueShows("3000.1", "3000.11");
        untilLastIs("3000.1");
        venueShows("3000.2", "3000.21");
        untilLastIs("3000.2");
        assertThat(quotes.previous(ETH))
                .get()
                .extracting(quote -> quote.bid().toString())
                .isEqualTo("3000.1");
        assertThat(quotes.fresh(ETH)).isPresent();

        String token = TestTokens.mint(UUID.randomUUID(), Role.VIEWER);
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/quotes")
                .then()
                .statusCode(200)
                .body("find { it.symbol == 'ETH/USDT' }.bid", equalTo("3000.2"))
                .body("find { it.symbol == 'ETH/USDT' }.isReplay", equalTo(true));
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/quotes/ETH-USDT/bars")
                .then()
                .statusCode(200)
                .body("[-1].close", equalTo("3000.2"));
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/quotes/XYZ/bars")
                .then()
                .statusCode(404);
        given().header("X-Tradewind-Internal", PostgresTestResource.internalHeader("strategy", "broker"))
                .get("/internal/v1/quotes/minutes?symbol=ETH/USDT")
                .then()
                .statusCode(200)
                .body("[-1].close", equalTo("3000.2"));
        given().get("/internal/v1/quotes/minutes?symbol=ETH/USDT").then().statusCode(404);
        given().get("/api/v1/quotes").then().statusCode(401);
        given().get("/internal/v1/quotes/stream").then().statusCode(404);
        try (EventStream<QuoteView> heard = EventStream.open(
                address.resolve("/internal/v1/quotes/stream"),
                Map.of("X-Tradewind-Internal", PostgresTestResource.internalHeader("risk", "broker")),
                line -> json.read(line, QuoteView.class))) {
            venueShows("3000.3", "3000.31");
            Eventually.within(
                    Duration.ofSeconds(15),
                    "heard 3000.3",
                    () -> heard.heard().stream()
                            .anyMatch(quote -> quote.bid().toPlainString().equals("3000.3")));
        }
    }

    @Test
    void aJumpIsHeldUntilASecondQuoteConfirmsIt() {
        venueShows("3000.4", "3000.41");
        untilLastIs("3000.4");
        venueShows("3300", "3300.01");
        venueShows("3000.5", "3000.51");
        untilLastIs("3000.5");
        assertThat(quotes.previous(ETH))
                .get()
                .extracting(quote -> quote.bid().toString())
                .isEqualTo("3000.4");
    }
}
