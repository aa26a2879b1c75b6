package dev.tradewind.strategy.marketdata.imports.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Values one after the other as they are, of a page or of a dictionary. */
final class PlainValues {
    /** Of a longer text only the beginning is looked at: it is no number and no time. */
    private static final int LONGEST_TEXT = 1_024;

    /** Of a dictionary of texts; where each begins is kept on the heap. */
    private static final int MOST_TEXTS = 1 << 18;

    private final Column column;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int[] starts = {};
    private int count;
    private int start;
    private int length;

    PlainValues(Column column) {
        this.column = column;
    }

    /** Takes the values of a page, which the buffer holds from its position to its limit. */
    void fill(ByteBuffer page) {
        bytes = page;
        start = page.position();
        length = 0;
    }

    /** Makes {@link #at} possible: so many values. */
    void index(int values) throws ParquetProblem {
        int least = column.width() == 0 ? Integer.BYTES : column.width();
        if ((long) values * least > bytes.remaining()) {
            throw ParquetProblem.damaged("the dictionary of column \"" + SchemaReader.shortened(column.name())
                    + "\" is smaller than its " + values + " values");
        }
        count = values;
        if (column.width() == 0) {
            if (values > MOST_TEXTS) {
                throw ParquetProblem.tooLarge("The dictionary of column \"" + SchemaReader.shortened(column.name())
                        + "\" has " + values + " texts; at most " + MOST_TEXTS + " are read.");
            }
            starts = new int[values];
            for (int i = 0; i < values; i++) {
                next();
                starts[i] = start;
            }
        }
    }

    /** Goes to the next value. */
    void next() {
        int from = start + length;
        if (column.width() > 0) {
            start = from;
            length = column.width();
        } else {
            length = bytes.getInt(from);
            start = from + Integer.BYTES;
        }
        requireInside();
    }

    /** Goes to a value of a dictionary. */
    void at(int index) throws ParquetProblem {
        if (index < 0 || index >= count) {
            throw ParquetProblem.damaged("value " + index + " of a dictionary of " + count);
        }
        if (column.width() > 0) {
            start = index * column.width();
            length = column.width();
        } else {
            start = starts[index];
            length = bytes.getInt(start - Integer.BYTES);
        }
        requireInside();
    }

    private void requireInside() {
        if (length < 0 || length > bytes.limit() - start) {
            throw new IndexOutOfBoundsException("a value is longer than its page");
        }
    }

    long number() {
        return length == Integer.BYTES ? bytes.getInt(start) : bytes.getLong(start);
    }

    String text() {
        return switch (column.type()) {
            case ColumnType.Whole(boolean isSigned) -> whole(isSigned);
            case ColumnType.Real() ->
                length == Float.BYTES ? Float.toString(bytes.getFloat(start)) : Double.toString(bytes.getDouble(start));
            case ColumnType.Decimal(int scale) -> decimal(scale);
            case ColumnType.Text() -> words();
            case ColumnType.Date days -> Long.toString(number());
            case ColumnType.Timestamp moment -> Long.toString(number());
            case ColumnType.Other(String name) -> throw new IllegalStateException(name + " is not read");
        };
    }

    private String whole(boolean isSigned) {
        if (isSigned) {
            return Long.toString(number());
        }
        return length == Integer.BYTES
                ? Integer.toUnsignedString(bytes.getInt(start))
                : Long.toUnsignedString(bytes.getLong(start));
    }

    private String decimal(int scale) {
        return switch (column.physical()) {
            case INT32, INT64 -> BigDecimal.valueOf(number(), scale).toPlainString();
            default -> length == 0 ? "" : new BigDecimal(new BigInteger(some()), scale).toPlainString(); // big-endian
        };
    }

    private String words() {
        return new String(some(), StandardCharsets.UTF_8);
    }

    private byte[] some() {
        var some = new byte[Math.min(length, LONGEST_TEXT)];
        bytes.get(start, some);
        return some;
    }
}
