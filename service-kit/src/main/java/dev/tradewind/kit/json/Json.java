package dev.tradewind.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import java.math.BigDecimal;

/** JSON as the platform writes it: decimals as plain strings, instants as ISO-8601 in UTC, unknown fields ignored when facts and answers are read. */
@Singleton
public class Json {
    private static final ObjectMapper LENIENT = configure(
                    JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                                    .streamReadConstraints(constraints())
                                    .build())
                            .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);

    /** Limits of what is read: depth 64, strings up to 4 MiB, numbers up to 100 digits (S16). */
    public static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(64)
                .maxStringLength(4 * 1024 * 1024)
                .maxNumberLength(100)
                .build();
    }

    /** Puts the platform's way of writing numbers and times onto a mapper. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        SimpleModule decimals = new SimpleModule("decimals-as-strings");
        decimals.addSerializer(BigDecimal.class, new DecimalAsString());
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(decimals)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    /** Any value as a JSON tree, for a {@code jsonb} parameter or an event. */
    public static JsonNode of(Object value) {
        return LENIENT.valueToTree(value);
    }

    /** JSON text of a value. */
    public String write(Object value) {
        try {
            return LENIENT.writeValueAsString(value);
        } catch (JsonProcessingException cannotHappen) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), cannotHappen);
        }
    }

    /** Reads a value; unknown fields are ignored. Fails with {@link IllegalArgumentException} when the text does not fit. */
    public <T> T read(String text, Class<T> type) {
        try {
            return LENIENT.readValue(text, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not a " + type.getSimpleName(), unreadable);
        }
    }

    /** Reads a value out of a tree. */
    public <T> T read(JsonNode tree, Class<T> type) {
        try {
            return LENIENT.treeToValue(tree, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not a " + type.getSimpleName(), unreadable);
        }
    }

    /** A value as a tree; text is parsed by {@link #parse}. */
    public JsonNode tree(Object value) {
        return of(value);
    }

    /** Parses JSON text. */
    public JsonNode parse(String text) {
        return read(text, JsonNode.class);
    }
}
