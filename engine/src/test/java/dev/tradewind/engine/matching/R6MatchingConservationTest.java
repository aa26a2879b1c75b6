package dev.tradewind.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R6 at the venue: random orders, quotes, cancels, resets and rebuilds; then the books by an independent recomputation. */
class R6MatchingConservationTest {
    private static final int ACCOUNTS = 4;
    private static final int STEPS = 6_000;

    private final Map<UUID, Map<String, BigDecimal>> balances = new HashMap<>();
    private final Map<Long, BigDecimal> filledByOrder = new HashMap<>();
    private final Map<Long, OrderState> orders = new HashMap<>();
    private final Map<UUID, AccountState> accounts = new HashMap<>();
    private final Map<Symbol, OfferedQuote> quotes = new HashMap<>();
    private long sequence;
    private int executions;
    private int pairsThatSoldByBoth;

    @ParameterizedTest
    @EnumSource(FeeAsset.class)
    void cashAndQuantityAreKeptToTheLastDigit(FeeAsset feeAsset) {
        for (long seed = 1; seed <= 5; seed++) {
            balances.clear();
            filledByOrder.clear();
            orders.clear();
            accounts.clear();
            quotes.clear();
            run(seed, new FillModel(5, 5, 10, new BigDecimal("0.001"), feeAsset));
        }
        assertThat(executions).isGreaterThan(2_000);
        assertThat(pairsThatSoldByBoth).isPositive();
    }

    private void run(long seed, FillModel model) {
        Random random = new Random(seed);
        MatchingCore core = AVenue.emptyCore(model);
        for (int account = 0; account < ACCOUNTS; account++) {
            core.openAccount(new UUID(0, account), InstrumentScale.units(new BigDecimal("1000")));
        }
        core.quote(AVenue.BTC, quote(core, AVenue.BTC, 60_000, 50));
        core.quote(AVenue.ETH, quote(core, AVenue.ETH, 3_000, 50));
        for (int step = 0; step < STEPS; step++) {
            act(core, random, step);
            check(core.drain(), core, model, seed, step);
            if (random.nextInt(500) == 0) {
                core = rebuilt(model);
            }
        }
    }

    private void act(MatchingCore core, Random random, int step) {
        Symbol symbol = random.nextBoolean() ? AVenue.BTC : AVenue.ETH;
        UUID account = new UUID(0, random.nextInt(ACCOUNTS));
        int base = symbol.equals(AVenue.BTC) ? 60_000 : 3_000;
        int dice = random.nextInt(100);
        if (dice < 35) {
            core.quote(
                    symbol,
                    quote(core, symbol, base + (random.nextInt(201) - 100) * base / 10_000.0, random.nextInt(900)));
        } else if (dice < 85) {
            core.place(request(core, random, account, symbol, base, step));
        } else if (dice < 99) {
            List<OrderState> open = new ArrayList<>(orders.values());
            open.removeIf(order -> !order.status().isOpen());
            if (!open.isEmpty()) {
                OrderTerms chosen = open.get(random.nextInt(open.size())).terms();
                core.cancel(chosen.account(), chosen.clientOrderId());
            }
        } else if (random.nextInt(10) == 0) {
            core.reset(account);
        }
    }

    private OrderRequest request(MatchingCore core, Random random, UUID account, Symbol symbol, int base, int step) {
        OrderKind kind = OrderKind.values()[random.nextInt(4)];
        boolean exitOnly = kind == OrderKind.STOP || kind == OrderKind.OCO;
        OrderSide side = exitOnly || random.nextBoolean() ? OrderSide.SELL : OrderSide.BUY;
        boolean immediate = kind == OrderKind.MARKET || kind == OrderKind.LIMIT && random.nextInt(5) == 0;
        long units = 10_000_000 / base + random.nextInt(20_000_000 / base);
        return new OrderRequest(
                account,
                "c" + step,
                symbol,
                side,
                kind,
                immediate ? TimeInForce.IOC : TimeInForce.GTC,
                core.scaleOf(symbol).quantity(units / 10),
                kind == OrderKind.LIMIT || kind == OrderKind.OCO ? near(core, symbol, base, random, 1) : null,
                exitOnly ? near(core, symbol, base, random, -1) : null);
    }

    private static @Nullable Price near(MatchingCore core, Symbol symbol, int base, Random random, int direction) {
        long offset = direction * (random.nextInt(200) - (direction > 0 ? 100 : 0));
        return core.scaleOf(symbol).price(100L * base + offset * base / 100);
    }

    private static OfferedQuote quote(MatchingCore core, Symbol symbol, double bid, long hundredths) {
        long ticks = Math.round(bid * 100);
        long steps = core.scaleOf(symbol).steps(Quantity.of(BigDecimal.valueOf(hundredths, 4)));
        return new OfferedQuote(ticks, ticks + 1, steps, steps, 4 * steps, AVenue.MARKET_TIME);
    }

    private MatchingCore rebuilt(FillModel model) {
        MatchingCore core = AVenue.emptyCore(model);
        core.restore(
                sequence,
                accounts.values(),
                orders.values().stream()
                        .filter(order -> order.status().isOpen())
                        .toList(),
                quotes);
        return core;
    }

    private void check(MatchingChanges changes, MatchingCore core, FillModel model, long seed, int step) {
        String where = "seed " + seed + ", step " + step;
        sequence = changes.sequence();
        changes.quotes().forEach(quotes::put);
        changes.adjustments()
                .forEach(adjustment ->
                        add(adjustment.account(), adjustment.asset(), InstrumentScale.decimal(adjustment.amount())));
        changes.executions().forEach(execution -> book(execution, core, model, where));
        changes.orders().forEach(order -> checkOrder(order, core, where));
        changes.accounts().forEach(account -> checkAccount(account, where));
    }

    private void book(Execution execution, MatchingCore core, FillModel model, String where) {
        executions++;
        InstrumentScale scale = core.scaleOf(execution.symbol());
        BigDecimal price = scale.price(execution.price()).value();
        BigDecimal quantity = scale.quantity(execution.quantity()).value();
        BigDecimal notional = price.multiply(quantity).setScale(8, RoundingMode.HALF_EVEN);
        boolean inBase = execution.feeAsset() == FeeAsset.BASE;
        BigDecimal fee =
                (inBase ? quantity : notional).multiply(model.feeRate()).setScale(8, RoundingMode.UP);
        assertThat(InstrumentScale.decimal(execution.notional())).as(where).isEqualByComparingTo(notional);
        assertThat(InstrumentScale.decimal(execution.fee())).as(where).isEqualByComparingTo(fee);
        boolean buy = execution.side() == OrderSide.BUY;
        add(execution.account(), "USDT", buy ? notional.negate() : notional);
        add(execution.account(), execution.symbol().base(), buy ? quantity : quantity.negate());
        add(execution.account(), inBase ? execution.symbol().base() : "USDT", fee.negate());
        filledByOrder.merge(execution.orderNumber(), quantity, BigDecimal::add);
    }

    private void checkOrder(OrderState order, MatchingCore core, String where) {
        orders.put(order.terms().number(), order);
        InstrumentScale scale = core.scaleOf(order.terms().symbol());
        BigDecimal filled = filledByOrder.getOrDefault(order.terms().number(), BigDecimal.ZERO);
        assertThat(scale.quantity(order.filled()).value()).as(where).isEqualByComparingTo(filled);
        assertThat(order.filled()).as(where).isLessThanOrEqualTo(order.terms().quantity());
        if (order.terms().kind() == OrderKind.OCO
                && order.filledByStop() > 0
                && order.filledByStop() < order.filled()) {
            pairsThatSoldByBoth++;
        }
    }

    private void checkAccount(AccountState state, String where) {
        accounts.put(state.account(), state);
        Map<String, BigDecimal> booked = balances.getOrDefault(state.account(), Map.of());
        assertThat(InstrumentScale.decimal(state.cash()))
                .as(where)
                .isEqualByComparingTo(booked.getOrDefault("USDT", BigDecimal.ZERO));
        long cost = 0;
        for (HoldingState holding : state.holdings()) {
            assertThat(InstrumentScale.decimal(holding.units()))
                    .as(where)
                    .isEqualByComparingTo(booked.getOrDefault(holding.symbol().base(), BigDecimal.ZERO));
            assertThat(holding.reserved()).as(where).isBetween(0L, holding.units());
            assertThat(holding.units() > 0 || holding.cost() == 0).as(where).isTrue();
            cost += holding.cost();
        }
        assertThat(state.reservedCash()).as(where).isBetween(0L, state.cash());
        assertThat(state.cash() + cost - state.realised()).as(where).isEqualTo(state.startingCash());
    }

    private void add(UUID account, String asset, BigDecimal amount) {
        balances.computeIfAbsent(account, ignored -> new HashMap<>()).merge(asset, amount, BigDecimal::add);
    }
}
