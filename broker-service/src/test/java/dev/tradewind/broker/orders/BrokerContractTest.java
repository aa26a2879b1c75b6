package dev.tradewind.broker.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.BrokerClass;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.LookUpAnswer;
import dev.tradewind.engine.orders.OrderId;
import dev.tradewind.engine.orders.OrderIdPrefix;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.PlaceAnswer;
import dev.tradewind.engine.orders.Venue;
import dev.tradewind.engine.orders.VenueStatus;
import dev.tradewind.kit.testing.Eventually;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the order core demands of every broker, whichever it is. An implementation gives a market at 60,000 and an open account. */
public abstract class BrokerContractTest {
    protected static final Symbol BTC = Symbol.of("BTC/USDT");

    private UUID account;
    private Broker broker;
    private Venue venue;
    private int orders;

    protected abstract Broker broker();

    /** Bid and ask, with the size on offer on each side. */
    protected abstract void market(String bid, String ask, String size);

    @BeforeEach
    void anOpenAccountInAQuietMarket() {
        account = UUID.randomUUID();
        broker = broker();
        market("60000", "60000.01", "100");
        broker.open(account);
        venue = broker.venue(account);
    }

    @Test
    void anAccountOpensOnceAndHasItsCash() {
        Broker.Balances again = broker.open(account);

        assertThat(again.cash().amount()).isEqualByComparingTo("100000");
        assertThat(again.holdings()).isEmpty();
    }

    @Test
    void aRestingOrderIsAcceptedFoundAndListed() {
        OrderIntent order = intent(buy("0.1", "59000"));

        PlaceAnswer answer = venue.place(order, soon());

        assertThat(answer).isInstanceOfSatisfying(PlaceAnswer.Accepted.class, accepted -> {
            assertThat(accepted.report().status()).isEqualTo(VenueStatus.OPEN);
            assertThat(accepted.report().clientOrderId()).isEqualTo(order.clientOrderId());
            assertThat(accepted.report().receipt().digest()).hasSize(64);
        });
        assertThat(found(venue.lookUp(order.clientOrderId())).status()).isEqualTo(VenueStatus.OPEN);
        assertThat(broker.openOrders(account))
                .extracting(OrderReport::clientOrderId)
                .containsExactly(order.clientOrderId());
    }

    @Test
    void theSameIdIsTakenOnceForEver() {
        OrderIntent order = intent(buy("0.1", "59000"));
        venue.place(order, soon());

        assertThat(venue.place(order, soon())).isInstanceOf(PlaceAnswer.Duplicate.class);
        venue.cancel(order.clientOrderId());
        assertThat(venue.place(order, soon())).isInstanceOf(PlaceAnswer.Duplicate.class);
    }

    @Test
    void whatTheAccountCannotPayIsAClearNoAndLeavesNothing() {
        OrderIntent order = intent(buy("10", "59000"));

        assertThat(venue.place(order, soon()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("INSUFFICIENT_FUNDS"));
        assertThat(venue.lookUp(order.clientOrderId())).isInstanceOf(LookUpAnswer.Absent.class);
    }

    @Test
    void aRequestPastItsDeadlineIsNotTaken() {
        OrderIntent order = intent(buy("0.1", "59000"));

        assertThat(venue.place(order, Instant.now().minusSeconds(1))).isInstanceOf(PlaceAnswer.Unclear.class);
        assertThat(venue.lookUp(order.clientOrderId())).isInstanceOf(LookUpAnswer.Absent.class);
    }

    @Test
    void absenceCarriesTheBrokersClock() {
        LookUpAnswer answer = venue.lookUp(intent(buy("0.1", "59000")).clientOrderId());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        LookUpAnswer.Absent.class,
                        absent -> assertThat(absent.receipt().venueTime())
                                .isBetween(
                                        Instant.now().minusSeconds(60),
                                        Instant.now().plusSeconds(60)));
    }

    @Test
    void anOrderCanBeCancelledAndAskedForAgain() {
        OrderIntent order = intent(buy("0.1", "59000"));
        venue.place(order, soon());

        assertThat(found(venue.cancel(order.clientOrderId())).status()).isEqualTo(VenueStatus.CANCELLED);
        assertThat(found(venue.cancel(order.clientOrderId())).status()).isEqualTo(VenueStatus.CANCELLED);
        assertThat(broker.openOrders(account)).isEmpty();
    }

    @Test
    void aMarketableLimitFillsWhatIsOfferedAndEnds() {
        market("60000", "60000.01", "0.05");
        OrderIntent order =
                intent(OrderSpec.marketable(BTC, OrderSide.BUY, Quantity.of("0.2"), Price.of("60120.01"), true));
        venue.place(order, soon());

        OrderReport report = found(venue.lookUp(order.clientOrderId()));
        assertThat(report.status()).isEqualTo(VenueStatus.EXPIRED);
        assertThat(report.filledQuantity()).isEqualTo(Quantity.of("0.05"));
    }

    @Test
    void executionsAreNumberedPagedAndAddUpToTheBalances() {
        OrderIntent order =
                intent(OrderSpec.marketable(BTC, OrderSide.BUY, Quantity.of("0.1"), Price.of("60120.01"), true));
        venue.place(order, soon());

        List<Broker.ReportedExecution> executions = broker.executionsAfter(account, 0);
        assertThat(executions).hasSize(1);
        Broker.ReportedExecution only = executions.getFirst();
        assertThat(only.clientOrderId()).isEqualTo(order.clientOrderId());
        assertThat(only.execution().quantity()).isEqualTo(Quantity.of("0.1"));
        assertThat(broker.executionsAfter(account, only.execution().sequence())).isEmpty();

        Broker.Balances balances = broker.balances(account);
        assertThat(balances.holdings()).containsEntry("BTC", Quantity.of("0.1"));
        assertThat(balances.cash().amount())
                .isEqualByComparingTo(new BigDecimal("100000")
                        .subtract(only.execution().notional().amount())
                        .subtract(only.execution().fee().amount()));
        assertThat(only.execution().fee().currency()).isEqualTo(Currency.of("USDT"));
    }

    @Test
    void anOcoIsOneOrderAndTellsWhichPartExecuted() {
        venue.place(
                intent(OrderSpec.marketable(BTC, OrderSide.BUY, Quantity.of("0.1"), Price.of("60120"), true)), soon());
        OrderIntent pair = intent(
                OrderSpec.oco(BTC, OrderSide.SELL, Quantity.of("0.1"), Price.of("61000"), Price.of("59000")),
                OrderRole.TAKE_PROFIT);
        assertThat(venue.place(pair, soon())).isInstanceOf(PlaceAnswer.Accepted.class);
        assertThat(broker.openOrders(account)).hasSize(1);

        market("61000", "61000.01", "100");

        Eventually.within(
                Duration.ofSeconds(5),
                "the take-profit executes",
                () -> found(venue.lookUp(pair.clientOrderId())).status() == VenueStatus.FILLED);
        Broker.ReportedExecution exit = broker.executionsAfter(account, 0).getLast();
        assertThat(exit.execution().part()).isEqualTo(ExecutionPart.TAKE_PROFIT);
        assertThat(broker.balances(account).holdings()).isEmpty();
    }

    @Test
    void updatesArriveByTheStream() throws Exception {
        List<OrderReport> reports = new CopyOnWriteArrayList<>();
        List<Broker.ReportedExecution> executions = new CopyOnWriteArrayList<>();
        OrderIntent order = intent(buy("0.1", "60120"));
        try (AutoCloseable stream = broker.follow(0, new Broker.UpdateListener() {
            @Override
            public void order(UUID of, OrderReport report) {
                if (of.equals(account)) {
                    reports.add(report);
                }
            }

            @Override
            public void execution(UUID of, Broker.ReportedExecution execution) {
                if (of.equals(account)) {
                    executions.add(execution);
                }
            }

            @Override
            public void connected() {}
        })) {
            venue.place(order, soon());
            Eventually.within(
                    Duration.ofSeconds(10),
                    "order and execution come",
                    () -> executions.size() == 1
                            && reports.stream().anyMatch(report -> report.status() == VenueStatus.FILLED));
        }
    }

    @Test
    void theRequestLifeAndTheFenceAreThoseOfClassA() {
        assertThat(venue.brokerClass()).isInstanceOf(BrokerClass.PermanentId.class);
    }

    @Test
    void instrumentsSayHowPreciselyOneTrades() {
        assertThat(broker.instruments())
                .filteredOn(tradable -> tradable.instrument().symbol().equals(BTC))
                .singleElement()
                .satisfies(tradable -> {
                    assertThat(tradable.instrument().step()).isEqualTo(Quantity.of("0.00001"));
                    assertThat(tradable.feePercent()).isEqualByComparingTo("0.1");
                });
    }

    private static OrderReport found(LookUpAnswer answer) {
        assertThat(answer).isInstanceOf(LookUpAnswer.Found.class);
        return ((LookUpAnswer.Found) answer).report();
    }

    private OrderSpec buy(String quantity, String limit) {
        return OrderSpec.limit(BTC, OrderSide.BUY, Quantity.of(quantity), Price.of(limit), true);
    }

    private OrderIntent intent(OrderSpec spec) {
        return intent(spec, OrderRole.ENTRY);
    }

    private OrderIntent intent(OrderSpec spec, OrderRole role) {
        OrderKey key = new OrderKey(account, 0, 0, role, orders++);
        return OrderIntent.of(
                new OrderId(UUID.randomUUID()), account, key, new OrderIdPrefix("tw", 1), spec, Instant.now());
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(10);
    }
}
