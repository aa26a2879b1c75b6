package dev.tradewind.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.grid.ConfigurationFixture;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same setup gives the same result, and what is done with it does not depend on the path, the symbols or the order of them. */
class RepeatedRunTest {
    private static final int SETUPS = 60;

    @Test
    void twoRunsOfASetupAreEqualAndTheBooksAddUp() {
        int trades = 0;
        for (int seed = 0; seed < SETUPS; seed++) {
            BarPath path = seed % 2 == 0 ? BarPath.CONSERVATIVE : BarPath.REPLAY;

            BacktestResult first = setup(seed, path, false).run();

            assertThat(setup(seed, path, false).run()).as("seed %d", seed).isEqualTo(first);
            assertThat(setup(seed, path, true).run())
                    .as("symbols turned round, seed %d", seed)
                    .isEqualTo(first);
            long profit = first.trades().stream()
                    .mapToLong(trade ->
                            trade.netProfit().amount().movePointRight(8).longValueExact())
                    .sum();
            long last = first.equity().units()[first.equity().size() - 1];
            assertThat(last).as("equity of seed %d", seed).isEqualTo(10_000_000_000_000L + profit);
            trades += first.trades().size();
        }
        assertThat(trades).isGreaterThan(SETUPS);
    }

    private static BacktestFixture setup(int seed, BarPath path, boolean turned) {
        BacktestFixture fixture = BacktestFixture.aBacktest()
                .fills(dev.tradewind.engine.matching.FillModel.standard())
                .path(path)
                .configured(ConfigurationFixture.aConfiguration()
                        .levels("0 40 1", "-0.4 30 0.8", "-0.9 30 0.6")
                        .maxPyramids(3)
                        .maxActiveLegs(2)
                        .entryTtl(seed % 3 == 0 ? 120 : 0)
                        .takeProfit(seed % 4 == 0 ? "hybrid" : seed % 4 == 1 ? "aggregate" : "per_leg", "0.7")
                        .stop("3", seed % 5 == 0 ? "AVG" : "BASE")
                        .capital("FIXED_QUOTE", "6000")
                        .valid());
        String[] symbols = turned
                ? new String[] {"XRP/USDT", "ETH/USDT", "BTC/USDT"}
                : new String[] {"BTC/USDT", "ETH/USDT", "XRP/USDT"};
        for (String symbol : symbols) {
            Random random = new Random(31L * seed + symbol.hashCode());
            fixture.bars(symbol, script(random), bars(random));
        }
        return fixture;
    }

    private static ScriptedStrategy script(Random random) {
        StringBuilder letters = new StringBuilder();
        for (int bar = 0; bar < 150; bar++) {
            letters.append("E.......X......".charAt(random.nextInt(15)));
        }
        return ScriptedStrategy.of(letters.toString());
    }

    private static String[] bars(Random random) {
        String[] bars = new String[150];
        long price = 100_00 + random.nextInt(100_00);
        for (int i = 0; i < bars.length; i++) {
            long open = price;
            long close = Math.max(10_00, open + random.nextInt(301) - 150);
            long high = Math.max(open, close) + random.nextInt(60);
            long low = Math.min(open, close) - random.nextInt(60);
            int volume = random.nextInt(6) == 0 ? random.nextInt(8) : 400 + random.nextInt(400);
            bars[i] = text(open) + " " + text(high) + " " + text(low) + " " + text(close) + " " + volume;
            price = close;
        }
        return bars;
    }

    private static String text(long cents) {
        return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
