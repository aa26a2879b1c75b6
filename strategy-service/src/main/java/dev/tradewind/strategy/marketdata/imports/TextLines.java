package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The lines of a text file, plain or gzip, in bounded memory: neither a line nor what is unpacked may be larger than allowed. */
final class TextLines implements Closeable {
    private static final int LONGEST_LINE = 16_384;
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;

    private final CountedStream counted;
    private final InputStream text;
    private final long mostBytes;
    private final byte[] buffer = new byte[BUFFER];
    private byte[] line = new byte[256];
    private int position;
    private int filled;
    private long unpacked;
    private long number;

    private TextLines(CountedStream counted, InputStream text, long mostBytes) {
        this.counted = counted;
        this.text = text;
        this.mostBytes = mostBytes;
    }

    /** @param mostBytes most bytes after unpacking */
    static TextLines open(Path file, long mostBytes) throws IOException, ImportRefused {
        var counted = new CountedStream(Files.newInputStream(file));
        var raw = new BufferedInputStream(counted, BUFFER);
        raw.mark(MAGIC);
        byte[] magic = raw.readNBytes(MAGIC);
        raw.reset();
        if (magic.length == 0) {
            raw.close();
            throw new ImportRefused(Code.EMPTY_FILE, "The file is empty.");
        }
        if (magic.length > 1 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B) {
            try {
                return new TextLines(counted, new GZIPInputStream(raw, BUFFER), mostBytes);
            } catch (EOFException | ZipException damaged) {
                raw.close();
                throw new ImportRefused(Code.DAMAGED_FILE, "The file looks like gzip but cannot be unpacked.");
            }
        }
        return new TextLines(counted, raw, mostBytes);
    }

    /** The next line without its end; null after the last. */
    @Nullable
    String next() throws IOException, ImportRefused {
        int length = 0;
        while (true) {
            if (position == filled && !fill()) {
                if (length == 0) {
                    return null;
                }
                break;
            }
            byte next = buffer[position++];
            if (next == '\n') {
                break;
            }
            if (next == 0) {
                throw ImportRefused.of(Code.NOT_TEXT, "Line %d holds a zero byte; this is no text file.", number + 1);
            }
            if (length == LONGEST_LINE) {
                throw ImportRefused.of(Code.NOT_TEXT, "Line %d is longer than %d bytes.", number + 1, LONGEST_LINE);
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = next;
        }
        number++;
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        int start = number == 1 && length > 2 && (line[0] & 0xFF) == 0xEF && (line[1] & 0xFF) == 0xBB ? 3 : 0;
        return new String(line, start, length - start, StandardCharsets.UTF_8);
    }

    /** Number of the line read last; the first is 1. */
    long number() {
        return number;
    }

    /** Bytes taken from the file so far. */
    long bytesRead() {
        return counted.count;
    }

    private boolean fill() throws IOException, ImportRefused {
        try {
            filled = text.read(buffer, 0, buffer.length);
        } catch (EOFException | ZipException damaged) {
            throw ImportRefused.of(Code.DAMAGED_FILE, "The file is damaged after line %d.", number);
        }
        position = 0;
        if (filled <= 0) {
            filled = 0;
            return false;
        }
        unpacked += filled;
        if (unpacked > mostBytes) {
            throw ImportRefused.of(
                    Code.FILE_TOO_LARGE,
                    "Unpacked, the file is larger than %d bytes (after line %d).",
                    mostBytes,
                    number);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Counts what was read. */
    private static final class CountedStream extends java.io.FilterInputStream {
        private long count;

        CountedStream(InputStream from) {
            super(from);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
