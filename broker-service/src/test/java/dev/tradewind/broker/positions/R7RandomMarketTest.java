package dev.tradewind.broker.positions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random markets and wishes with the real order path: the venue never has to refuse a sale for want of holdings. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R7RandomMarketTest {
    private static final long SEED = 20260301L;
    private static final int QUOTES = 250;

    @Test
    void nothingIsEverOversoldAndEveryGroupCloses() {
        Random random = new Random(SEED);
        Desk.market("61300");
        List<Desk> desks = List.of(
                Desk.open().withStop("1").takingProfit("per_leg"),
                Desk.open().withStop("1").takingProfit("hybrid"),
                Desk.open().withStop("1").takingProfit("aggregate"),
                Desk.open().takingProfit("hybrid"));
        Desk.market("61300");
        List<UUID> groups = new ArrayList<>();
        desks.forEach(desk -> groups.add(desk.opened()));

        BigDecimal bid = new BigDecimal("61300");
        for (int quote = 0; quote < QUOTES; quote++) {
            double move = 1 + random.nextGaussian() * 0.0012;
            bid = bid.multiply(BigDecimal.valueOf(move)).setScale(2, RoundingMode.HALF_UP);
            Desk.quote(bid.toPlainString());
            if (random.nextInt(30) == 0) {
                desks.get(random.nextInt(desks.size())).exit("REDUCE", BigDecimal.valueOf(10 + random.nextInt(80)));
            }
        }
        desks.forEach(desk -> desk.exit("EXIT", null));
        Desk.market(bid.toPlainString());

        for (int i = 0; i < desks.size(); i++) {
            desks.get(i)
                    .until(
                            groups.get(i),
                            "is over (seed " + SEED + ")",
                            group -> List.of("CLOSED", "FAILED").contains(group.getString("group.state")));
            check(desks.get(i).group(groups.get(i)));
        }
    }

    private static void check(JsonPath group) {
        BigDecimal cash = BigDecimal.ZERO;
        BigDecimal position = BigDecimal.ZERO;
        for (int i = 0; i < group.getList("executions").size(); i++) {
            String at = "executions[" + i + "].";
            boolean isBuy = "BUY".equals(group.getString(at + "side"));
            BigDecimal notional = new BigDecimal(group.getString(at + "notional"));
            BigDecimal quantity = new BigDecimal(group.getString(at + "quantity"));
            cash = (isBuy ? cash.subtract(notional) : cash.add(notional))
                    .subtract(new BigDecimal(group.getString(at + "fee")));
            position = isBuy ? position.add(quantity) : position.subtract(quantity);
            assertThat(position).as("held after execution " + i).isNotNegative();
        }
        assertThat(group.getList("orders.findAll { it.state == 'REJECTED' }.reason", String.class))
                .as("seed " + SEED)
                .doesNotContain("INSUFFICIENT_HOLDINGS", "SHORT_NOT_SUPPORTED");
        if (position.signum() == 0) {
            assertThat(new BigDecimal(group.getString("group.realisedProfit"))).isEqualByComparingTo(cash);
        } else {
            assertThat(group.getList("timeline.trigger", String.class)).contains("DUST");
        }
    }
}
