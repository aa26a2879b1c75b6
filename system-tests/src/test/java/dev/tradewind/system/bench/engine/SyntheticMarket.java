package dev.tradewind.system.bench.engine;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.signals.Timeframe;
import java.util.List;
import java.util.Random;

/** One-minute bars of a made-up coin from a fixed seed: waves of several lengths and noise, volume enough for every order. */
final class SyntheticMarket {
    static final Currency USDT = Currency.of("USDT");
    private static final long SEED = 20_261_121;
    private static final long START = 1_600_000_020;
    private static final double BASE = 30_000;

    private SyntheticMarket() {}

    static Instrument instrument() {
        return new Instrument(
                "paper",
                Symbol.of("BTC/USDT"),
                Currency.of("BTC"),
                USDT,
                List.of(TickTier.of("0", "0.01")),
                Quantity.of("0.00001"),
                Quantity.of("0.00001"),
                Quantity.of("9000"),
                Money.of("5", USDT),
                200,
                Percent.of("5"));
    }

    static BarSeries bars(int count) {
        var random = new Random(SEED);
        var opensAt = new long[count];
        var open = new long[count];
        var high = new long[count];
        var low = new long[count];
        var close = new long[count];
        var volume = new long[count];
        double level = 0;
        long last = Math.round(BASE * 100);
        for (int bar = 0; bar < count; bar++) {
            level = 0.9995 * level + 0.0006 * random.nextGaussian();
            double wave = 0.04 * Math.sin(bar / 900.0) + 0.01 * Math.sin(bar / 130.0);
            long price = Math.round(BASE * 100 * Math.exp(level + wave));
            opensAt[bar] = START + 60L * bar;
            open[bar] = last;
            close[bar] = price;
            high[bar] = Math.max(last, price) + random.nextInt(900);
            low[bar] = Math.min(last, price) - random.nextInt(900);
            volume[bar] = 20_000_000L + random.nextInt(20_000_000);
            last = price;
        }
        return new BarSeries(Timeframe.ONE_MINUTE, 2, 5, opensAt, open, high, low, close, volume);
    }
}
