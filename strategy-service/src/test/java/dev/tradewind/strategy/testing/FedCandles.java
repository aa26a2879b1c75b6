package dev.tradewind.strategy.testing;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.strategy.marketdata.CandleKey;
import dev.tradewind.strategy.marketdata.ClosedCandles;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Candles that a test closes one by one; nobody is told, the test calls the runner. */
@Mock
@Singleton
public class FedCandles implements ClosedCandles {
    private final Map<CandleKey, List<long[]>> bars = new ConcurrentHashMap<>();

    @Override
    public Listening listen(Listener listener) {
        return () -> {};
    }

    @Override
    public BarSeries last(CandleKey key, int count) {
        List<long[]> all = bars.getOrDefault(key, List.of());
        return series(key, all.subList(Math.max(0, all.size() - count), all.size()));
    }

    @Override
    public BarSeries joining(CandleKey key, long opensAt, int count) {
        List<long[]> all = bars.getOrDefault(key, List.of());
        int to = all.size();
        while (to > 0 && all.get(to - 1)[0] >= opensAt) {
            to--;
        }
        int from = to;
        long next = opensAt;
        while (from > 0
                && to - from < count
                && all.get(from - 1)[0] + key.timeframe().seconds() == next) {
            from--;
            next = all.get(from)[0];
        }
        return series(key, all.subList(from, to));
    }

    /** Stores a candle of whole prices and returns it. */
    public BarSeries close(CandleKey key, long opensAt, long close, long volume) {
        long[] bar = {opensAt, close, volume};
        bars.computeIfAbsent(key, unused -> new ArrayList<>()).add(bar);
        return series(key, List.of(bar));
    }

    /** History that came later: a candle before all that are known. */
    public void earlier(CandleKey key, long opensAt, long close, long volume) {
        bars.computeIfAbsent(key, unused -> new ArrayList<>()).addFirst(new long[] {opensAt, close, volume});
    }

    private static BarSeries series(CandleKey key, List<long[]> rows) {
        long[][] columns = new long[6][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            long close = rows.get(i)[1];
            columns[0][i] = rows.get(i)[0];
            columns[1][i] = close;
            columns[2][i] = close;
            columns[3][i] = close;
            columns[4][i] = close;
            columns[5][i] = rows.get(i)[2];
        }
        return new BarSeries(
                key.timeframe().timeframe(),
                0,
                0,
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4],
                columns[5]);
    }
}
