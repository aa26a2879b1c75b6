package dev.tradewind.strategy.dcaconfigurations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.kit.problem.Invalid;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The two spellings of configuration fields: those of D-03 ({@code tp_percent}) and those of our REST records
 * ({@code takeProfitPercent}). Both are understood; errors answer in the spelling of the request.
 */
final class ConfigurationNames {
    private static final Map<String, String> RECORD_NAMES = Map.ofEntries(
            Map.entry("entry_order_type", "entryOrderType"),
            Map.entry("gap_percent", "gapPercent"),
            Map.entry("weight_percent", "weightPercent"),
            Map.entry("tp_percent", "takeProfitPercent"),
            Map.entry("step_percent", "stepPercent"),
            Map.entry("step_scale", "stepScale"),
            Map.entry("base_volume", "baseVolume"),
            Map.entry("safety_volume", "safetyVolume"),
            Map.entry("volume_scale", "volumeScale"),
            Map.entry("pyramid_levels", "pyramidLevels"),
            Map.entry("max_pyramids", "maxPyramids"),
            Map.entry("tp_mode", "takeProfitMode"),
            Map.entry("tp_aggregate_percent", "takeProfitAggregatePercent"),
            Map.entry("tp_basis", "takeProfitBasis"),
            Map.entry("sl_percent", "stopLossPercent"),
            Map.entry("sl_reference", "stopLossReference"),
            Map.entry("max_active_legs", "maxActiveLegs"),
            Map.entry("entry_ttl_seconds", "entryTtlSeconds"),
            Map.entry("cancel_beyond_percent", "cancelBeyondPercent"),
            Map.entry("flat_policy", "flatPolicy"),
            Map.entry("per_pyramid", "perPyramid"),
            Map.entry("below_min_policy", "belowMinimumPolicy"),
            Map.entry("opposite_policy", "oppositePolicy"),
            Map.entry("pyramid_min_gap_percent", "pyramidMinimumGapPercent"),
            Map.entry("protect_first", "protectFirst"),
            Map.entry("entry_price", "entryPrice"));

    private static final Map<String, String> DEFINITION_NAMES = RECORD_NAMES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private static final Set<String> KEYED_BY_PYRAMID = Set.of("pyramidLevels", "perPyramid");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]+");

    private ConfigurationNames() {}

    /** Whether the request spells as D-03 does. */
    static boolean usesDefinitionNames(JsonNode tree) {
        if (tree.isArray()) {
            return tree.valueStream().anyMatch(ConfigurationNames::usesDefinitionNames);
        }
        return tree.propertyStream()
                .anyMatch(field -> RECORD_NAMES.containsKey(field.getKey()) || usesDefinitionNames(field.getValue()));
    }

    /** The same tree in the spelling of the records; a field given in both spellings is refused. */
    static JsonNode toRecordNames(JsonNode tree) {
        if (tree instanceof ArrayNode array) {
            ArrayNode renamed = array.arrayNode();
            array.forEach(item -> renamed.add(toRecordNames(item)));
            return renamed;
        }
        if (!(tree instanceof ObjectNode object)) {
            return tree;
        }
        ObjectNode renamed = object.objectNode();
        object.propertyStream().forEach(field -> {
            String name = RECORD_NAMES.getOrDefault(field.getKey(), field.getKey());
            if (renamed.has(name)) {
                throw Invalid.of(field.getKey(), "GIVEN_TWICE", field.getKey() + " is given in two spellings.");
            }
            JsonNode value = field.getValue();
            renamed.set(name, KEYED_BY_PYRAMID.contains(name) ? renamedValues(value) : toRecordNames(value));
        });
        return renamed;
    }

    /** Texts that name fields by D-03, in the spelling that the request used. */
    static UnaryOperator<String> spelling(boolean definitionNames) {
        return definitionNames
                ? UnaryOperator.identity()
                : text ->
                        NAME.matcher(text).replaceAll(match -> RECORD_NAMES.getOrDefault(match.group(), match.group()));
    }

    /** A path of the records in the spelling of D-03. */
    static String definitionName(String path) {
        return NAME.matcher(path).replaceAll(match -> DEFINITION_NAMES.getOrDefault(match.group(), match.group()));
    }

    private static JsonNode renamedValues(JsonNode byPyramid) {
        if (!(byPyramid instanceof ObjectNode object)) {
            return byPyramid;
        }
        ObjectNode renamed = object.objectNode();
        object.propertyStream().forEach(entry -> renamed.set(entry.getKey(), toRecordNames(entry.getValue())));
        return renamed;
    }
}
