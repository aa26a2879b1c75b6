package dev.tradewind.strategy.signals.application;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A delivered body, tried as JSON whatever its content type says: charts send {@code text/plain} as soon as a placeholder goes wrong. */
record AlertBody(ObjectNode json, String text) {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NUMBER = 100;
    private static final int NAMED_PLACEHOLDERS = 5;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]{1,60}}}");

    /** NaN is let through here, so that the reader can name the field that holds it. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final ObjectReader READER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** What came of reading the bytes. */
    sealed interface Reading {
        record Readable(AlertBody body) implements Reading {}

        record Unreadable(String code, String detail) implements Reading {}
    }

    static Reading read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            return new Reading.Unreadable(
                    "EMPTY_BODY", "The message of the alert is empty. Paste the JSON of the hook's page into it.");
        }
        if (text.contains("{{")) {
            return new Reading.Unreadable("UNREPLACED_PLACEHOLDER", unreplaced(text));
        }
        try {
            JsonNode tree = READER.readTree(text);
            if (tree instanceof ObjectNode object) {
                return new Reading.Readable(new AlertBody(object, text));
            }
            return new Reading.Unreadable(
                    "NOT_A_JSON_OBJECT",
                    tree.isArray()
                            ? "The message is a list. Send one alert per call, as a JSON object in { }."
                            : "The message is not a JSON object in { }.");
        } catch (JsonProcessingException unreadable) {
            return new Reading.Unreadable("NOT_JSON", notJson(text, unreadable));
        }
    }

    /** The text or number directly under this name of the root. */
    Optional<String> text(String name) {
        JsonNode node = json.get(name);
        return node != null && node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static String unreplaced(String text) {
        var names = new TreeSet<String>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find() && names.size() < NAMED_PLACEHOLDERS) {
            names.add(matcher.group());
        }
        return "TradingView did not replace " + (names.isEmpty() ? "a {{placeholder}}" : String.join(", ", names))
                + ". {{strategy.…}} works in alerts of strategies only, and every name must be spelt as TradingView does.";
    }

    private static String notJson(String text, JsonProcessingException unreadable) {
        String start = text.stripLeading();
        if (!start.startsWith("{")) {
            return "The message is plain text, not JSON. Paste the JSON of the hook's page into the alert's message.";
        }
        if (start.startsWith("{'")) {
            return "The message uses single quotes. JSON wants \"double quotes\".";
        }
        var location = unreadable.getLocation();
        return "The message is not valid JSON"
                + (location == null
                        ? "."
                        : ": look at line " + location.getLineNr() + ", column " + location.getColumnNr()
                                + ". Common causes are a comma too many and quotes inside a text.");
    }
}
