package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.orders.Gate;
import dev.tradewind.engine.orders.GateReason;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Why an account may not take new risk now (R12): every input has a maximum age, and what is missing counts as closed. Read
 * inside the claiming transaction and by the page "why am I not trading?".
 */
@Singleton
public class EntryGate {
    private final KillGate killGate;
    private final LastGate lastGate;
    private final MarketPrices prices;
    private final Brokers brokers;
    private final OrdersConfig config;

    @Inject
    public EntryGate(KillGate killGate, LastGate lastGate, MarketPrices prices, Brokers brokers, OrdersConfig config) {
        this.killGate = killGate;
        this.lastGate = lastGate;
        this.prices = prices;
        this.brokers = brokers;
        this.config = config;
    }

    /** What stands against this order. All questions go out together: one round trip. */
    public Gate read(Sql sql, TradingAccount account, Order order, Instant now) {
        OrderSpec spec = order.intent().spec();
        LastGate.Counted counted = lastGate.ask(sql, account, order, now);
        if (!spec.riskIncreasing()) {
            return new Gate(List.of(), counted.againstAll());
        }
        Supplier<List<GateReason>> ofAccount = askOfAccount(sql, account, now);
        List<GateReason> entry = new ArrayList<>(ofAccount.get());
        entry.addAll(ofSymbol(spec, now));
        entry.addAll(counted.againstEntry());
        return new Gate(entry, counted.againstAll());
    }

    /** What stands against every entry of the account. */
    public List<GateReason> ofAccount(Sql sql, TradingAccount account, Instant now) {
        return askOfAccount(sql, account, now).get();
    }

    private Supplier<List<GateReason>> askOfAccount(Sql sql, TradingAccount account, Instant now) {
        Supplier<List<GateReason>> killed = killGate.askClosedBy(sql, account.userId(), account.id());
        Supplier<List<Optional<GateReason>>> reading = sql.ask(
                "select state, reconciled_at from account where id = $1",
                row -> ofReading(row.text("state"), row.instant("reconciled_at"), now),
                account.id());
        return () -> {
            List<GateReason> reasons = new ArrayList<>(killed.get());
            reading.get().getFirst().ifPresent(reasons::add);
            Duration offset = brokers.of(account).clockOffset().abs();
            if (offset.compareTo(config.clockMaxOffset()) > 0) {
                reasons.add(new GateReason(
                        "CLOCK_OFFSET", "Our clock and the broker's differ by " + offset.toMillis() + " ms."));
            }
            return reasons;
        };
    }

    /** As {@link #ofAccount}, and whether prices arrive at all: what the page shows. */
    public List<GateReason> ofAccountAndMarket(Sql sql, TradingAccount account, Instant now) {
        List<GateReason> reasons = new ArrayList<>(ofAccount(sql, account, now));
        Optional<Instant> newest = prices.newest();
        if (newest.isEmpty()) {
            reasons.add(new GateReason("NO_QUOTE", "No price has arrived yet."));
        } else if (newest.get().plus(config.quoteMaxAge()).isBefore(now)) {
            reasons.add(new GateReason("STALE_QUOTE", "The last price arrived at " + newest.get() + "."));
        }
        return reasons;
    }

    private Optional<GateReason> ofReading(String state, @Nullable Instant reconciledAt, Instant now) {
        if (!state.equals("READY")) {
            return Optional.of(new GateReason(
                    "ACCOUNT_" + state, "The account is being compared with the broker; entries start after that."));
        }
        if (reconciledAt == null || reconciledAt.plus(config.reconcileMaxAge()).isBefore(now)) {
            return Optional.of(
                    new GateReason("RECONCILE_STALE", "The last clean comparison with the broker is too long ago."));
        }
        return Optional.empty();
    }

    private List<GateReason> ofSymbol(OrderSpec spec, Instant now) {
        Symbol symbol = spec.symbol();
        Optional<MarketPrices.Mark> mark = prices.last(symbol);
        if (mark.isEmpty()) {
            return List.of(new GateReason("NO_QUOTE", "There is no price of " + symbol + "."));
        }
        if (mark.get().receivedAt().plus(config.quoteMaxAge()).isBefore(now)) {
            return List.of(new GateReason(
                    "STALE_QUOTE",
                    "The last price of " + symbol + " is of " + mark.get().receivedAt() + "."));
        }
        return ofPrice(spec, mark.get());
    }

    /** A limit far through the market is a mistake, whoever made it (R21). Far away from it is a grid. */
    private List<GateReason> ofPrice(OrderSpec spec, MarketPrices.Mark mark) {
        if (spec.limit() == null) {
            return List.of();
        }
        BigDecimal band = config.priceBandPercent().movePointLeft(2);
        BigDecimal limit = spec.limit().value();
        boolean isBeyond = spec.side() == OrderSide.BUY
                ? limit.compareTo(mark.ask().value().multiply(BigDecimal.ONE.add(band))) > 0
                : limit.compareTo(mark.bid().value().multiply(BigDecimal.ONE.subtract(band))) < 0;
        return isBeyond
                ? List.of(new GateReason(
                        LastGate.PRICE_BAND, "The limit " + limit.toPlainString() + " lies beyond the price band."))
                : List.of();
    }
}
