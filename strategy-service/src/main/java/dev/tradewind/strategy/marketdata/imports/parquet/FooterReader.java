package dev.tradewind.strategy.marketdata.imports.parquet;

import dev.tradewind.strategy.marketdata.imports.parquet.Footer.Chunk;
import dev.tradewind.strategy.marketdata.imports.parquet.Footer.RowGroup;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads the footer, and holds its claims against each other and against the size of the file before anybody believes them. */
final class FooterReader {
    private static final int MOST_GROUPS = 50_000;
    private static final int MOST_CHUNKS = 100_000;

    private final ThriftReader in;
    private final long dataEnd;
    private List<Column> columns = List.of();
    private int chunksSeen;

    private FooterReader(ThriftReader in, long dataEnd) {
        this.in = in;
        this.dataEnd = dataEnd;
    }

    /** @param dataEnd byte of the file at which the footer begins */
    static Footer read(ByteBuffer footer, long dataEnd) throws ParquetProblem {
        return new FooterReader(new ThriftReader(footer), dataEnd).footer();
    }

    private Footer footer() throws ParquetProblem {
        long rows = -1;
        List<RowGroup> groups = List.of();
        for (int id = in.field(0); id != 0; id = in.field(id)) {
            switch (id) {
                case 2 -> columns = new SchemaReader(in).read();
                case 3 -> rows = in.number();
                case 4 -> groups = groups();
                case 8 -> throw ParquetProblem.notRead("encryption");
                default -> in.skip();
            }
        }
        if (columns.isEmpty()) {
            throw ParquetProblem.damaged("it has no columns");
        }
        long ofGroups = 0;
        for (RowGroup group : groups) {
            ofGroups = Math.addExact(ofGroups, group.rows());
        }
        if (rows != ofGroups) {
            throw ParquetProblem.damaged("it claims " + rows + " rows, its row groups " + ofGroups);
        }
        return new Footer(List.copyOf(columns), groups, rows);
    }

    private List<RowGroup> groups() throws ParquetProblem {
        int count = in.structures(MOST_GROUPS, "row groups");
        var groups = new ArrayList<RowGroup>();
        for (int i = 0; i < count; i++) {
            groups.add(group());
        }
        return groups;
    }

    private RowGroup group() throws ParquetProblem {
        List<Chunk> chunks = List.of();
        long rows = -1;
        for (int id = in.field(0); id != 0; id = in.field(id)) {
            switch (id) {
                case 1 -> chunks = chunks();
                case 3 -> rows = in.number();
                default -> in.skip();
            }
        }
        if (rows < 0 || chunks.size() != columns.size()) {
            throw ParquetProblem.damaged(
                    "a row group has " + rows + " rows and " + chunks.size() + " columns of " + columns.size());
        }
        return new RowGroup(rows, chunks);
    }

    private List<Chunk> chunks() throws ParquetProblem {
        int count = in.structures(MOST_CHUNKS, "columns in a row group");
        chunksSeen += count;
        if (chunksSeen > MOST_CHUNKS) {
            throw ParquetProblem.tooLarge("The Parquet file has more than " + MOST_CHUNKS
                    + " pieces of columns; write it with larger row groups or fewer columns.");
        }
        var chunks = new ArrayList<Chunk>();
        for (int i = 0; i < count; i++) {
            chunks.add(chunk());
        }
        return chunks;
    }

    private Chunk chunk() throws ParquetProblem {
        Chunk chunk = null;
        for (int id = in.field(0); id != 0; id = in.field(id)) {
            switch (id) {
                case 1 -> throw ParquetProblem.notRead("columns in files of their own");
                case 3 -> chunk = content();
                case 8, 9 -> throw ParquetProblem.notRead("encryption");
                default -> in.skip();
            }
        }
        if (chunk == null) {
            throw ParquetProblem.damaged("a column has no description");
        }
        return chunk;
    }

    private Chunk content() throws ParquetProblem {
        int codec = -1;
        long values = -1;
        long bytes = -1;
        long firstPage = -1;
        long dictionary = 0;
        for (int id = in.field(0); id != 0; id = in.field(id)) {
            switch (id) {
                case 4 -> codec = in.small();
                case 5 -> values = in.number();
                case 7 -> bytes = in.number();
                case 9 -> firstPage = in.number();
                case 11 -> dictionary = in.number();
                default -> in.skip();
            }
        }
        long start = dictionary > 0 && dictionary < firstPage ? dictionary : firstPage;
        boolean isInside = start >= ParquetTable.MAGIC_BYTES && bytes >= 0 && bytes <= dataEnd - start;
        if (values != 0 && !isInside) { // a table without rows may point anywhere
            throw ParquetProblem.damaged(
                    "the " + bytes + " bytes of a column from byte " + start + " on do not lie within the file");
        }
        return new Chunk(codec, start, start + bytes, values);
    }
}
