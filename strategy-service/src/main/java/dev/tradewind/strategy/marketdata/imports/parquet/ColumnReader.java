package dev.tradewind.strategy.marketdata.imports.parquet;

import dev.tradewind.strategy.marketdata.imports.parquet.Footer.Chunk;
import dev.tradewind.strategy.marketdata.imports.parquet.PageHead.Kind;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The values of one column, row after row, page after page. */
final class ColumnReader implements AutoCloseable {
    private static final int PLAIN = 0;
    private static final int PLAIN_DICTIONARY = 2;
    private static final int RLE_DICTIONARY = 8;

    /** Longest head of a page; statistics in it may hold two values. */
    private static final int LONGEST_HEAD = 1 << 16;

    private static final String[] ENCODINGS = {
        "PLAIN",
        "GROUP_VAR_INT",
        "PLAIN_DICTIONARY",
        "RLE",
        "BIT_PACKED",
        "DELTA_BINARY_PACKED",
        "DELTA_LENGTH_BYTE_ARRAY",
        "DELTA_BYTE_ARRAY",
        "RLE_DICTIONARY",
        "BYTE_STREAM_SPLIT"
    };

    private final Column column;
    private final MemorySegment file;
    private final Memory.Piece page;
    private final Memory.Piece dictionaryPage;
    private final PlainValues values;
    private final PlainValues dictionary;
    private @Nullable Unpacker unpacker;
    private @Nullable HybridRuns levels;
    private @Nullable HybridRuns indexes;
    private boolean hasDictionary;
    private long position;
    private long end;
    private long leftInChunk;
    private int leftInPage;
    private boolean isNull;

    ColumnReader(Column column, MemorySegment file, Memory memory) {
        this.column = column;
        this.file = file;
        this.page = memory.new Piece();
        this.dictionaryPage = memory.new Piece();
        this.values = new PlainValues(column);
        this.dictionary = new PlainValues(column);
    }

    /** Goes to the beginning of a chunk. */
    void open(Chunk chunk, long rows) throws ParquetProblem {
        if (chunk.values() != rows) {
            throw ParquetProblem.damaged(
                    "column \"" + name() + "\" has " + chunk.values() + " values in a row group of " + rows + " rows");
        }
        unpacker = Unpacker.of(chunk.codec());
        position = chunk.start();
        end = chunk.end();
        leftInChunk = rows;
        leftInPage = 0;
        hasDictionary = false;
    }

    /** Goes to the next row. */
    void next() throws ParquetProblem {
        while (leftInPage == 0) {
            nextPage();
        }
        leftInPage--;
        isNull = levels != null && levels.next() == 0;
        if (isNull) {
            return;
        }
        if (indexes == null) {
            values.next();
        } else {
            dictionary.at(indexes.next());
        }
    }

    boolean isNull() {
        return isNull;
    }

    /** The value of the row as a number: of whole numbers, dates and times. */
    long number() {
        return (indexes == null ? values : dictionary).number();
    }

    /** The value of the row in words: of numbers and texts. */
    String text() {
        return (indexes == null ? values : dictionary).text();
    }

    private void nextPage() throws ParquetProblem {
        if (position >= end) {
            throw ParquetProblem.damaged("column \"" + name() + "\" ends before its last row");
        }
        ByteBuffer head = bytes(position, (int) Math.min(LONGEST_HEAD, end - position));
        PageHead found = PageHead.read(head);
        position += head.position();
        if (found.bytes() > end - position) {
            throw ParquetProblem.damaged("a page of column \"" + name() + "\" is longer than the column");
        }
        ByteBuffer packed = bytes(position, found.bytes());
        position += found.bytes();
        switch (found.kind()) {
            case INDEX -> {
                // nothing that is needed
            }
            case DICTIONARY -> readDictionary(found, packed);
            case DATA, DATA_V2 -> readData(found, packed);
        }
    }

    private ByteBuffer bytes(long from, int length) {
        return file.asSlice(from, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void readDictionary(PageHead head, ByteBuffer packed) throws ParquetProblem {
        if (head.encoding() != PLAIN && head.encoding() != PLAIN_DICTIONARY) {
            throw notRead(head.encoding());
        }
        requireIntact(head, packed);
        ByteBuffer bytes = dictionaryPage.forPage(head.unpacked());
        unpack(packed, bytes);
        dictionary.fill(bytes.flip());
        dictionary.index(head.values());
        hasDictionary = true;
    }

    private void readData(PageHead head, ByteBuffer packed) throws ParquetProblem {
        if (head.values() > leftInChunk) {
            throw ParquetProblem.damaged("column \"" + name() + "\" has more values than rows");
        }
        requireIntact(head, packed);
        ByteBuffer bytes = page.forPage(head.unpacked());
        if (head.kind() == Kind.DATA) {
            unpack(packed, bytes);
            bytes.flip();
            levels = column.isOptional() ? levels(head, bytes) : null;
        } else {
            levels = levelsInFront(head, packed, bytes);
        }
        leftInPage = head.values();
        leftInChunk -= leftInPage;
        indexes = null;
        if (leftInPage > 0) {
            begin(head.encoding(), bytes);
        }
    }

    private HybridRuns levels(PageHead head, ByteBuffer bytes) throws ParquetProblem {
        if (head.levelEncoding() != PageHead.RLE) {
            throw notRead(head.levelEncoding());
        }
        return new HybridRuns(part(bytes, bytes.getInt()), 1);
    }

    /** In the second version of pages the levels stand unpacked before the values. */
    private @Nullable HybridRuns levelsInFront(PageHead head, ByteBuffer packed, ByteBuffer bytes)
            throws ParquetProblem {
        if (head.levelBytes() > head.unpacked()) {
            throw ParquetProblem.damaged("a page of column \"" + name() + "\" is smaller than its levels");
        }
        ByteBuffer before = part(packed, head.levelBytes());
        bytes.limit(head.unpacked() - head.levelBytes());
        if (head.arePacked() && bytes.hasRemaining()) {
            unpack(packed.slice().order(ByteOrder.LITTLE_ENDIAN), bytes);
        } else {
            bytes.put(packed);
        }
        bytes.flip();
        return column.isOptional() ? new HybridRuns(before, 1) : null;
    }

    private void begin(int encoding, ByteBuffer bytes) throws ParquetProblem {
        switch (encoding) {
            case PLAIN -> values.fill(bytes);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (!hasDictionary) {
                    throw ParquetProblem.damaged("column \"" + name() + "\" has no dictionary");
                }
                // a page of nothing but nulls may be empty
                indexes = bytes.hasRemaining() ? new HybridRuns(bytes, bytes.get()) : new HybridRuns(bytes, 0);
            }
            default -> throw notRead(encoding);
        }
    }

    private void unpack(ByteBuffer packed, ByteBuffer bytes) throws ParquetProblem {
        if (unpacker == null) {
            throw new IllegalStateException("no chunk was opened");
        }
        unpacker.unpack(packed, bytes);
    }

    private static void requireIntact(PageHead head, ByteBuffer packed) throws ParquetProblem {
        Integer wanted = head.crc();
        if (wanted != null) {
            var crc = new CRC32();
            crc.update(packed.duplicate());
            if ((int) crc.getValue() != wanted) {
                throw ParquetProblem.damaged("the checksum of a page is wrong");
            }
        }
    }

    /** So many bytes from the position on, behind which the buffer is moved. */
    private static ByteBuffer part(ByteBuffer bytes, int length) {
        ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return part;
    }

    private ParquetProblem notRead(int encoding) {
        String named = encoding >= 0 && encoding < ENCODINGS.length ? ENCODINGS[encoding] : "number " + encoding;
        return ParquetProblem.notRead(
                "the encoding " + named + " in column \"" + name() + "\"; PLAIN and dictionaries are read");
    }

    private String name() {
        return SchemaReader.shortened(column.name());
    }

    @Override
    public void close() {
        page.close();
        dictionaryPage.close();
    }
}
