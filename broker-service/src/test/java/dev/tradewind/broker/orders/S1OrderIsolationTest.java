package dev.tradewind.broker.orders;

import static dev.tradewind.broker.orders.OrderTestBed.buy;

import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TablesHaveRowLevelSecurity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class S1OrderIsolationTest extends TablesHaveRowLevelSecurity {
    @Inject
    OrderTestBed bed;

    @Test
    void s1ANeighbourReachesNoRowOfATrader() {
        OrderTestBed.Trader trader = bed.aTrader();
        UUID order = bed.intend(trader, UUID.randomUUID(), 0, buy("0.1", "60050"));
        bed.awaitStatus(trader, order, OrderStatus.FILLED);

        neighbourReachesNothingOf(trader.user());
    }
}
