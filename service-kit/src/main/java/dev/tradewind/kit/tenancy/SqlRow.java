package dev.tradewind.kit.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.json.Json;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** One row of an answer. Getters of objects give null for SQL NULL; getters of primitives fail on it, their {@code ...Or} twins give a default. */
public final class SqlRow {
    private static final Json JSON = new Json();
    private final Row row;

    SqlRow(Row row) {
        this.row = row;
    }

    /** True if the answer has this column and it is not NULL. */
    public boolean has(String column) {
        return row.getColumnIndex(column) >= 0 && row.getValue(column) != null;
    }

    public UUID uuid(String column) {
        return row.getUUID(column);
    }

    public String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public int integerOr(String column, int otherwise) {
        return value(column) == null ? otherwise : integer(column);
    }

    /** A whole number; fails on NULL. */
    public long number(String column) {
        return switch (required(column)) {
            case Numeric numeric -> numeric.bigDecimalValue().longValueExact();
            case Number number -> number.longValue();
            default -> throw new IllegalStateException("column " + column + " is not a number");
        };
    }

    public long numberOr(String column, long otherwise) {
        return value(column) == null ? otherwise : number(column);
    }

    /** A double precision column, for statistics only; fails on NULL. */
    public double statistic(String column) {
        return ((Number) required(column)).doubleValue();
    }

    public BigDecimal decimal(String column) {
        return switch (value(column)) {
            case null -> null;
            case Numeric numeric -> numeric.bigDecimalValue();
            case BigDecimal decimal -> decimal;
            case Number number -> new BigDecimal(number.toString());
            default -> throw new IllegalStateException("column " + column + " is not a number");
        };
    }

    public BigDecimal decimalOr(String column, BigDecimal otherwise) {
        BigDecimal value = decimal(column);
        return value == null ? otherwise : value;
    }

    public Instant instant(String column) {
        Object value = value(column);
        return switch (value) {
            case null -> null;
            case OffsetDateTime time -> time.toInstant();
            case java.time.LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            default -> throw new IllegalStateException("column " + column + " is not a time");
        };
    }

    public LocalDate date(String column) {
        return row.getLocalDate(column);
    }

    public boolean bool(String column) {
        return (Boolean) required(column);
    }

    public boolean boolOr(String column, boolean otherwise) {
        return value(column) == null ? otherwise : bool(column);
    }

    /** A jsonb, json or text column as a tree. */
    public JsonNode json(String column) {
        return switch (value(column)) {
            case null -> null;
            case String text -> JSON.parse(text);
            case io.vertx.core.json.JsonObject object -> JSON.parse(object.encode());
            case io.vertx.core.json.JsonArray array -> JSON.parse(array.encode());
            case Object other -> Json.of(other);
        };
    }

    /** A jsonb, json or text column read as a record. */
    public <T> T json(String column, Class<T> type) {
        JsonNode tree = json(column);
        return tree == null ? null : JSON.read(tree, type);
    }

    /** A text column as a constant of an enum. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        String name = text(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public byte[] bytes(String column) {
        io.vertx.core.buffer.Buffer buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }

    public List<UUID> uuids(String column) {
        UUID[] values = row.getArrayOfUUIDs(column);
        return values == null ? List.of() : List.copyOf(Arrays.asList(values));
    }

    public List<String> texts(String column) {
        String[] values = row.getArrayOfStrings(column);
        return values == null ? List.of() : List.copyOf(Arrays.asList(values));
    }

    private Object value(String column) {
        return row.getValue(column);
    }

    private Object required(String column) {
        Object value = value(column);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is NULL");
        }
        return value;
    }
}
