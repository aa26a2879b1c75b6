package dev.tradewind.kit.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns our values into what the Postgres client takes. */
final class Parameters {
    private static final Json JSON = new Json();

    private Parameters() {}

    static Tuple of(@Nullable Object[] values) {
        List<@Nullable Object> converted = new ArrayList<>(values.length);
        for (Object value : values) {
            converted.add(convert(value));
        }
        return new LenientTuple(converted);
    }

    private static @Nullable Object convert(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case JsonNode tree -> json(tree);
            case Duration duration ->
                Interval.of(0, 0, 0, 0, 0, Math.toIntExact(duration.toSeconds()), duration.toNanosPart() / 1000);
            case byte[] bytes -> io.vertx.core.buffer.Buffer.buffer(bytes);
            case Collection<?> many -> array(many.toArray());
            case Object[] many -> array(many);
            default -> value;
        };
    }

    /** The client wants arrays of the exact type: the type of the first value decides. */
    private static Object array(Object[] values) {
        Object[] converted = Arrays.stream(values).map(Parameters::convert).toArray();
        Class<?> type = Arrays.stream(converted)
                .filter(Objects::nonNull)
                .findFirst()
                .<Class<?>>map(Object::getClass)
                .orElse(componentType(values));
        Object[] typed = (Object[]) Array.newInstance(type, converted.length);
        System.arraycopy(converted, 0, typed, 0, converted.length);
        return typed;
    }

    private static Class<?> componentType(Object[] values) {
        Class<?> type = values.getClass().getComponentType();
        if (type == Instant.class) {
            return OffsetDateTime.class;
        }
        return type.isEnum() ? String.class : type;
    }

    /** As a Vert.x object whose numbers stay exact decimals. */
    private static Object json(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case OBJECT, POJO -> new JsonObject(JSON.<Map<String, Object>>read(tree, mapType()));
            case ARRAY -> new JsonArray(JSON.<List<?>>read(tree, listType()));
            case NULL, MISSING -> Tuple.JSON_NULL;
            case BOOLEAN -> tree.booleanValue();
            case NUMBER -> tree.numberValue();
            case STRING, BINARY -> tree.textValue();
        };
    }

    @SuppressWarnings("unchecked")
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }

    @SuppressWarnings("unchecked")
    private static Class<List<?>> listType() {
        return (Class<List<?>>) (Class<?>) List.class;
    }
}
