package dev.tradewind.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A core rebuilt from stored state goes on exactly as the one that was never stopped. */
class RebuiltCoreTest {

    @Test
    void goesOnAsIfItHadNeverStopped() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(run(seed, true)).as("seed " + seed).isEqualTo(run(seed, false));
        }
    }

    private static List<Execution> run(long seed, boolean rebuilding) {
        Random random = new Random(seed);
        MatchingCore core = AVenue.emptyCore(FillModel.standard());
        Map<Long, OrderState> orders = new HashMap<>();
        Map<UUID, AccountState> accounts = new HashMap<>();
        Map<Symbol, OfferedQuote> quotes = new HashMap<>();
        List<Execution> executions = new ArrayList<>();
        core.openAccount(AVenue.ACCOUNT, 10_000_000_000_000L);
        core.quote(AVenue.BTC, quote(6_000_000, 1_000));
        for (int step = 0; step < 1_500; step++) {
            if (random.nextInt(3) == 0) {
                core.quote(AVenue.BTC, quote(6_000_000 + random.nextInt(200) - 100, random.nextInt(3_000)));
            } else {
                place(core, random, step);
            }
            MatchingChanges changes = core.drain();
            executions.addAll(changes.executions());
            changes.orders().forEach(order -> orders.put(order.terms().number(), order));
            changes.accounts().forEach(account -> accounts.put(account.account(), account));
            quotes.putAll(changes.quotes());
            if (rebuilding && step % 7 == 0) {
                core = AVenue.emptyCore(FillModel.standard());
                core.restore(
                        changes.sequence(),
                        accounts.values(),
                        orders.values().stream()
                                .filter(order -> order.status().isOpen())
                                .toList(),
                        quotes);
            }
        }
        assertThat(executions).hasSizeGreaterThan(200);
        return executions;
    }

    private static void place(MatchingCore core, Random random, int step) {
        OrderKind kind = OrderKind.values()[random.nextInt(4)];
        boolean exitOnly = kind == OrderKind.STOP || kind == OrderKind.OCO;
        core.place(new OrderRequest(
                AVenue.ACCOUNT,
                "c" + step,
                AVenue.BTC,
                exitOnly || random.nextBoolean() ? OrderSide.SELL : OrderSide.BUY,
                kind,
                kind == OrderKind.MARKET ? TimeInForce.IOC : TimeInForce.GTC,
                Quantity.of("0.000" + (10 + random.nextInt(89))).times(java.math.BigDecimal.TEN),
                kind == OrderKind.LIMIT || kind == OrderKind.OCO ? price(random.nextInt(200)) : null,
                exitOnly ? price(-1 - random.nextInt(200)) : null));
    }

    private static @Nullable Price price(int offset) {
        return new Price(java.math.BigDecimal.valueOf(6_000_000L + offset - 50, 2));
    }

    private static OfferedQuote quote(long bid, long steps) {
        return new OfferedQuote(bid, bid + 1, steps, steps, 4 * steps, AVenue.MARKET_TIME);
    }
}
