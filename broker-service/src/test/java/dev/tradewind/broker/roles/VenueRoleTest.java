package dev.tradewind.broker.roles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The same program as a process of its own that is only the venue, with the market moving by itself (C-55, C-56). */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@TestProfile(VenueRoleTest.OnlyVenue.class)
class VenueRoleTest {
    /** Role venue with a running replay. */
    public static final class OnlyVenue implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tradewind.role", "venue",
                    "tradewind.replay.enabled", "true",
                    "tradewind.replay.bars-per-minute", "1200",
                    "tradewind.venue.manual-market", "false");
        }
    }

    private static String key() {
        return ConfigProvider.getConfig().getValue("tradewind.venue.key", String.class);
    }

    private static String marketTime() {
        return given().header("X-Venue-Key", key())
                .get("/venue/v1/quotes")
                .jsonPath()
                .getString("find { it.symbol == 'ETH/USDT' }.marketTime");
    }

    private static String management() {
        return "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    }

    @Test
    void theVenueRunsAndTheOrderCoreDoesNot() {
        Eventually.within(Duration.ofSeconds(20), "the market moves", () -> marketTime() != null);
        String before = marketTime();
        Eventually.within(
                Duration.ofSeconds(10), "time goes on", () -> marketTime().compareTo(before) > 0);
        String account = "/venue/v1/accounts/" + UUID.randomUUID();
        given().header("X-Venue-Key", key()).put(account).then().statusCode(201);
        given().header("X-Venue-Key", key())
                .contentType("application/json")
                .body(Map.of(
                        "clientOrderId", "a", "symbol", "ETH/USDT", "side", "BUY", "type", "MARKET", "quantity", "0.1"))
                .post(account + "/orders")
                .then()
                .statusCode(201)
                .body("status", equalTo("filled"));
        given().header("X-Venue-Key", key())
                .contentType("application/json")
                .body(Map.of("symbol", "ETH/USDT", "bid", "1", "ask", "2"))
                .post("/venue/v1/market/quotes")
                .then()
                .statusCode(404);

        String token = TestTokens.mint(UUID.randomUUID(), Role.ADMIN);
        for (String path :
                new String[] {"/api/v1/quotes", "/api/v1/orders", "/api/v1/accounts", "/internal/v1/changes"}) {
            assertThat(given().header("Authorization", "Bearer " + token)
                            .get(path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        given().get(management() + "/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        assertThat(ConfigProvider.getConfig().getValue("quarkus.datasource.active", Boolean.class))
                .isFalse();
    }
}
