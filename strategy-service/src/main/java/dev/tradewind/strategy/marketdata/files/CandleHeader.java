package dev.tradewind.strategy.marketdata.files;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What a candle file says about itself. The format, little endian:
 *
 * <pre>
 *  0  8  "TWCANDLE"
 *  8  4  version of the format, 1
 * 12  4  timeframe in seconds
 * 16  4  calendar: 0 CRYPTO, 1 US_EQUITIES
 * 20  2  decimals of prices
 * 22  2  decimals of volumes
 * 24  8  number of bars n
 * 32  4  CRC32C of the columns
 * 36  4  CRC32C of bytes 0 to 35
 * 40 24  zero
 * 64     six columns of n 64-bit numbers each: opening in epoch seconds (ascending), open, high, low, close in units of
 *        10^-decimals, volume
 * </pre>
 *
 * The file is named by the SHA-256 of its bytes and never changes.
 */
public record CandleHeader(
        CandleTimeframe timeframe, TradingCalendar calendar, int priceDecimals, int volumeDecimals, long bars) {
    static final int BYTES = 64;
    static final int COLUMNS = 6;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final byte[] MAGIC = "TWCANDLE".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKED = 36;

    public CandleHeader {
        if (priceDecimals < 0
                || priceDecimals > BarSeries.MAX_DECIMALS
                || volumeDecimals < 0
                || volumeDecimals > BarSeries.MAX_DECIMALS
                || bars < 0) {
            throw new IllegalArgumentException("not a header of candles");
        }
    }

    /** Size of the whole file in bytes. */
    long fileBytes() {
        return BYTES + bars * COLUMNS * Long.BYTES;
    }

    void writeTo(MemorySegment file, int columnsChecksum) {
        MemorySegment.copy(MAGIC, 0, file, ValueLayout.JAVA_BYTE, 0, MAGIC.length);
        file.set(INT, 8, VERSION);
        file.set(INT, 12, timeframe.seconds());
        file.set(INT, 16, calendar.ordinal());
        file.set(SHORT, 20, (short) priceDecimals);
        file.set(SHORT, 22, (short) volumeDecimals);
        file.set(LONG, 24, bars);
        file.set(INT, 32, columnsChecksum);
        file.set(INT, CHECKED, checksum(file.asSlice(0, CHECKED)));
    }

    /** @throws IllegalArgumentException when these are not the bytes of a whole candle file; the message says what is wrong */
    static CandleHeader read(MemorySegment file) {
        if (file.byteSize() < BYTES
                || !Arrays.equals(MAGIC, file.asSlice(0, MAGIC.length).toArray(ValueLayout.JAVA_BYTE))) {
            throw new IllegalArgumentException("not a candle file");
        }
        if (file.get(INT, 8) != VERSION) {
            throw new IllegalArgumentException("version " + file.get(INT, 8) + " of the format is not known");
        }
        if (file.get(INT, CHECKED) != checksum(file.asSlice(0, CHECKED))) {
            throw new IllegalArgumentException("the header is damaged");
        }
        int seconds = file.get(INT, 12);
        CandleHeader header = new CandleHeader(
                Arrays.stream(CandleTimeframe.values())
                        .filter(known -> known.seconds() == seconds)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("timeframe of " + seconds + " seconds")),
                TradingCalendar.values()[file.get(INT, 16)],
                file.get(SHORT, 20),
                file.get(SHORT, 22),
                file.get(LONG, 24));
        if (file.byteSize() != header.fileBytes()) {
            throw new IllegalArgumentException(
                    "the file has " + file.byteSize() + " bytes instead of " + header.fileBytes());
        }
        if (file.get(INT, 32) != checksum(file.asSlice(BYTES))) {
            throw new IllegalArgumentException("the columns are damaged");
        }
        return header;
    }

    static int checksum(MemorySegment bytes) {
        var checksum = new CRC32C();
        Chunks.of(bytes, checksum::update);
        return (int) checksum.getValue();
    }
}
