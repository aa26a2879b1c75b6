package dev.tradewind.engine.sweep;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.signals.Timeframe;
import java.util.Random;

/** Made-up markets: waves and noise, gaps, still bars, thin volume now and then; the same for the same seed. */
public final class RandomSeries {
    private static final long START = 1_700_000_040;

    private RandomSeries() {}

    /** Bars of a minute at about 1,000.00 to 60,000.00, two decimals; volumes with five. */
    public static BarSeries of(long seed, int bars) {
        return of(seed, bars, Timeframe.ONE_MINUTE);
    }

    /** The same prices with volumes of about 20,000 in quote currency, now and then of nothing or next to nothing. */
    static BarSeries thin(long seed, int bars, Timeframe timeframe) {
        BarSeries series = of(seed, bars, timeframe);
        Random random = new Random(~seed);
        double typical = 20_000 * (0.1 + 6 * random.nextDouble());
        long[] volumes = new long[bars];
        for (int bar = 0; bar < bars; bar++) {
            double size = random.nextInt(25) == 0 ? typical / 1_000 : typical;
            volumes[bar] = random.nextInt(12) == 0
                    ? random.nextInt(5)
                    : (long) (1e5 * size * Math.abs(random.nextGaussian()) / series.closes()[bar]);
        }
        return new BarSeries(
                timeframe,
                series.priceDecimals(),
                series.volumeDecimals(),
                series.opensAt(),
                series.openUnits(),
                series.highUnits(),
                series.lowUnits(),
                series.closeUnits(),
                volumes);
    }

    public static BarSeries of(long seed, int bars, Timeframe timeframe) {
        Random random = new Random(seed);
        long[] times = new long[bars];
        long[][] prices = new long[4][bars];
        long[] volumes = new long[bars];
        double price = 100_000 + random.nextInt(5_900_000);
        double noise = 0.0005 + random.nextDouble() * 0.006;
        double drift = 0;
        boolean hasVolume = random.nextInt(4) > 0;
        long time = Math.floorDiv(START, timeframe.seconds()) * timeframe.seconds();
        for (int bar = 0; bar < bars; bar++) {
            if (random.nextInt(40) == 0) {
                drift = (random.nextDouble() - 0.5) * noise;
            }
            boolean gaps = random.nextInt(50) == 0;
            boolean isStill = random.nextInt(30) == 0;
            double open = gaps ? price * (1 + (random.nextDouble() - 0.5) * 12 * noise) : price;
            double close = isStill ? open : open * (1 + drift + random.nextGaussian() * noise);
            double reach = isStill ? 0 : Math.abs(random.nextGaussian()) * noise;
            times[bar] = time;
            prices[0][bar] = Math.max(100, Math.round(open));
            prices[3][bar] = Math.max(100, Math.round(close));
            prices[1][bar] =
                    Math.max(Math.max(prices[0][bar], prices[3][bar]), Math.round(Math.max(open, close) * (1 + reach)));
            prices[2][bar] = Math.min(
                    Math.min(prices[0][bar], prices[3][bar]),
                    Math.max(100, Math.round(Math.min(open, close) * (1 - reach * random.nextDouble()))));
            volumes[bar] = hasVolume ? (long) (1_000_000_000L * Math.abs(random.nextGaussian())) : 0;
            price = prices[3][bar];
            time += (long) timeframe.seconds() * (random.nextInt(200) == 0 ? 1 + random.nextInt(3_000) : 1);
        }
        return new BarSeries(timeframe, 2, 5, times, prices[0], prices[1], prices[2], prices[3], volumes);
    }
}
