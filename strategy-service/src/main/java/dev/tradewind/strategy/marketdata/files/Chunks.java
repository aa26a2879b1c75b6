package dev.tradewind.strategy.marketdata.files;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Walks over a segment of any size in buffers that old interfaces can take. */
final class Chunks {
    private static final long CHUNK = 1L << 24;

    private Chunks() {}

    static void of(MemorySegment bytes, Consumer<ByteBuffer> reader) {
        for (long from = 0; from < bytes.byteSize(); from += CHUNK) {
            reader.accept(bytes.asSlice(from, Math.min(CHUNK, bytes.byteSize() - from))
                    .asByteBuffer());
        }
    }
}
