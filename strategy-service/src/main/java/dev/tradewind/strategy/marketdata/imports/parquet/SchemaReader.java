package dev.tradewind.strategy.marketdata.imports.parquet;

import dev.tradewind.strategy.marketdata.imports.parquet.Column.Physical;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the schema of a file, a tree written as a list, parents before their children. */
final class SchemaReader {
    private static final int MOST_ELEMENTS = 10_000;
    private static final int MOST_DIGITS = 38;
    private static final int WIDEST = 1_024;
    private static final int REPEATED = 2;

    // the older way to say what a physical type means
    private static final int UTF8 = 0;
    private static final int DECIMAL = 5;
    private static final int DATE = 6;
    private static final int TIMESTAMP_MILLIS = 9;
    private static final int TIMESTAMP_MICROS = 10;
    private static final int UINT_8 = 11;
    private static final int UINT_64 = 14;
    private static final int INT_8 = 15;
    private static final int INT_64 = 18;

    private static final long MILLIS = 1_000;
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    private final ThriftReader in;

    SchemaReader(ThriftReader in) {
        this.in = in;
    }

    /** One element as it is written. */
    private static final class Element {
        private int physical = -1;
        private int length;
        private int repetition;
        private String name = "";
        private int children;
        private int converted = -1;
        private int scale;
        private @Nullable ColumnType logical;
    }

    List<Column> read() throws ParquetProblem {
        int count = in.structures(MOST_ELEMENTS, "columns");
        var elements = new ArrayList<Element>();
        for (int i = 0; i < count; i++) {
            elements.add(element());
        }
        if (elements.isEmpty()) {
            throw ParquetProblem.damaged("it has no schema");
        }
        var columns = new ArrayList<Column>();
        int next = 1;
        for (int child = 0; child < elements.getFirst().children; child++) {
            next = topLevel(elements, next, columns);
        }
        if (next != elements.size()) {
            throw ParquetProblem.damaged("its schema is no tree");
        }
        return columns;
    }

    /** Adds the column at an index, or the parts of the nested one there, and returns the index behind. */
    private static int topLevel(List<Element> elements, int index, List<Column> columns) throws ParquetProblem {
        Element element = at(elements, index);
        boolean isNested = element.children > 0 || element.repetition == REPEATED;
        long open = 1;
        int next = index;
        while (open > 0) {
            Element part = at(elements, next);
            next++;
            open += part.children - 1L;
            if (part.children == 0) {
                Physical physical = physical(part);
                columns.add(new Column(
                        columns.size(),
                        element.name,
                        isNested ? new ColumnType.Other("LIST, MAP or STRUCT") : type(part, physical),
                        physical,
                        width(part, physical),
                        element.repetition == 1));
            }
        }
        return next;
    }

    private static Element at(List<Element> elements, int index) throws ParquetProblem {
        if (index >= elements.size()) {
            throw ParquetProblem.damaged("its schema is no tree");
        }
        return elements.get(index);
    }

    private static Physical physical(Element element) throws ParquetProblem {
        if (element.physical < 0 || element.physical >= Physical.values().length) {
            throw ParquetProblem.damaged("column \"" + shortened(element.name) + "\" has no type");
        }
        return Physical.values()[element.physical];
    }

    private static int width(Element element, Physical physical) throws ParquetProblem {
        if (physical != Physical.FIXED_LEN_BYTE_ARRAY) {
            return physical.width();
        }
        if (element.length <= 0 || element.length > WIDEST) {
            throw ParquetProblem.notRead(
                    "values of " + element.length + " bytes in column \"" + shortened(element.name) + "\"");
        }
        return element.length;
    }

    private static ColumnType type(Element element, Physical physical) {
        ColumnType meant = element.logical == null ? converted(element) : element.logical;
        if (meant == null) {
            return switch (physical) {
                case INT32, INT64 -> new ColumnType.Whole(true);
                case FLOAT, DOUBLE -> new ColumnType.Real();
                case BYTE_ARRAY -> new ColumnType.Text();
                case BOOLEAN, INT96, FIXED_LEN_BYTE_ARRAY -> new ColumnType.Other(physical.name());
            };
        }
        boolean isStoredSo = switch (meant) {
            case ColumnType.Whole whole -> physical == Physical.INT32 || physical == Physical.INT64;
            case ColumnType.Decimal decimal ->
                physical != Physical.BOOLEAN
                        && physical != Physical.INT96
                        && physical != Physical.FLOAT
                        && physical != Physical.DOUBLE
                        && decimal.scale() >= 0
                        && decimal.scale() <= MOST_DIGITS;
            case ColumnType.Text text -> physical == Physical.BYTE_ARRAY;
            case ColumnType.Date date -> physical == Physical.INT32;
            case ColumnType.Timestamp timestamp -> physical == Physical.INT64;
            case ColumnType.Real real -> false;
            case ColumnType.Other other -> true;
        };
        return isStoredSo ? meant : new ColumnType.Other(physical.name() + " with a meaning that does not fit it");
    }

    private static @Nullable ColumnType converted(Element element) {
        int converted = element.converted;
        if (converted >= UINT_8 && converted <= UINT_64) {
            return new ColumnType.Whole(false);
        }
        if (converted >= INT_8 && converted <= INT_64) {
            return new ColumnType.Whole(true);
        }
        return switch (converted) {
            case -1 -> null;
            case UTF8 -> new ColumnType.Text();
            case DECIMAL -> new ColumnType.Decimal(element.scale);
            case DATE -> new ColumnType.Date();
            case TIMESTAMP_MILLIS -> new ColumnType.Timestamp(MILLIS, true);
            case TIMESTAMP_MICROS -> new ColumnType.Timestamp(MICROS, true);
            default -> new ColumnType.Other("converted type " + converted);
        };
    }

    private Element element() throws ParquetProblem {
        var element = new Element();
        for (int id = in.field(0); id != 0; id = in.field(id)) {
            switch (id) {
                case 1 -> element.physical = in.small();
                case 2 -> element.length = in.small();
                case 3 -> element.repetition = in.small();
                case 4 -> element.name = in.text();
                case 5 -> element.children = children();
                case 6 -> element.converted = in.small();
                case 7 -> element.scale = in.small();
                case 10 -> element.logical = logical();
                default -> in.skip();
            }
        }
        return element;
    }

    private int children() throws ParquetProblem {
        int children = in.small();
        if (children < 0 || children > MOST_ELEMENTS) {
            throw ParquetProblem.damaged("its schema is no tree");
        }
        return children;
    }

    /** A union: a structure of which one field is set. */
    private ColumnType logical() throws ParquetProblem {
        ColumnType type = new ColumnType.Other("unknown");
        for (int id = in.field(0); id != 0; id = in.field(id)) {
            switch (id) {
                case 1, 4, 12 -> {
                    in.skip();
                    type = new ColumnType.Text();
                }
                case 5 -> type = new ColumnType.Decimal(decimalScale());
                case 6 -> {
                    in.skip();
                    type = new ColumnType.Date();
                }
                case 7 -> {
                    in.skip();
                    type = new ColumnType.Other("TIME");
                }
                case 8 -> type = timestamp();
                case 10 -> type = integer();
                default -> {
                    in.skip();
                    type = new ColumnType.Other("logical type " + id);
                }
            }
        }
        return type;
    }

    private int decimalScale() throws ParquetProblem {
        int scale = 0;
        for (int id = in.field(0); id != 0; id = in.field(id)) {
            if (id == 1) {
                scale = in.small();
            } else {
                in.skip();
            }
        }
        return scale;
    }

    private ColumnType timestamp() throws ParquetProblem {
        boolean isUtc = false;
        long perSecond = 0;
        for (int id = in.field(0); id != 0; id = in.field(id)) {
            if (id == 1 && in.isBool()) {
                isUtc = in.bool();
            } else if (id == 2 && in.is(ThriftReader.STRUCT)) {
                for (int unit = in.field(0); unit != 0; unit = in.field(unit)) {
                    perSecond = switch (unit) {
                        case 1 -> MILLIS;
                        case 2 -> MICROS;
                        case 3 -> NANOS;
                        default -> 0;
                    };
                    in.skip();
                }
            } else {
                in.skip();
            }
        }
        return perSecond == 0
                ? new ColumnType.Other("TIMESTAMP of an unknown unit")
                : new ColumnType.Timestamp(perSecond, isUtc);
    }

    private ColumnType integer() throws ParquetProblem {
        boolean isSigned = true;
        for (int id = in.field(0); id != 0; id = in.field(id)) {
            if (id == 2 && in.isBool()) {
                isSigned = in.bool();
            } else {
                in.skip();
            }
        }
        return new ColumnType.Whole(isSigned);
    }

    static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
