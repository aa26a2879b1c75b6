package dev.tradewind.web.strategies;

import dev.tradewind.contracts.rest.StrategyTypeView.ParameterView;
import dev.tradewind.web.text.Choice;
import dev.tradewind.web.text.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One parameter of a strategy in a form: what it means, its range, and what was typed. With a range it has three fields:
 * from, to and step.
 */
public record ParameterField(
        String name,
        String label,
        String meaning,
        String range,
        String value,
        String to,
        String step,
        String error,
        boolean isSwitch,
        boolean isRanged,
        List<Choice> choices) {
    private static final Set<String> ABBREVIATIONS =
            Set.of("adx", "atr", "dca", "ema", "er", "kama", "macd", "rsi", "sma");

    /** Start of the name of the field with the value, or with the first value of a range. */
    public static final String VALUE = "p-";

    /** Start of the name of the field with the last value. */
    public static final String TO = "t-";

    /** Start of the name of an exit: a strategy may have a parameter of the same name. */
    public static final String EXIT = "exit-";

    /** Choice of a switch that tries no and yes. */
    public static final String BOTH = "both";

    /** Start of the name of the field with the step. */
    public static final String STEP = "s-";

    /** The field for a parameter; nothing typed means its initial value. */
    public static ParameterField of(
            ParameterView parameter,
            boolean isRanged,
            Map<String, String> typed,
            Map<String, String> errors,
            Figures figures) {
        String name = parameter.name();
        boolean isSwitch = parameter.type().equals("SWITCH");
        String value = typed.getOrDefault(VALUE + name, figures.plain(parameter.initial()));
        List<Choice> choices = isSwitch
                ? Choice.of(
                        value,
                        isRanged
                                ? new String[] {"0", "No", "1", "Yes", BOTH, "Try both"}
                                : new String[] {"0", "No", "1", "Yes"})
                : List.of();
        String range = isSwitch
                ? "Default " + (parameter.initial().signum() == 0 ? "no" : "yes")
                : figures.plain(parameter.minimum()) + " to " + figures.plain(parameter.maximum()) + ", default "
                        + figures.plain(parameter.initial());
        return new ParameterField(
                name,
                label(name),
                parameter.meaning(),
                range,
                value,
                typed.getOrDefault(TO + name, ""),
                typed.getOrDefault(STEP + name, isRanged && !isSwitch ? figures.plain(parameter.step()) : ""),
                errors.getOrDefault(VALUE + name, ""),
                isSwitch,
                isRanged,
                choices);
    }

    /** A parameter's name in words: {@code atrPeriod} becomes "ATR period", {@code stopPercent} "Stop %". */
    public static String label(String name) {
        String[] words = name.replaceFirst("^" + EXIT, "")
                .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .split(" ");
        var text = new StringBuilder();
        for (String word : words) {
            String small = word.toLowerCase(Locale.ROOT);
            text.append(text.isEmpty() ? "" : " ")
                    .append(
                            ABBREVIATIONS.contains(small)
                                    ? small.toUpperCase(Locale.ROOT)
                                    : small.equals("percent") ? "%" : small);
        }
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Values as one line, in the order of the names. */
    public static String line(Map<String, BigDecimal> values, Figures figures) {
        return String.join(
                " · ",
                values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> label(entry.getKey()) + " " + figures.plain(entry.getValue()))
                        .toList());
    }
}
