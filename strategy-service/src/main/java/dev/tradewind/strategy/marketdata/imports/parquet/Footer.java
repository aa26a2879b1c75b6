package dev.tradewind.strategy.marketdata.imports.parquet;

import java.util.List;

/** What a file says about itself at its end. */
record Footer(List<Column> columns, List<RowGroup> groups, long rows) {
    /** Rows that lie together. */
    record RowGroup(long rows, List<Chunk> chunks) {}

    /**
     * The pages of one column within a row group.
     *
     * @param codec number of the way in which pages are packed
     * @param start byte at which the first page begins
     * @param end byte behind the last page
     */
    record Chunk(int codec, long start, long end, long values) {}
}
