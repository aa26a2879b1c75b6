package dev.tradewind.strategy.marketdata.files;

import dev.tradewind.engine.bars.BarAggregator;
import dev.tradewind.engine.bars.BarColumns;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The candle files of one folder. Whoever reads the same bars at the same time gets the same object; the newest used ones are kept up
 * to a number of bytes (S-34). Safe for any number of threads and processes: files never change.
 */
public final class CandleStore {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int MAPPED = 64;

    /** Heap per bar: six columns of whole numbers and five of quotients. */
    private static final int BYTES_PER_BAR = 88;

    private final Path folder;
    private final long cacheBytes;
    private final Map<String, CandleFile> mapped = newestUsed(MAPPED);
    private final Map<Key, WeakReference<BarSeries>> shared = new HashMap<>();
    private final Map<Key, BarSeries> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Key, Object> loading = new HashMap<>();
    private long keptBytes;

    private record Key(String hash, CandleTimeframe timeframe) {}

    /**
     * @param folder where the files are
     * @param cacheBytes most heap for series that nobody uses right now; 0 keeps none
     */
    public CandleStore(Path folder, long cacheBytes) {
        this.folder = folder;
        this.cacheBytes = cacheBytes;
    }

    public Path folder() {
        return folder;
    }

    /** Whether the file is here. */
    public boolean has(String hash) {
        return HASH.matcher(hash).matches() && Files.isRegularFile(path(hash));
    }

    /** The mapped file itself, for reading parts without loading the whole. */
    public CandleFile file(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a content hash: " + hash);
        }
        synchronized (mapped) {
            return mapped.computeIfAbsent(hash, missing -> CandleFile.open(path(missing)));
        }
    }

    /** All bars as they are stored. */
    public BarSeries load(String hash) {
        return load(hash, file(hash).header().timeframe());
    }

    /**
     * All bars in a timeframe; a last bar that is not over yet is left out.
     *
     * @throws IllegalArgumentException when the timeframe is shorter than the stored one
     */
    public BarSeries load(String hash, CandleTimeframe timeframe) {
        CandleFile file = file(hash);
        Key key = new Key(hash, timeframe);
        Object turn;
        synchronized (this) {
            turn = loading.computeIfAbsent(key, first -> new Object());
        }
        synchronized (turn) { // one thread loads, the others find what it loaded
            BarSeries known = cached(key);
            if (known != null) {
                return known;
            }
            BarSeries fresh = read(file, timeframe, 0, file.bars());
            keep(key, fresh);
            return fresh;
        }
    }

    /** Bars made of a part of a file, for callers with little memory: the stored bars from one index to another in a longer timeframe. */
    public static BarSeries read(CandleFile file, CandleTimeframe timeframe, long from, long to) {
        CandleHeader header = file.header();
        if (timeframe == header.timeframe()) {
            return file.read(from, to);
        }
        var columns = new BarColumns();
        var aggregator = new BarAggregator(header.timeframe(), timeframe, header.calendar(), columns::add);
        for (long i = from; i < to; i++) {
            aggregator.add(file.opensAt(i), file.open(i), file.high(i), file.low(i), file.close(i), file.volume(i));
        }
        return columns.toSeries(timeframe.timeframe(), header.priceDecimals(), header.volumeDecimals());
    }

    /** Forgets and deletes a file; readers that hold it go on. */
    public void delete(String hash) {
        synchronized (mapped) {
            mapped.remove(hash);
        }
        try {
            Files.deleteIfExists(path(hash));
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot delete candles " + hash, stuck);
        }
    }

    private Path path(String hash) {
        return folder.resolve(hash + CandleFileWriter.SUFFIX);
    }

    private synchronized @org.jspecify.annotations.Nullable BarSeries cached(Key key) {
        BarSeries strong = kept.get(key);
        if (strong != null) {
            return strong;
        }
        WeakReference<BarSeries> weak = shared.get(key);
        return weak == null ? null : weak.get();
    }

    private synchronized void keep(Key key, BarSeries series) {
        shared.values().removeIf(gone -> gone.get() == null);
        shared.put(key, new WeakReference<>(series));
        loading.remove(key);
        if (bytes(series) > cacheBytes) {
            return;
        }
        kept.put(key, series);
        keptBytes += bytes(series);
        var eldest = kept.entrySet().iterator();
        while (keptBytes > cacheBytes) {
            keptBytes -= bytes(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static long bytes(BarSeries series) {
        return (long) series.size() * BYTES_PER_BAR;
    }

    private static <V> Map<String, V> newestUsed(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
