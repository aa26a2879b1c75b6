package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.bars.FindingKind;
import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;
import dev.tradewind.strategy.marketdata.imports.parquet.Column;
import dev.tradewind.strategy.marketdata.imports.parquet.ColumnType;
import dev.tradewind.strategy.marketdata.imports.parquet.ParquetProblem;
import dev.tradewind.strategy.marketdata.imports.parquet.ParquetTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** A Parquet file, whose columns are recognised by the names that a CSV file has in its header. */
final class ParquetSource implements RowSource {
    private static final int PROGRESS_EVERY = 4_096;
    private static final int DAY = 86_400;

    /** Rows outside of sessions are left out and may be as many again; beyond that the limit of bars is passed for sure. */
    private static final int ROWS_PER_BAR = 4;

    // where the columns stand among those that are read
    private static final int TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;

    private final ParquetTable table;
    private final WallClock clock;
    private final long fileBytes;
    private final long mostBytes;
    private final ColumnNames names;
    private final List<Column> columns = new ArrayList<>();
    private final int volume;
    private final int secondTime;
    private boolean hasDatesOnly;
    private boolean hasTimesWithoutZone;

    private ParquetSource(ParquetTable table, ColumnNames names, WallClock clock, long fileBytes, long mostBytes)
            throws ImportRefused {
        this.table = table;
        this.names = names;
        this.clock = clock;
        this.fileBytes = fileBytes;
        this.mostBytes = mostBytes;
        Column time = table.columns().get(names.time());
        Column ofDay = names.secondTime() < 0 ? time : table.columns().get(names.secondTime());
        if (ofDay.type() instanceof ColumnType.Timestamp) {
            time = ofDay; // says it all
        }
        columns.add(required(time, "times"));
        for (int index : new int[] {names.open(), names.high(), names.low(), names.close()}) {
            columns.add(numbers(table.columns().get(index)));
        }
        volume = names.volume() < 0 ? -1 : columns.size();
        if (volume > 0) {
            columns.add(numbers(table.columns().get(names.volume())));
        }
        boolean isApart = time.type() instanceof ColumnType.Text && !ofDay.equals(time);
        secondTime = isApart ? columns.size() : -1;
        if (isApart) {
            columns.add(required(ofDay, "times"));
        } else if (!ofDay.equals(time)) {
            throw new ImportRefused(
                    Code.PARQUET_NOT_READ,
                    "Date and time stand in two columns; write one column of timestamps, or both as texts.");
        }
    }

    static ParquetSource open(Path file, WallClock clock, ImportLimits limits) throws IOException, ImportRefused {
        ParquetTable table;
        try {
            table = ParquetTable.open(file);
        } catch (ParquetProblem problem) {
            throw refused(problem);
        }
        ParquetSource source = null;
        try {
            source = new ParquetSource(table, recognised(table, limits), clock, Files.size(file), limits.maxBytes());
            return source;
        } finally {
            if (source == null) {
                table.close();
            }
        }
    }

    private static ColumnNames recognised(ParquetTable table, ImportLimits limits) throws ImportRefused {
        if (table.rows() == 0) {
            throw new ImportRefused(Code.EMPTY_FILE, "The table has no rows.");
        }
        if (table.rows() / ROWS_PER_BAR > limits.maxBars()) {
            throw ImportRefused.of(
                    Code.TOO_MANY_BARS,
                    "The table has %d rows; at most %d bars are kept.",
                    table.rows(),
                    limits.maxBars());
        }
        List<String> heads = table.columns().stream().map(Column::name).toList();
        return ColumnNames.of(heads)
                .orElseThrow(() -> new ImportRefused(
                        Code.UNKNOWN_LAYOUT,
                        "Columns with time, open, high, low and close are needed; the table has "
                                + CsvSource.listed(heads) + "."));
    }

    private static Column numbers(Column column) throws ImportRefused {
        if (column.type() instanceof ColumnType.Date || column.type() instanceof ColumnType.Timestamp) {
            throw notRead(column, "times", "numbers");
        }
        return required(column, "numbers");
    }

    private static Column required(Column column, String needed) throws ImportRefused {
        if (column.type() instanceof ColumnType.Other(String name)) {
            throw notRead(column, "values of the type " + name, needed);
        }
        return column;
    }

    private static ImportRefused notRead(Column column, String found, String needed) {
        return new ImportRefused(
                Code.PARQUET_NOT_READ,
                "The column \"" + CsvSource.shortened(column.name()) + "\" holds " + found + "; " + needed
                        + " are needed.");
    }

    private static ImportRefused refused(ParquetProblem problem) {
        return new ImportRefused(
                switch (problem.kind()) {
                    case DAMAGED -> Code.DAMAGED_FILE;
                    case NOT_READ -> Code.PARQUET_NOT_READ;
                    case TOO_LARGE -> Code.FILE_TOO_LARGE;
                },
                problem.detail());
    }

    @Override
    public String layout() {
        return "parquet";
    }

    @Override
    public List<String> notes() {
        return names.notes();
    }

    @Override
    public String counted() {
        return "row";
    }

    @Override
    public boolean hasDatesOnly() {
        return hasDatesOnly;
    }

    @Override
    public boolean hasTimesWithoutZone() {
        return hasTimesWithoutZone;
    }

    @Override
    public void read(long mostRows, RowSink sink, LongConsumer bytesRead) throws ImportRefused {
        var text = new TimeText(clock);
        hasDatesOnly = true;
        try (ParquetTable.Rows rows = table.read(columns, mostBytes)) {
            long row = 0;
            while (row < mostRows && rows.next()) {
                row++;
                tell(row, rows, text, sink);
                if (row % PROGRESS_EVERY == 0) {
                    bytesRead.accept((long) ((double) fileBytes * row / table.rows()));
                }
            }
            bytesRead.accept((long) ((double) fileBytes * row / table.rows()));
        } catch (ParquetProblem problem) {
            throw refused(problem);
        }
    }

    private void tell(long row, ParquetTable.Rows rows, TimeText text, RowSink sink) throws ImportRefused {
        if (rows.isNull(TIME)) {
            sink.unreadable(FindingKind.UNREADABLE, row, "The row has no time.");
            return;
        }
        OptionalLong stamp = stamp(rows, text);
        if (stamp.isEmpty()) {
            sink.unreadable(
                    FindingKind.UNREADABLE,
                    row,
                    "\"" + CsvSource.shortened(rows.text(TIME)) + "\" is no time that can be read.");
            return;
        }
        sink.row(
                row,
                stamp.getAsLong(),
                number(rows, OPEN),
                number(rows, HIGH),
                number(rows, LOW),
                number(rows, CLOSE),
                volume < 0 ? "0" : number(rows, volume));
    }

    private static String number(ParquetTable.Rows rows, int column) {
        return rows.isNull(column) ? "" : rows.text(column).strip();
    }

    private OptionalLong stamp(ParquetTable.Rows rows, TimeText text) throws ImportRefused {
        return switch (columns.get(TIME).type()) {
            case ColumnType.Date() -> OptionalLong.of(rows.number(TIME) * DAY);
            case ColumnType.Timestamp(long perSecond, boolean isUtc) -> {
                long second = Math.floorDiv(rows.number(TIME), perSecond);
                yield isUtc ? moment(second) : shown(second);
            }
            default -> {
                OptionalLong read = text.parse(words(rows));
                hasDatesOnly &= text.isDate();
                hasTimesWithoutZone |= !text.hasZone();
                yield read;
            }
        };
    }

    private OptionalLong moment(long second) {
        hasDatesOnly = false;
        return OptionalLong.of(second);
    }

    /** What a clock on the wall showed; a table of days shows midnight in all its rows. */
    private OptionalLong shown(long second) {
        hasDatesOnly &= Math.floorMod(second, DAY) == 0;
        hasTimesWithoutZone = true;
        try {
            return clock.epochSecond(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
        } catch (DateTimeException outside) {
            return OptionalLong.empty();
        }
    }

    private String words(ParquetTable.Rows rows) {
        String first = rows.text(TIME).strip();
        if (columns.get(TIME).type() instanceof ColumnType.Real) {
            double seconds = Decimals.toDouble(first); // an epoch is not written with an exponent
            return Double.isFinite(seconds) ? BigDecimal.valueOf(seconds).toPlainString() : first;
        }
        return secondTime < 0 || rows.isNull(secondTime)
                ? first
                : first + " " + rows.text(secondTime).strip();
    }

    @Override
    public void close() {
        table.close();
    }
}
