package dev.tradewind.web.data;

import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.text.Choice;
import dev.tradewind.web.text.Timeframe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The form of an import: what the file holds, as far as it does not say so itself. */
public record ImportForm(Map<String, String> values, Map<String, String> errors, long limit, String limitText) {
    private static final List<String> FIELDS =
            List.of("symbol", "venue", "name", "timeframe", "timeZone", "calendar", "timestamps", "adjustment");
    private static final int LONGEST = 100;

    /** The description out of a form or an address, cut to sane lengths. */
    static Map<String, String> read(Function<String, @Nullable String> source) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value = source.apply(field);
            String text = value == null ? "" : value.strip();
            values.put(field, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        }
        return values;
    }

    static Map<String, String> errorsOf(BackendProblem problem) {
        Map<String, String> found = new LinkedHashMap<>();
        problem.fields().forEach(field -> found.merge(field.field(), field.message(), (a, b) -> a + " " + b));
        return found;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** Errors that belong to no field of the form. */
    public List<String> otherErrors() {
        return errors.entrySet().stream()
                .filter(entry ->
                        !FIELDS.contains(entry.getKey()) && !entry.getKey().equals("file"))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    public List<Choice> timeframes() {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", "As the rows tell", value("timeframe").isEmpty()));
        Timeframe.all()
                .forEach(one -> choices.add(
                        new Choice(one.stored(), one.shown(), one.stored().equals(value("timeframe")))));
        return choices;
    }

    public List<Choice> calendars() {
        return Choice.of(
                value("calendar"),
                "",
                "By the symbol",
                "CRYPTO",
                "Always open (crypto)",
                "US_EQUITIES",
                "US exchanges");
    }

    public List<Choice> timestamps() {
        return Choice.of(value("timestamps"), "", "The opening of the bar", "CLOSE", "The close of the bar");
    }

    public List<Choice> adjustments() {
        return Choice.of(value("adjustment"), "", "As traded", "ADJUSTED", "Adjusted for splits and dividends");
    }
}
