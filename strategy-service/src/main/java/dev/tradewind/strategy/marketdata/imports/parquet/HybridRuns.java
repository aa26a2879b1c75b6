package dev.tradewind.strategy.marketdata.imports.parquet;

import java.nio.ByteBuffer;

/** Small numbers in runs: either one number so many times, or groups of eight numbers of the same width in bits. */
final class HybridRuns {
    private static final int GROUP = 8;

    private final ByteBuffer bytes;
    private final int bits;
    private long left;
    private boolean isRepeated;
    private int repeated;
    private long buffered;
    private int bufferedBits;

    /** @param bytes the runs, until the end of the buffer */
    HybridRuns(ByteBuffer bytes, int bits) throws ParquetProblem {
        if (bits < 0 || bits > Integer.SIZE) {
            throw ParquetProblem.damaged("numbers of " + bits + " bits");
        }
        this.bytes = bytes;
        this.bits = bits;
    }

    int next() throws ParquetProblem {
        while (left == 0) {
            begin();
        }
        left--;
        return isRepeated ? repeated : packed();
    }

    private void begin() throws ParquetProblem {
        long head = varint();
        isRepeated = (head & 1) == 0;
        if (isRepeated) {
            left = head >>> 1;
            repeated = 0;
            for (int shift = 0; shift < bits; shift += Byte.SIZE) {
                repeated |= (bytes.get() & 0xFF) << shift;
            }
        } else {
            left = (head >>> 1) * GROUP;
            buffered = 0;
            bufferedBits = 0;
            if ((head >>> 1) * bits > bytes.remaining()) {
                throw ParquetProblem.damaged("a run of numbers is longer than its page");
            }
        }
    }

    private int packed() {
        while (bufferedBits < bits) {
            buffered |= (bytes.get() & 0xFFL) << bufferedBits;
            bufferedBits += Byte.SIZE;
        }
        int value = (int) (buffered & ((1L << bits) - 1));
        buffered >>>= bits;
        bufferedBits -= bits;
        return value;
    }

    private long varint() throws ParquetProblem {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw ParquetProblem.damaged("a run of numbers has no beginning");
    }
}
