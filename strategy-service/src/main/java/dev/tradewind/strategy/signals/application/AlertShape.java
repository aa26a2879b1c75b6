package dev.tradewind.strategy.signals.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.engine.signals.AlertField;
import dev.tradewind.engine.signals.AlertReader;
import dev.tradewind.engine.signals.AlertReading;
import dev.tradewind.engine.signals.FieldProblem;
import dev.tradewind.strategy.hooks.FieldMapping;
import dev.tradewind.strategy.hooks.FieldMapping.Source;
import dev.tradewind.strategy.hooks.ReceivingHook;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of an alert in its body: natively under {@code tv}, else by the built-in mapping of the flat shape;
 * the hook's own mapping goes before both.
 */
final class AlertShape {
    private final Map<AlertField, String> texts = new EnumMap<>(AlertField.class);
    private final List<FieldProblem> problems = new ArrayList<>();
    private final List<String> assumptions = new ArrayList<>();

    private AlertShape() {}

    /** What was read, and what had to be assumed because a flat body did not say it. */
    record Result(AlertReading reading, List<String> assumptions) {}

    static Result read(AlertBody body, ReceivingHook hook) {
        var shape = new AlertShape();
        boolean isNative = body.json().get("tv") instanceof ObjectNode;
        if (isNative) {
            for (AlertField field : AlertField.values()) {
                shape.take(field, at(body.json(), List.of(field.nativeName().split("\\."))));
            }
        } else {
            FlatShape.SOURCES.forEach((field, paths) -> {
                for (List<String> path : paths) {
                    JsonNode found = at(body.json(), path);
                    if (found != null && found.isValueNode() && !found.isNull()) {
                        shape.take(field, found);
                        break;
                    }
                }
            });
        }
        shape.apply(hook.mapping(), body.json());
        if (!isNative) {
            FlatShape.translateWords(shape.texts);
            shape.assume(hook);
        }
        if (!shape.problems.isEmpty()) {
            return new Result(new AlertReading.Invalid(shape.problems), shape.assumptions);
        }
        AlertReading reading = isNative ? AlertReader.read(shape.texts) : AlertReader.readWithoutTimestamp(shape.texts);
        return new Result(reading, List.copyOf(shape.assumptions));
    }

    private void apply(FieldMapping mapping, ObjectNode json) {
        mapping.sources().forEach((field, source) -> {
            switch (source) {
                case Source.Constant(String text) -> texts.put(field, text);
                case Source.Path(List<String> steps) -> take(field, at(json, steps));
            }
        });
    }

    private void assume(ReceivingHook hook) {
        if (!texts.containsKey(AlertField.EXCHANGE)) {
            String symbol = texts.getOrDefault(AlertField.SYMBOL, "");
            int colon = symbol.indexOf(':');
            String exchange = colon > 0 ? symbol.substring(0, colon) : hook.broker();
            texts.put(AlertField.EXCHANGE, exchange);
            assumptions.add("exchange " + exchange);
        }
        if (!texts.containsKey(AlertField.TIMEFRAME)) {
            texts.put(AlertField.TIMEFRAME, "1");
            assumptions.add("timeframe 1 minute");
        }
        if (!texts.containsKey(AlertField.TIMESTAMP)) {
            assumptions.add("time of arrival");
        }
    }

    private void take(AlertField field, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return;
        }
        if (node.isValueNode()) {
            texts.put(field, node.asText());
        } else {
            problems.add(new FieldProblem(field.nativeName(), "WRONG_TYPE", "must be a text or a number"));
        }
    }

    private static @Nullable JsonNode at(JsonNode root, List<String> path) {
        JsonNode node = root;
        for (String step : path) {
            JsonNode next =
                    node.isArray() && step.matches("\\d{1,3}") ? node.get(Integer.parseInt(step)) : node.get(step);
            if (next == null) {
                return null;
            }
            node = next;
        }
        return node;
    }
}
