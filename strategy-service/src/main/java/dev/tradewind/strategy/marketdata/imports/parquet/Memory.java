package dev.tradewind.strategy.marketdata.imports.parquet;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory outside the heap for unpacked pages, bounded for a whole table, and bytes unpacked so far, bounded too. */
final class Memory {
    /** What all pages that are looked at together may take; pages of the usual size take less than a fifth of it. */
    private static final long MOST_TOGETHER = 48L << 20;

    private static final int MOST_PAGE = 16 << 20;
    private static final int STEP = 1 << 16;

    private final long mostUnpacked;
    private long taken;
    private long unpacked;

    /** @param mostUnpacked most bytes that may come out of all pages together */
    Memory(long mostUnpacked) {
        this.mostUnpacked = mostUnpacked;
    }

    /** One piece, used again for page after page. */
    final class Piece implements AutoCloseable {
        private Arena arena = Arena.ofConfined();
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        /** An empty buffer for so many bytes; what was in the piece is gone. */
        ByteBuffer forPage(int size) throws ParquetProblem {
            unpacked += size;
            if (unpacked > mostUnpacked) {
                throw ParquetProblem.tooLarge("Unpacked, the columns are larger than " + mostUnpacked + " bytes.");
            }
            if (size > MOST_PAGE) {
                throw tooLarge();
            }
            if (size > bytes.capacity()) {
                grow((size + STEP - 1) / STEP * STEP);
            }
            return bytes.clear().limit(size).order(ByteOrder.LITTLE_ENDIAN);
        }

        private void grow(int size) throws ParquetProblem {
            close();
            if (taken + size > MOST_TOGETHER) {
                throw tooLarge();
            }
            taken += size;
            arena = Arena.ofConfined();
            bytes = arena.allocate(size, Long.BYTES).asByteBuffer();
        }

        private static ParquetProblem tooLarge() {
            return ParquetProblem.tooLarge("The Parquet file has pages that are too large: at most " + MOST_PAGE
                    + " bytes each and " + MOST_TOGETHER
                    + " together are read. Write it with smaller row groups.");
        }

        @Override
        public void close() {
            taken -= bytes.capacity();
            bytes = ByteBuffer.allocate(0);
            arena.close();
            arena = Arena.ofConfined();
        }
    }
}
