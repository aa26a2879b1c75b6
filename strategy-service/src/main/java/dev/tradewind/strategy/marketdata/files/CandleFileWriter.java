package dev.tradewind.strategy.marketdata.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes one candle file: bars go into a mapped temporary file, which is flushed to the disk and then renamed to its hash. Closed
 * before {@link #finish}, it leaves nothing. Needs no heap, however many bars there are.
 */
public final class CandleFileWriter implements AutoCloseable {
    static final String SUFFIX = ".candles";
    static final String UNFINISHED = ".writing";

    private final Path folder;
    private final Path temporary;
    private final CandleHeader header;
    private final FileChannel channel;
    private final Arena arena;
    private final MemorySegment file;
    private boolean isOpen = true;

    public CandleFileWriter(Path folder, CandleHeader header) {
        this.folder = folder;
        this.header = header;
        this.arena = Arena.ofShared();
        try {
            Files.createDirectories(folder);
            this.temporary = Files.createTempFile(folder, "", UNFINISHED);
            this.channel = FileChannel.open(temporary, StandardOpenOption.READ, StandardOpenOption.WRITE);
            this.file = channel.map(MapMode.READ_WRITE, 0, header.fileBytes(), arena);
        } catch (IOException unwritable) {
            arena.close();
            throw new UncheckedIOException("cannot write candles to " + folder, unwritable);
        }
    }

    /** Sets the bar at an index; every index from 0 to the header's number of bars must be set once, in any order. */
    public void set(long index, long opensAt, long open, long high, long low, long close, long volume) {
        put(0, index, opensAt);
        put(1, index, open);
        put(2, index, high);
        put(3, index, low);
        put(4, index, close);
        put(5, index, volume);
    }

    private void put(int column, long index, long value) {
        file.set(CandleHeader.LONG, CandleHeader.BYTES + (column * header.bars() + index) * Long.BYTES, value);
    }

    /** Makes the file durable under the name of its content and returns the hash. */
    public String finish() {
        header.writeTo(file, CandleHeader.checksum(file.asSlice(CandleHeader.BYTES)));
        String hash = sha256();
        try {
            file.force();
            channel.force(true);
            release();
            Files.move(temporary, folder.resolve(hash + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true); // the rename itself
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write candles to " + folder, unwritable);
        }
        return hash;
    }

    private String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Chunks.of(file, digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void release() throws IOException {
        if (isOpen) {
            isOpen = false;
            arena.close();
            channel.close();
        }
    }

    @Override
    public void close() {
        try {
            release();
            Files.deleteIfExists(temporary);
        } catch (IOException left) {
            throw new UncheckedIOException("cannot remove " + temporary, left);
        }
    }
}
