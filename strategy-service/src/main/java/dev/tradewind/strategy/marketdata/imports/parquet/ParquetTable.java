package dev.tradewind.strategy.marketdata.imports.parquet;

import dev.tradewind.strategy.marketdata.imports.parquet.Footer.RowGroup;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A Parquet file as a table. For one thread at a time. */
public final class ParquetTable implements AutoCloseable {
    static final int MAGIC_BYTES = 4;
    private static final int TAIL = Integer.BYTES + MAGIC_BYTES;

    /** Footers of tables of prices have some kilobytes. */
    private static final int LARGEST_FOOTER = 8 << 20;

    private final Arena arena;
    private final MemorySegment file;
    private final Footer footer;

    private ParquetTable(Arena arena, MemorySegment file, Footer footer) {
        this.arena = arena;
        this.file = file;
        this.footer = footer;
    }

    /** Looks at the end of a file, where its description is. */
    public static ParquetTable open(Path path) throws IOException, ParquetProblem {
        Arena arena = Arena.ofConfined();
        ParquetTable table = null;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            table = new ParquetTable(arena, file, guarded(() -> footer(file)));
            return table;
        } finally {
            if (table == null) {
                arena.close();
            }
        }
    }

    private static Footer footer(MemorySegment file) throws ParquetProblem {
        if (file.byteSize() < MAGIC_BYTES + TAIL) {
            throw ParquetProblem.damaged("it has " + file.byteSize() + " bytes");
        }
        ByteBuffer tail = bytes(file, file.byteSize() - TAIL, TAIL);
        int length = tail.getInt();
        var magic = new byte[MAGIC_BYTES];
        tail.get(magic);
        switch (new String(magic, StandardCharsets.ISO_8859_1)) {
            case "PAR1" -> {
                // as it should be
            }
            case "PARE" -> throw ParquetProblem.notRead("encryption");
            default -> throw ParquetProblem.damaged("it does not end like one; was it cut off?");
        }
        long start = file.byteSize() - TAIL - length;
        if (length <= 0 || start < MAGIC_BYTES) {
            throw ParquetProblem.damaged("its description claims " + length + " bytes");
        }
        if (length > LARGEST_FOOTER) {
            throw ParquetProblem.tooLarge("The description of the Parquet file has " + length + " bytes; at most "
                    + LARGEST_FOOTER + " are read.");
        }
        return FooterReader.read(bytes(file, start, length), start);
    }

    private static ByteBuffer bytes(MemorySegment file, long from, int length) {
        return file.asSlice(from, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    public List<Column> columns() {
        return footer.columns();
    }

    /** Number of rows. */
    public long rows() {
        return footer.rows();
    }

    /**
     * Reads columns from the first row on.
     *
     * @param mostUnpacked most bytes that may come out of their pages
     */
    public Rows read(List<Column> columns, long mostUnpacked) {
        return new Rows(columns, new Memory(mostUnpacked));
    }

    @Override
    public void close() {
        arena.close();
    }

    /** The rows of some columns, one after the other. */
    public final class Rows implements AutoCloseable {
        private final List<Column> columns;
        private final List<ColumnReader> readers = new ArrayList<>();
        private int group;
        private long left;

        private Rows(List<Column> columns, Memory memory) {
            this.columns = List.copyOf(columns);
            columns.forEach(column -> readers.add(new ColumnReader(column, file, memory)));
        }

        /** Goes to the next row; false behind the last. */
        public boolean next() throws ParquetProblem {
            return guarded(() -> {
                while (left == 0) {
                    if (group == footer.groups().size()) {
                        return false;
                    }
                    open(footer.groups().get(group++));
                }
                left--;
                for (ColumnReader reader : readers) {
                    reader.next();
                }
                return true;
            });
        }

        private void open(RowGroup rows) throws ParquetProblem {
            left = rows.rows();
            for (int i = 0; i < readers.size(); i++) {
                readers.get(i).open(rows.chunks().get(columns.get(i).index()), left);
            }
        }

        /** Whether the row has no value in a column, which is counted as the columns were named. */
        public boolean isNull(int column) {
            return readers.get(column).isNull();
        }

        /** A whole number, a date in days or a timestamp in its units. */
        public long number(int column) {
            return readers.get(column).number();
        }

        /** A number or a text in words. */
        public String text(int column) {
            return readers.get(column).text();
        }

        @Override
        public void close() {
            readers.forEach(ColumnReader::close);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws ParquetProblem;
    }

    /** Buffers check every access; one beyond an end means that the file contradicts itself. */
    private static <T> T guarded(Reading<T> reading) throws ParquetProblem {
        try {
            return reading.read();
        } catch (BufferUnderflowException
                | BufferOverflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException contradiction) {
            throw ParquetProblem.damaged("something in it lies outside of where it should be");
        }
    }
}
