package dev.tradewind.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The committed schemas under {@code src/main/resources/events} are what other versions of the platform read. A field
 * may be added to a record together with its schema line; it is never removed and never changes its type (promise R19).
 * Run with {@code -Dschemas.write=true} to write the files for added fields.
 */
class EventSchemaTest {
    private static final Path FOLDER = Path.of("src/main/resources/events");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static final Map<String, Class<?>> EVENTS = new TreeMap<>(Map.ofEntries(
            Map.entry(EventTypes.USER_REGISTERED, UserRegisteredV1.class),
            Map.entry(EventTypes.USER_CHANGED, UserChangedV1.class),
            Map.entry(EventTypes.SESSION_REVOKED, SessionRevokedV1.class),
            Map.entry(EventTypes.SIGNAL_ACCEPTED, SignalAcceptedV1.class),
            Map.entry(EventTypes.SIGNAL_REFUSED, SignalRefusedV1.class),
            Map.entry(EventTypes.HOOK_CHANGED, HookChangedV1.class),
            Map.entry(EventTypes.CONFIGURATION_CHANGED, ConfigurationChangedV1.class),
            Map.entry(EventTypes.PLAN_DECIDED, PlanDecidedV1.class),
            Map.entry(EventTypes.ACCOUNT_OPENED, AccountOpenedV1.class),
            Map.entry(EventTypes.ACCOUNT_VALUED, AccountValuedV1.class),
            Map.entry(EventTypes.INSTRUMENT_PUBLISHED, InstrumentPublishedV1.class),
            Map.entry(EventTypes.GROUP_CHANGED, GroupChangedV1.class),
            Map.entry(EventTypes.ORDER_ACKNOWLEDGED, OrderAcknowledgedV1.class),
            Map.entry(EventTypes.ORDER_ENDED, OrderEndedV1.class),
            Map.entry(EventTypes.EXECUTION_BOOKED, ExecutionBookedV1.class),
            Map.entry(EventTypes.PLAN_REFUSED, PlanRefusedV1.class),
            Map.entry(EventTypes.KILL_CHANGED, KillChangedV1.class),
            Map.entry(EventTypes.INCIDENT_RAISED, IncidentRaisedV1.class),
            Map.entry("all.action.audited.v1", AuditedActionV1.class)));

    @Test
    void everyNamedEventTypeHasARecord() {
        List<String> named = Arrays.stream(EventTypes.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException hidden) {
                        throw new IllegalStateException(hidden);
                    }
                })
                .toList();

        assertThat(EVENTS.keySet()).containsAll(named);
    }

    @TestFactory
    Stream<DynamicTest> eachRecordStillHasEveryFieldOfItsSchema() {
        return EVENTS.entrySet().stream()
                .map(event -> DynamicTest.dynamicTest(event.getKey(), () -> {
                    JsonNode now = schemaOf(event.getKey(), event.getValue());
                    Path file = FOLDER.resolve(event.getKey() + ".schema.json");
                    if (Boolean.getBoolean("schemas.write")) {
                        Files.createDirectories(FOLDER);
                        Files.writeString(file, JSON.writeValueAsString(now) + "\n");
                    }
                    assertThat(JSON.readTree(Files.readString(file)))
                            .as("the schema file must tell every field; committed fields stay as they are")
                            .isEqualTo(now);
                }));
    }

    private static JsonNode schemaOf(String title, Class<?> record) throws IOException {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.setAll(objectSchema(record));
        return JSON.readTree(JSON.writeValueAsString(schema));
    }

    private static ObjectNode objectSchema(Class<?> record) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (RecordComponent component : record.getRecordComponents()) {
            ObjectNode property = typeSchema(component.getGenericType());
            properties.set(component.getName(), property);
            if (component.getAnnotatedType().getAnnotation(Nullable.class) == null) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private static ObjectNode typeSchema(Type type) {
        ObjectNode schema = JSON.createObjectNode();
        if (type instanceof ParameterizedType parameterized) {
            Type last = parameterized.getActualTypeArguments()[parameterized.getActualTypeArguments().length - 1];
            if (parameterized.getRawType() == List.class) {
                schema.put("type", "array").set("items", typeSchema(last));
            } else {
                schema.put("type", "object").set("additionalProperties", typeSchema(last));
            }
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == BigDecimal.class) {
            return schema.put("type", "string").put("format", "decimal");
        }
        if (plain == UUID.class) {
            return schema.put("type", "string").put("format", "uuid");
        }
        if (plain == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (plain == String.class) {
            return schema.put("type", "string");
        }
        if (plain == boolean.class) {
            return schema.put("type", "boolean");
        }
        if (plain == int.class || plain == long.class) {
            return schema.put("type", "integer");
        }
        if (plain.isEnum()) {
            schema.put("type", "string");
            var names = schema.putArray("enum");
            Arrays.stream(plain.getEnumConstants()).forEach(constant -> names.add(constant.toString()));
            return schema;
        }
        assertThat(plain.isRecord())
                .as("%s crosses a border and must be a record", plain)
                .isTrue();
        return objectSchema(plain);
    }
}
