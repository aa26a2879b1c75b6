package dev.tradewind.broker.orders;

import static io.restassured.RestAssured.given;

import dev.tradewind.broker.accounts.OpenAccount;
import dev.tradewind.broker.killswitch.KillSwitches;
import dev.tradewind.broker.orders.application.NewIntent;
import dev.tradewind.broker.orders.application.OrderBookkeeping;
import dev.tradewind.broker.orders.application.OrderSnapshot;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.Eventually;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks of accounts, orders and the market as the tests of the order side do. */
@Singleton
public class OrderTestBed {
    public static final Symbol BTC = Symbol.of("BTC/USDT");
    public static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    TenantTx tx;

    @Inject
    OpenAccount openAccount;

    @Inject
    OrderBookkeeping bookkeeping;

    @Inject
    KillSwitches killSwitches;

    /** A user with a paper account. */
    public record Trader(UUID user, UUID account) {}

    public TenantTx tx() {
        return tx;
    }

    /** An account that has passed its first comparison, in a quiet market. */
    public Trader aTrader() {
        UUID user = UUID.randomUUID();
        UUID account = tx.as(user, sql -> openAccount.handle(sql, user));
        market("60000", "60000.01", "100");
        Eventually.within(SOON, "account is ready", () -> "READY".equals(stateOf(user, account)));
        return new Trader(user, account);
    }

    /** As {@link #aTrader}, at the broker behind the bad network. */
    public Trader aTraderBehindABadNetwork() {
        UUID user = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        tx.run(user, sql -> {
            sql.update("""
                    insert into account (id, user_id, name, broker, mode, currency, state, opened_at, cash)
                    values ($1, $2, 'Bad network', 'FAULTY', 'PAPER', 'USDT', 'OPENING', now(), 100000)""", account, user);
            killSwitches.open(sql, user, account);
        });
        bookkeeping.wake(account);
        market("60000", "60000.01", "100");
        Eventually.within(SOON, "account is ready", () -> "READY".equals(stateOf(user, account)));
        return new Trader(user, account);
    }

    public String stateOf(UUID user, UUID account) {
        return tx.as(
                user, sql -> sql.one("select state from account where id = $1", row -> row.text("state"), account));
    }

    public void market(String bid, String ask, String size) {
        given().header("X-Venue-Key", ConfigProvider.getConfig().getValue("tradewind.venue.key", String.class))
                .contentType("application/json")
                .body(Map.of("symbol", BTC.value(), "bid", bid, "ask", ask, "bidSize", size, "askSize", size))
                .post("/venue/v1/market/quotes")
                .then()
                .statusCode(200);
    }

    public static OrderSpec buy(String quantity, String limit) {
        return OrderSpec.limit(BTC, OrderSide.BUY, Quantity.of(quantity), Price.of(limit), true);
    }

    public static OrderSpec sell(String quantity, String limit) {
        return OrderSpec.limit(BTC, OrderSide.SELL, Quantity.of(quantity), Price.of(limit), false);
    }

    public UUID intend(Trader trader, UUID group, int leg, OrderSpec spec) {
        OrderRole role = spec.riskIncreasing() ? OrderRole.ENTRY : OrderRole.CLOSE;
        return intend(trader, new OrderKey(group, 0, leg, role, 0), spec);
    }

    public UUID intend(Trader trader, OrderKey key, OrderSpec spec) {
        return tx.as(
                trader.user(),
                sql -> bookkeeping.createIntent(sql, new NewIntent(trader.user(), trader.account(), key, spec, null)));
    }

    public void cancel(Trader trader, UUID order) {
        tx.run(trader.user(), sql -> bookkeeping.requestCancel(sql, order, "TEST"));
    }

    public Order order(Trader trader, UUID order) {
        UUID group = tx.as(
                trader.user(),
                sql -> sql.one("select group_id from order_intent where id = $1", row -> row.uuid("group_id"), order));
        return orders(trader, group).stream()
                .map(OrderSnapshot::order)
                .filter(found -> found.id().value().equals(order))
                .findFirst()
                .orElseThrow();
    }

    public List<OrderSnapshot> orders(Trader trader, UUID group) {
        return tx.as(trader.user(), sql -> bookkeeping.ordersOf(sql, group));
    }

    public void awaitStatus(Trader trader, UUID order, OrderStatus status) {
        Eventually.within(
                SOON,
                "order becomes " + status + ", is " + order(trader, order).state(),
                () -> order(trader, order).status() == status);
    }
}
