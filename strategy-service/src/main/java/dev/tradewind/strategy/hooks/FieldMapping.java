package dev.tradewind.strategy.hooks;

import dev.tradewind.engine.signals.AlertField;
import dev.tradewind.kit.problem.Invalid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a hook finds the fields of an alert in a foreign body: native field name to a dotted path
 * ({@code data.strategy-order-action}, {@code orders.0.side}) or to a constant ({@code =BINANCE}).
 */
public record FieldMapping(Map<AlertField, Source> sources) {
    private static final int MAX_ENTRIES = AlertField.values().length;
    private static final int MAX_TEXT = 200;
    private static final int MAX_DEPTH = 8;

    /** Where the text of one field comes from. */
    public sealed interface Source {
        /** Keys and array positions from the root of the body. */
        record Path(List<String> steps) implements Source {
            public Path {
                steps = List.copyOf(steps);
            }
        }

        /** Always the same text. */
        record Constant(String text) implements Source {}
    }

    public static final FieldMapping NONE = new FieldMapping(Map.of());

    public FieldMapping {
        sources = sources.isEmpty() ? Map.of() : Map.copyOf(sources);
    }

    /** Reads what a user typed; all wrong entries are named. */
    static FieldMapping of(Map<String, String> typed) {
        List<Invalid.FieldError> errors = new ArrayList<>();
        if (typed.size() > MAX_ENTRIES) {
            throw Invalid.of("fieldMapping", "TOO_MANY", "A mapping has at most " + MAX_ENTRIES + " entries.");
        }
        Map<AlertField, Source> sources = new EnumMap<>(AlertField.class);
        new TreeMap<>(typed).forEach((name, source) -> {
            Optional<AlertField> field = AlertField.named(name);
            if (field.isEmpty()) {
                errors.add(error(name, "UNKNOWN_FIELD", name + " is no field of an alert, such as tv.symbol."));
            } else {
                Optional<Source> read = read(source);
                if (read.isEmpty()) {
                    errors.add(error(
                            name,
                            "NOT_A_SOURCE",
                            "The source of " + name
                                    + " must be a dotted path such as data.side, or a constant such as =BINANCE."));
                } else {
                    sources.put(field.get(), read.get());
                }
            }
        });
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new FieldMapping(sources);
    }

    /** What was stored after {@link #of} had accepted it. */
    static FieldMapping stored(Map<String, String> stored) {
        return stored.isEmpty() ? NONE : of(stored);
    }

    private static Optional<Source> read(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        if (text.startsWith("=")) {
            return text.length() == 1 ? Optional.empty() : Optional.of(new Source.Constant(text.substring(1)));
        }
        List<String> steps = List.of((text.startsWith("$.") ? text.substring(2) : text).split("\\.", -1));
        boolean usable = steps.size() <= MAX_DEPTH && steps.stream().noneMatch(String::isBlank);
        return usable ? Optional.of(new Source.Path(steps)) : Optional.empty();
    }

    private static Invalid.FieldError error(String name, String code, String message) {
        return new Invalid.FieldError("fieldMapping." + name, code, message);
    }
}
