package dev.tradewind.strategy.marketdata.imports.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads Thrift's compact protocol, in which the footer and the heads of pages are written. Walks over a structure field by field; whoever
 * reads takes a field's value or skips it.
 */
final class ThriftReader {
    static final int TRUE = 1;
    static final int BYTE = 3;
    static final int I32 = 5;
    static final int I64 = 6;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int STRUCT = 12;
    private static final int FALSE = 2;
    private static final int I16 = 4;
    private static final int DOUBLE = 7;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STOP = 0;

    /** The format itself nests its structures less than ten deep. */
    private static final int DEEPEST = 24;

    private final ByteBuffer bytes;
    private int fieldType;
    private int elementType;
    private int elements;

    /** Reads from the buffer's position on and moves it. */
    ThriftReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * The id of the next field of a structure; 0 at its end.
     *
     * @param last id of the field before, 0 at the beginning
     */
    int field(int last) {
        int head = bytes.get() & 0xFF;
        fieldType = head & 0x0F;
        if (fieldType == STOP) {
            return 0;
        }
        int step = head >>> 4;
        return step == 0 ? (int) unzigzag(varint()) : last + step;
    }

    /** Whether the field's value is of this type; a value of another type must be skipped. */
    boolean is(int type) {
        return fieldType == type;
    }

    boolean isBool() {
        return fieldType == TRUE || fieldType == FALSE;
    }

    boolean bool() {
        return fieldType == TRUE;
    }

    /** A whole number of any width. */
    long number() throws ParquetProblem {
        return switch (fieldType) {
            case BYTE -> bytes.get();
            case I16, I32, I64 -> unzigzag(varint());
            default -> throw ParquetProblem.damaged("a number was expected in its description");
        };
    }

    int small() throws ParquetProblem {
        long value = number();
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw ParquetProblem.damaged("the number " + value + " in its description is out of range");
        }
        return (int) value;
    }

    String text() throws ParquetProblem {
        if (fieldType != BINARY) {
            throw ParquetProblem.damaged("a text was expected in its description");
        }
        var text = new byte[length(varint())];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Begins a list of structures and returns their number; each takes at least one byte, so that it cannot be more than is left. */
    int structures(int most, String what) throws ParquetProblem {
        listHead();
        if (fieldType != LIST || (elementType != STRUCT && elements > 0)) {
            throw ParquetProblem.damaged("a list of " + what + " was expected in its description");
        }
        if (elements > most) {
            throw ParquetProblem.tooLarge(
                    "The Parquet file has " + elements + " " + what + "; at most " + most + " are read.");
        }
        return elements;
    }

    private void listHead() throws ParquetProblem {
        int head = bytes.get() & 0xFF;
        elementType = head & 0x0F;
        elements = length(head >>> 4 == 15 ? varint() : head >>> 4);
    }

    void skip() throws ParquetProblem {
        skip(fieldType, 0);
    }

    private void skip(int type, int depth) throws ParquetProblem {
        if (depth > DEEPEST) {
            throw ParquetProblem.damaged("its description is nested too deep");
        }
        switch (type) {
            case TRUE, FALSE -> {
                // the value is the type
            }
            case BYTE -> move(1);
            case I16, I32, I64 -> varint();
            case DOUBLE -> move(Double.BYTES);
            case BINARY -> move(length(varint()));
            case LIST, SET -> skipList(depth);
            case MAP -> skipMap(depth);
            case STRUCT -> skipStructure(depth);
            default -> throw ParquetProblem.damaged("its description holds a value of the unknown type " + type);
        }
    }

    private void skipList(int depth) throws ParquetProblem {
        listHead();
        int type = elementType;
        int count = elements;
        for (int i = 0; i < count; i++) {
            skipElement(type, depth);
        }
    }

    private void skipMap(int depth) throws ParquetProblem {
        int count = length(varint());
        int types = count == 0 ? 0 : bytes.get() & 0xFF;
        for (int i = 0; i < count; i++) {
            skipElement(types >>> 4, depth);
            skipElement(types & 0x0F, depth);
        }
    }

    // within a list a truth value is a byte of its own
    private void skipElement(int type, int depth) throws ParquetProblem {
        if (type == TRUE || type == FALSE) {
            move(1);
        } else {
            skip(type, depth + 1);
        }
    }

    private void skipStructure(int depth) throws ParquetProblem {
        for (int id = field(0); id != 0; id = field(id)) {
            skip(fieldType, depth + 1);
        }
    }

    private void move(int count) {
        bytes.position(bytes.position() + count);
    }

    private int length(long claimed) throws ParquetProblem {
        if (claimed < 0 || claimed > bytes.remaining()) {
            throw ParquetProblem.damaged("its description claims " + claimed + " bytes or elements where "
                    + bytes.remaining() + " bytes are left");
        }
        return (int) claimed;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
