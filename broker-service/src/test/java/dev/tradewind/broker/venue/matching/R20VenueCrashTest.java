package dev.tradewind.broker.venue.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.broker.venue.VenueConfig;
import dev.tradewind.broker.venue.persistence.VenueDatabase;
import dev.tradewind.broker.venue.persistence.VenueReads;
import dev.tradewind.contracts.venue.VenueAccount;
import dev.tradewind.contracts.venue.VenueAdjustment;
import dev.tradewind.contracts.venue.VenueExecution;
import dev.tradewind.contracts.venue.VenueOrder;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.engine.matching.OrderKind;
import dev.tradewind.engine.matching.OrderRequest;
import dev.tradewind.engine.matching.TimeInForce;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * R20 at the venue: a writer dies before or after any commit, with or without telling its client, and the next one goes on from
 * the tables. Nothing is doubled, nothing half done, and the balances are the sum of their history.
 */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R20VenueCrashTest {
    private static final Symbol BTC = Symbol.of("BTC/USDT");

    @Inject
    VenueConfig config;

    @Inject
    VenueInstruments instruments;

    @Inject
    VenueStore store;

    @Inject
    VenueReads reads;

    @Inject
    VenueDatabase database;

    @Inject
    VenueWriter running;

    @Inject
    VenueDesk desk;

    private final List<UUID> accounts = new ArrayList<>();

    @AfterEach
    void theRunningVenueTakesOverAgain() {
        running.forget();
        desk.submit(
                new VenueCommand.OpenAccount(UUID.randomUUID())); // it has the books again before the next test starts
        accounts.forEach(account -> desk.submit(new VenueCommand.ResetAccount(account)));
    }

    private UUID newAccount() {
        UUID account = UUID.randomUUID();
        accounts.add(account);
        return account;
    }

    /** Loses the connection before or after a commit. */
    private static final class Unreliable implements VenueStore {
        private final VenueStore real;
        private final Random random;
        private int failures;

        Unreliable(VenueStore real, Random random) {
            this.real = real;
            this.random = random;
        }

        @Override
        public StoredVenue takeOver() {
            return real.takeOver();
        }

        @Override
        public Set<ClientOrder> used(Collection<ClientOrder> ids) {
            return real.used(ids);
        }

        @Override
        public void commit(long writer, VenueBatch batch, Instant at) {
            int dice = random.nextInt(10);
            if (dice == 0) {
                failures++;
                throw new IllegalStateException("connection lost before the commit");
            }
            real.commit(writer, batch, at);
            if (dice == 1) {
                failures++;
                throw new IllegalStateException("connection lost after the commit");
            }
        }
    }

    private VenueWriter writer(VenueStore over) {
        return new VenueWriter(
                config,
                instruments,
                over,
                new MarketFeed(),
                new CommittedSequence(),
                InstantSource.system(),
                new SimpleMeterRegistry());
    }

    @Test
    void whateverCommitIsLostTheBooksAddUpAndNoOrderIsDoubled() {
        long seed = 20_261_121L;
        Random random = new Random(seed);
        Unreliable unreliable = new Unreliable(store, random);
        VenueWriter writer = writer(unreliable);
        UUID account = newAccount();
        until(writer, new VenueCommand.OpenAccount(account));
        until(writer, quote(6_000_000));
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            String id = "c" + i;
            CommandOutcome outcome = until(writer, new VenueCommand.PlaceOrder(order(account, id, random), null));
            if (!(outcome instanceof CommandOutcome.Refused)) {
                acknowledged.add(id); // done, or a duplicate: proof that the lost one had arrived
            }
            if (random.nextInt(3) == 0) {
                until(writer, quote(6_000_000 + random.nextInt(20_000) - 10_000));
            }
            if (random.nextInt(10) == 0) {
                writer = writer(unreliable); // the process died, another starts
            }
        }
        assertThat(unreliable.failures).as("seed %d", seed).isGreaterThan(10);
        List<VenueOrder> orders = reads.orders(account, VenueReads.OrderFilter.ALL, 0, 1000);
        assertThat(orders)
                .extracting(VenueOrder::clientOrderId)
                .doesNotHaveDuplicates()
                .containsAll(acknowledged);
        booksAddUp(account, "seed " + seed);
    }

    /** Sends until there is an answer, as a class A client does: the same id again. */
    private static CommandOutcome until(VenueWriter writer, VenueCommand command) {
        while (true) {
            try {
                return writer.work(List.of(command), List.of()).getFirst();
            } catch (VenueUnavailable unknown) {
                // ask again with the same id
            }
        }
    }

    private OrderRequest order(UUID account, String id, Random random) {
        int kind = random.nextInt(4);
        long offset = random.nextInt(10_000) - 5_000;
        Price near = new Price(BigDecimal.valueOf(6_000_000 + offset, 2));
        return new OrderRequest(
                account,
                id,
                BTC,
                kind < 2 ? OrderSide.BUY : OrderSide.SELL,
                kind == 0 ? OrderKind.MARKET : kind == 3 ? OrderKind.OCO : OrderKind.LIMIT,
                kind == 0 ? TimeInForce.IOC : TimeInForce.GTC,
                new Quantity(BigDecimal.valueOf(100 + random.nextInt(2_000), 5)),
                kind == 0 ? null : near,
                kind == 3 ? new Price(BigDecimal.valueOf(5_990_000 + offset, 2)) : null);
    }

    private static VenueCommand quote(long bid) {
        return new VenueCommand.ShowQuote(BTC, new OfferedQuote(bid, bid + 1, 3_000, 3_000, 12_000, Instant.EPOCH));
    }

    private void booksAddUp(UUID account, String where) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (VenueAdjustment adjustment : reads.adjustments(account, 0, 1000)) {
            sums.merge(adjustment.asset(), adjustment.amount(), BigDecimal::add);
        }
        Map<String, BigDecimal> filled = new HashMap<>();
        for (VenueExecution execution : reads.executions(account, 0, 1000)) {
            boolean buy = execution.side().equals("BUY");
            sums.merge("USDT", buy ? execution.notional().negate() : execution.notional(), BigDecimal::add);
            sums.merge("USDT", execution.fee().negate(), BigDecimal::add);
            sums.merge("BTC", buy ? execution.quantity() : execution.quantity().negate(), BigDecimal::add);
            filled.merge(execution.clientOrderId(), execution.quantity(), BigDecimal::add);
        }
        VenueAccount state = reads.account(account).orElseThrow();
        assertThat(state.cash()).as(where).isEqualByComparingTo(sums.get("USDT"));
        BigDecimal held = state.positions().isEmpty()
                ? BigDecimal.ZERO
                : state.positions().getFirst().quantity();
        assertThat(held).as(where).isEqualByComparingTo(sums.getOrDefault("BTC", BigDecimal.ZERO));
        assertThat(state.reservedCash()).as(where).isLessThanOrEqualTo(state.cash());
        for (VenueOrder order : reads.orders(account, VenueReads.OrderFilter.ALL, 0, 1000)) {
            assertThat(order.filledQuantity())
                    .as("%s, %s", where, order.clientOrderId())
                    .isEqualByComparingTo(filled.getOrDefault(order.clientOrderId(), BigDecimal.ZERO));
        }
        assertThat(filled).as(where).isNotEmpty();
    }

    @Test
    void anOlderWriterCannotStoreAnythingAnyMore() {
        VenueWriter old = writer(store);
        UUID account = newAccount();
        old.work(List.of(new VenueCommand.OpenAccount(account), quote(6_000_000)), List.of());
        VenueWriter young = writer(store);
        young.load();

        assertThatThrownBy(() -> old.work(
                        List.of(new VenueCommand.PlaceOrder(market(account, "late", "0.01"), null)), List.of()))
                .isInstanceOf(PassedOver.class);

        assertThat(reads.orders(account, VenueReads.OrderFilter.ALL, 0, 10)).isEmpty();
    }

    @Test
    void theOfferThatIsLeftSurvivesARestart() {
        UUID account = newAccount();
        VenueWriter first = writer(store);
        first.work(List.of(new VenueCommand.OpenAccount(account), quote(6_000_000)), List.of());
        first.work(List.of(new VenueCommand.PlaceOrder(market(account, "a", "0.02"), null)), List.of());

        VenueWriter second = writer(store);
        second.work(List.of(new VenueCommand.PlaceOrder(market(account, "b", "0.02"), null)), List.of());

        // 0.03 were offered
        assertThat(reads.order(account, "b").orElseThrow().filledQuantity()).isEqualByComparingTo("0.01");
    }

    private static OrderRequest market(UUID account, String id, String quantity) {
        return new OrderRequest(
                account, id, BTC, OrderSide.BUY, OrderKind.MARKET, TimeInForce.IOC, Quantity.of(quantity), null, null);
    }

    @Test
    void theApplicationRoleCannotRewriteHistory() {
        for (String statement : List.of(
                "delete from venue_execution",
                "update venue_execution set quantity = 1",
                "delete from venue_order",
                "truncate venue_adjustment")) {
            assertThatThrownBy(() -> database.transaction(sql -> sql.update(statement)))
                    .as(statement)
                    .hasMessageContaining("permission denied");
        }
    }
}
