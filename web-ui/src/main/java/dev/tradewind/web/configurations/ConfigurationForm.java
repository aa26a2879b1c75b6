package dev.tradewind.web.configurations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The form of a configuration: text as typed by field name, errors by field name, and the choices. */
public record ConfigurationForm(
        String id, String versionText, String key, Map<String, String> values, Map<String, String> errors) {
    /** Most legs of a grid (D-03). */
    static final int LEGS = 7;

    /** A choice of a list. */
    public record Choice(String value, String text, boolean isChosen) {}

    /** One line of the grid. */
    public record LevelRow(int number, String gap, String weight, String takeProfit, boolean isFirst) {}

    public boolean isNew() {
        return id.isEmpty();
    }

    /** Address the form is sent to. */
    public String action() {
        return isNew() ? "/configurations" : "/configurations/" + id;
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
                .filter(entry -> !ConfigurationFields.NAMES.contains(entry.getKey()))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    /** Errors of the legs' fields, which stand below their table. */
    public List<String> legErrors() {
        return errors.entrySet().stream()
                .filter(entry -> ConfigurationFields.isLeg(entry.getKey()))
                .map(entry -> ConfigurationFields.label(entry.getKey()) + ": " + entry.getValue())
                .toList();
    }

    public List<LevelRow> levels() {
        return IntStream.range(0, LEGS)
                .mapToObj(i -> new LevelRow(i + 1, value("gap" + i), value("weight" + i), value("tp" + i), i == 0))
                .toList();
    }

    public boolean isGenerated() {
        return value("source").equals("generator");
    }

    public List<Choice> entryTypes() {
        return choices("entryOrderType", "limit", "Limit at the signal's price", "market", "Market");
    }

    public List<Choice> presets() {
        return choices(
                "preset", "", "As typed", "even", "Even", "decreasing", "Decreasing", "increasing", "Increasing");
    }

    public List<Choice> takeProfitModes() {
        return choices(
                "takeProfitMode", "per_leg", "Each leg its own", "aggregate", "One on the average", "hybrid", "Both");
    }

    public List<Choice> stopReferences() {
        return choices("stopLossReference", "BASE", "below the first price", "AVG", "below the average");
    }

    public List<Choice> flatPolicies() {
        return choices("flatPolicy", "CLOSE", "Close the position", "KEEP_GRID", "Keep the grid for 24 h");
    }

    public List<Choice> capitalModes() {
        return choices(
                "capitalMode",
                "FIXED_QUOTE",
                "Fixed amount",
                "PCT_EQUITY",
                "Percent of equity",
                "SIGNAL",
                "Size from the signal",
                "RISK",
                "Percent at risk");
    }

    public List<Choice> symbols() {
        return choices("symbol", "BTC/USDT", "BTC/USDT", "ETH/USDT", "ETH/USDT");
    }

    private List<Choice> choices(String field, String... pairs) {
        String chosen = value(field);
        return IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> new Choice(pairs[2 * i], pairs[2 * i + 1], pairs[2 * i].equals(chosen)))
                .toList();
    }

    ConfigurationForm withErrors(Map<String, String> found) {
        return new ConfigurationForm(id, versionText, key, values, new LinkedHashMap<>(found));
    }
}
