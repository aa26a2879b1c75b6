package dev.tradewind.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.testing.OpenEndpoints;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TablesHaveRowLevelSecurity;
import dev.tradewind.strategy.testing.Alerts;
import dev.tradewind.strategy.testing.Market;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class StrategyIsolationTest extends TablesHaveRowLevelSecurity {
    @Test
    void s1ANeighbourReachesNoRow() {
        Trader owner = Trader.registered();
        owner.hook().gets(Alerts.entry("1")).then().statusCode(202);
        owner.strategy(Market.freshSymbol(), Map.of());

        neighbourReachesNothingOf(owner.user());
    }

    @Test
    void s13EveryEndpointHasARuleAndOnlyTheWebhookIsOpen() {
        assertThat(OpenEndpoints.withoutRule("dev.tradewind.strategy")).isEmpty();
        assertThat(OpenEndpoints.permittedToAll("dev.tradewind.strategy"))
                .filteredOn(name -> !name.startsWith("WorkerResource.")) // behind the internal filter
                .containsExactly("WebhookResource.byBody", "WebhookResource.byPath");
    }
}
