package dev.tradewind.web.backend;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;

/** JSON as it travels between the parts: decimals as strings, instants in ISO, unknown fields of a newer service ignored. */
@ApplicationScoped
public class WireJson {
    private final ObjectMapper mapper = create();

    private static ObjectMapper create() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }

    /** Text of a command. */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("command cannot be written", broken);
        }
    }

    /** Reads an answer. */
    public <T> T read(byte[] bytes, JavaType type) throws IOException {
        return mapper.readValue(bytes, type);
    }

    /** A part of an answer as a record. */
    public <T> T convert(JsonNode node, JavaType type) {
        return mapper.convertValue(node, type);
    }

    /** Reads any document. */
    public JsonNode tree(byte[] bytes) throws IOException {
        return mapper.readTree(bytes);
    }

    JavaType type(Class<?> type) {
        return mapper.constructType(type);
    }

    JavaType listOf(Class<?> element) {
        return mapper.getTypeFactory().constructCollectionType(java.util.List.class, element);
    }
}
