package dev.tradewind.strategy.dcaconfigurations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.rest.DcaConfigurationCommand;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.DcaConfigurationDraft;
import dev.tradewind.engine.grid.FieldError;
import dev.tradewind.kit.json.RestJson;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.problem.Unprocessable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a user typed into a configuration, and tells every wrong field at once (D-03). */
@Singleton
public class ConfigurationForm {
    private static final String PROTECT_FIRST = "protectFirst";

    private final ObjectMapper mapper;

    /** Takes the mapper behind REST commands, which refuses unknown fields and guessing. */
    ConfigurationForm(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A configuration as text, in either spelling and outside of a request: what {@code POST /api/v1/dca-configurations} takes.
     *
     * @throws ProblemException that lists every wrong field
     */
    public static DcaConfigurationV1 fromText(String json) throws JsonProcessingException {
        var mapper = new ObjectMapper();
        new RestJson().customize(mapper);
        var form = new ConfigurationForm(mapper);
        Typed<DcaConfigurationCommand> typed = form.read(mapper.readTree(json), DcaConfigurationCommand.class);
        String name = typed.command().name();
        DcaConfiguration configuration = form.compile(typed.command(), typed);
        return WireConfigurations.toWire(configuration, new UUID(0, 0), 1, name == null ? "" : name);
    }

    /** What was typed, in the records' spelling, and whether it came in the spelling of D-03. */
    record Typed<T>(T command, boolean protectFirst, boolean definitionNames) {}

    /** Reads a body as a command; unknown fields are refused by name. */
    <T> Typed<T> read(@Nullable JsonNode body, Class<T> type) throws JsonProcessingException {
        if (!(body instanceof ObjectNode object)) {
            throw Invalid.body("Send a JSON object.");
        }
        boolean definitionNames = ConfigurationNames.usesDefinitionNames(object);
        ObjectNode renamed = (ObjectNode) ConfigurationNames.toRecordNames(object);
        ObjectNode configuration = renamed.get("configuration") instanceof ObjectNode nested ? nested : renamed;
        boolean protectFirst = takeProtectFirst(configuration);
        if (configuration.get("capital") instanceof ObjectNode capital && !capital.hasNonNull("perPyramid")) {
            capital.putObject("perPyramid");
        }
        return new Typed<>(mapper.treeToValue(renamed, type), protectFirst, definitionNames);
    }

    /** The configuration, or one problem that lists every wrong field. */
    DcaConfiguration compile(DcaConfigurationCommand command, Typed<?> typed) {
        DcaConfigurationDraft draft = WireConfigurations.toDraft(command, typed.protectFirst());
        return switch (draft.compile()) {
            case DcaConfigurationDraft.Outcome.Valid(DcaConfiguration configuration) -> configuration;
            case DcaConfigurationDraft.Outcome.Invalid(List<FieldError> errors) ->
                throw problem(errors, typed.definitionNames());
        };
    }

    private static boolean takeProtectFirst(ObjectNode object) {
        JsonNode value = object.get(PROTECT_FIRST);
        if (value == null || !value.isBoolean()) {
            return false;
        }
        object.remove(PROTECT_FIRST);
        return value.booleanValue();
    }

    private static ProblemException problem(List<FieldError> errors, boolean definitionNames) {
        var spelling = ConfigurationNames.spelling(definitionNames);
        List<Invalid.FieldError> told = errors.stream()
                .map(error -> new Invalid.FieldError(
                        spelling.apply(error.field()), error.code(), sentence(spelling.apply(error.message()))))
                .toList();
        if (errors.stream().allMatch(error -> error.code().equals("NOT_YET"))) {
            return Unprocessable.of("NOT_YET", told.getFirst().message()).with("errors", told);
        }
        return new Invalid(told);
    }

    private static String sentence(String text) {
        String capital = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
