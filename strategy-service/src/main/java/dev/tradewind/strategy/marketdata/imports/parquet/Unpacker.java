package dev.tradewind.strategy.marketdata.imports.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/** Unpacks pages: exactly as many bytes as a page's head says, or it is damaged. */
@FunctionalInterface
interface Unpacker {
    /** Fills {@code to} from its position to its limit. */
    void unpack(ByteBuffer from, ByteBuffer to) throws ParquetProblem;

    /** By the format's number; a codec that is not read is refused by its name. */
    static Unpacker of(int codec) throws ParquetProblem {
        return switch (codec) {
            case 0 -> Unpacker::copy;
            case 1 -> by(new SnappyDecompressor());
            case 2 -> Unpacker::gunzip;
            case 3 -> throw ParquetProblem.notRead("LZO compression; snappy, zstd, gzip and lz4_raw are read");
            case 4 -> throw ParquetProblem.notRead("Brotli compression; snappy, zstd, gzip and lz4_raw are read");
            case 5 -> throw ParquetProblem.notRead("the old LZ4 compression; snappy, zstd, gzip and lz4_raw are read");
            case 6 -> by(new ZstdDecompressor());
            case 7 -> by(new Lz4Decompressor());
            default -> throw ParquetProblem.damaged("compression number " + codec + " does not exist");
        };
    }

    private static Unpacker by(Decompressor codec) {
        return (from, to) -> {
            try {
                codec.decompress(from, to);
            } catch (MalformedInputException malformed) {
                throw ParquetProblem.damaged("a page cannot be unpacked");
            }
            requireFull(to);
        };
    }

    private static void copy(ByteBuffer from, ByteBuffer to) throws ParquetProblem {
        if (from.remaining() != to.remaining()) {
            throw ParquetProblem.damaged("a page that is not packed has two sizes");
        }
        to.put(from);
    }

    private static void gunzip(ByteBuffer from, ByteBuffer to) throws ParquetProblem {
        skipGzipHead(from);
        var inflater = new Inflater(true);
        try {
            inflater.setInput(from);
            while (to.hasRemaining() && inflater.inflate(to) > 0) {
                // until the page is full or nothing more comes
            }
        } catch (DataFormatException malformed) {
            throw ParquetProblem.damaged("a page cannot be unpacked");
        } finally {
            inflater.end();
        }
        requireFull(to);
    }

    // RFC 1952: ten bytes, and what the flags say
    private static void skipGzipHead(ByteBuffer from) throws ParquetProblem {
        int magic = (from.get() & 0xFF) | (from.get() & 0xFF) << 8;
        int method = from.get();
        int flags = from.get();
        if (magic != GZIPInputStream.GZIP_MAGIC || method != 8) {
            throw ParquetProblem.damaged("a page is no gzip");
        }
        from.position(from.position() + 6);
        if ((flags & 4) != 0) {
            int extra = (from.get() & 0xFF) | (from.get() & 0xFF) << 8;
            from.position(from.position() + extra);
        }
        for (int text = Integer.bitCount(flags & 0x18); text > 0; text--) { // a name, a comment
            while (from.get() != 0) {
                // until its end
            }
        }
        if ((flags & 2) != 0) {
            from.position(from.position() + 2);
        }
    }

    private static void requireFull(ByteBuffer to) throws ParquetProblem {
        if (to.hasRemaining()) {
            throw ParquetProblem.damaged("a page holds fewer bytes than its head says");
        }
    }
}
