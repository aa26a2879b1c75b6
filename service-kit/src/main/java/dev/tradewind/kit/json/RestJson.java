package dev.tradewind.kit.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** The mapper behind REST commands: as {@link Json}, but unknown fields and fitting-by-guessing are refused. */
@Singleton
public class RestJson implements ObjectMapperCustomizer {
    @Override
    @SuppressWarnings("deprecation") // the mapper comes ready made, so there is no builder to ask
    public void customize(ObjectMapper mapper) {
        Json.configure(mapper);
        mapper.getFactory().setStreamReadConstraints(Json.constraints());
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    }

    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
