package dev.tradewind.strategy.marketdata.files;

import dev.tradewind.engine.bars.BarSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One immutable candle file, mapped into memory: the pages are shared by all processes that read it. Unmapped when nobody holds it. */
public final class CandleFile {
    private final CandleHeader header;
    private final MemorySegment file;

    private CandleFile(CandleHeader header, MemorySegment file) {
        this.header = header;
        this.file = file;
    }

    /** @throws UncheckedIOException when there is no such file or it is damaged */
    static CandleFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment file = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return new CandleFile(CandleHeader.read(file), file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read candles " + path, unreadable);
        } catch (IllegalArgumentException damaged) {
            throw new UncheckedIOException(new IOException("damaged candles " + path + ": " + damaged.getMessage()));
        }
    }

    public CandleHeader header() {
        return header;
    }

    public long bars() {
        return header.bars();
    }

    public long opensAt(long index) {
        return value(0, index);
    }

    public long open(long index) {
        return value(1, index);
    }

    public long high(long index) {
        return value(2, index);
    }

    public long low(long index) {
        return value(3, index);
    }

    public long close(long index) {
        return value(4, index);
    }

    public long volume(long index) {
        return value(5, index);
    }

    /** Index of the first bar that opens at the moment or later; the number of bars when there is none. */
    public long indexAt(long epochSecond) {
        long low = 0;
        long high = bars();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (opensAt(middle) < epochSecond) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The bars from an index (inclusive) to another (exclusive). */
    public BarSeries read(long from, long to) {
        return new BarSeries(
                header.timeframe().timeframe(),
                header.priceDecimals(),
                header.volumeDecimals(),
                column(0, from, to),
                column(1, from, to),
                column(2, from, to),
                column(3, from, to),
                column(4, from, to),
                column(5, from, to));
    }

    private long[] column(int column, long from, long to) {
        var values = new long[Math.toIntExact(to - from)];
        MemorySegment.copy(file, CandleHeader.LONG, offset(column, from), values, 0, values.length);
        return values;
    }

    private long value(int column, long index) {
        return file.get(CandleHeader.LONG, offset(column, index));
    }

    private long offset(int column, long index) {
        return CandleHeader.BYTES + (column * header.bars() + index) * ValueLayout.JAVA_LONG.byteSize();
    }
}
