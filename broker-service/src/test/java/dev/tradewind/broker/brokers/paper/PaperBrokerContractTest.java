package dev.tradewind.broker.brokers.paper;

import static io.restassured.RestAssured.given;

import dev.tradewind.broker.orders.BrokerContractTest;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class PaperBrokerContractTest extends BrokerContractTest {
    @Inject
    PaperBroker broker;

    @Override
    protected Broker broker() {
        return broker;
    }

    @Override
    protected void market(String bid, String ask, String size) {
        given().header("X-Venue-Key", ConfigProvider.getConfig().getValue("tradewind.venue.key", String.class))
                .contentType("application/json")
                .body(Map.of("symbol", BTC.value(), "bid", bid, "ask", ask, "bidSize", size, "askSize", size))
                .post("/venue/v1/market/quotes")
                .then()
                .statusCode(200);
    }
}
