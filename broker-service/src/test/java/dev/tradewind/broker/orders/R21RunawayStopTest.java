package dev.tradewind.broker.orders;

import static dev.tradewind.broker.orders.OrderTestBed.buy;
import static dev.tradewind.broker.orders.OrderTestBed.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.broker.killswitch.KillMode;
import dev.tradewind.broker.killswitch.KillSwitches;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.KillChangedV1;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The caps at the last gate: whoever made the order, it is not sent, and the account goes to REDUCING. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R21RunawayStopTest {
    @Inject
    OrderTestBed bed;

    @Inject
    KillSwitches switches;

    private OrderTestBed.Trader trader;
    private UUID group;

    @BeforeEach
    void aReadyAccount() {
        trader = bed.aTrader();
        group = UUID.randomUUID();
    }

    @Test
    void aLimitFarThroughTheMarketIsAMistakeAndStopsTheAccount() {
        UUID order = bed.intend(trader, group, 0, buy("0.001", "70000"));

        assertStopped(order, "PRICE_BAND");
    }

    @Test
    void moreNotionalThanADayMayHaveStopsTheAccount() {
        UUID order = bed.intend(trader, group, 0, buy("1000", "59000"));

        assertStopped(order, "NOTIONAL_PER_DAY");
    }

    @Test
    void aSecondGenerationThatIsLargerThanWhatWasApprovedStopsTheAccount() {
        UUID first = bed.intend(trader, new OrderKey(group, 0, 0, OrderRole.ENTRY, 0), buy("0.01", "59000"));
        bed.awaitStatus(trader, first, OrderStatus.LIVE);
        bed.cancel(trader, first);
        bed.awaitStatus(trader, first, OrderStatus.CANCELLED);

        UUID second = bed.intend(trader, new OrderKey(group, 0, 0, OrderRole.ENTRY, 1), buy("0.02", "59000"));

        assertStopped(second, "MORE_THAN_PARENT");
    }

    @Test
    void exitsGoOnWhileTheAccountIsStopped() {
        UUID entry = bed.intend(trader, group, 0, buy("0.1", "60050"));
        bed.awaitStatus(trader, entry, OrderStatus.FILLED);
        assertStopped(bed.intend(trader, group, 1, buy("0.001", "70000")), "PRICE_BAND");

        UUID exit = bed.intend(trader, group, 2, sell("0.1", "59000"));

        bed.awaitStatus(trader, exit, OrderStatus.FILLED);
    }

    private void assertStopped(UUID order, String code) {
        bed.awaitStatus(trader, order, OrderStatus.CANCELLED);
        assertThat(bed.order(trader, order).attempts()).isEmpty();
        assertThat(bed.tx().<KillMode>as(trader.user(), sql -> switches.modeOf(sql, trader.user(), trader.account())))
                .isEqualTo(KillMode.REDUCING);
        assertThat(Facts.told(trader.user(), EventTypes.KILL_CHANGED))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.dataAs(KillChangedV1.class).reason()).startsWith(code));
    }
}
