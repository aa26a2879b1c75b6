package dev.tradewind.web.configurations;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.GeneratorV1;
import dev.tradewind.contracts.configurations.LevelV1;
import dev.tradewind.contracts.rest.DcaConfigurationCommand;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.text.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between the form's text and the command: reads numbers, and finds the field that a service's message belongs to. */
final class ConfigurationFields {
    private static final List<String> PLAIN = List.of(
            "name",
            "entryOrderType",
            "maxPyramids",
            "takeProfitMode",
            "takeProfitAggregatePercent",
            "stopLossPercent",
            "stopLossReference",
            "maxActiveLegs",
            "entryTtlSeconds",
            "cancelBeyondPercent",
            "flatPolicy",
            "capitalMode",
            "capitalValue",
            "pyramidMinimumGapPercent",
            "preset",
            "source",
            "symbol",
            "genCount",
            "genStep",
            "genStepScale",
            "genBase",
            "genSafety",
            "genVolumeScale",
            "genTp");
    private static final Map<String, String> SERVICE_NAMES = Map.ofEntries(
            Map.entry("capital.value", "capitalValue"),
            Map.entry("capital.mode", "capitalMode"),
            Map.entry("capital", "capitalValue"),
            Map.entry("generator.count", "genCount"),
            Map.entry("generator.stepPercent", "genStep"),
            Map.entry("generator.stepScale", "genStepScale"),
            Map.entry("generator.baseVolume", "genBase"),
            Map.entry("generator.safetyVolume", "genSafety"),
            Map.entry("generator.volumeScale", "genVolumeScale"),
            Map.entry("generator.takeProfitPercent", "genTp"),
            Map.entry("levels", "levels"));
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("name", "Name"),
            Map.entry("levels", "Grid"),
            Map.entry("capitalValue", "Capital"),
            Map.entry("stopLossPercent", "Stop"),
            Map.entry("takeProfitAggregatePercent", "Take-profit on the average"),
            Map.entry("maxPyramids", "Pyramids"),
            Map.entry("maxActiveLegs", "Legs resting at once"),
            Map.entry("entryTtlSeconds", "Entry lives"),
            Map.entry("cancelBeyondPercent", "Cancel beyond"),
            Map.entry("pyramidMinimumGapPercent", "Gap between pyramids"),
            Map.entry("genCount", "Averaging orders"),
            Map.entry("genStep", "Step"),
            Map.entry("genStepScale", "Step scale"),
            Map.entry("genBase", "First order"),
            Map.entry("genSafety", "Averaging order"),
            Map.entry("genVolumeScale", "Volume scale"),
            Map.entry("genTp", "Take-profit"));
    private static final Pattern LEG_FIELD = Pattern.compile("(gap|weight|tp)(\\d)");
    private static final Pattern LEVEL = Pattern.compile("levels\\[(\\d)]\\.?(\\w*)");

    /** Every field that the form shows an error beside. */
    static final Set<String> NAMES = Stream.concat(
                    Stream.concat(PLAIN.stream(), Stream.of("levels")),
                    IntStream.range(0, ConfigurationForm.LEGS)
                            .boxed()
                            .flatMap(i -> Stream.of("gap" + i, "weight" + i, "tp" + i)))
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private ConfigurationFields(Map<String, String> values) {
        this.values = values;
    }

    /** What was typed, cut to sane lengths. */
    static ConfigurationFields typed(Map<String, String> form) {
        Map<String, String> values = new HashMap<>();
        NAMES.forEach(name -> {
            String value = form.get(name);
            if (value != null) {
                values.put(name, value.strip().length() > 200 ? value.strip().substring(0, 200) : value.strip());
            }
        });
        return new ConfigurationFields(values);
    }

    /** Text that the form already holds. */
    static ConfigurationFields stored(Map<String, String> values) {
        return new ConfigurationFields(values);
    }

    /** Whether the field stands in the table of legs. */
    static boolean isLeg(String field) {
        return field.equals("levels") || LEG_FIELD.matcher(field).matches();
    }

    /** A field's name for a reader. */
    static String label(String field) {
        Matcher level = LEG_FIELD.matcher(field);
        if (level.matches()) {
            String part = switch (level.group(1)) {
                case "gap" -> "gap";
                case "weight" -> "share";
                default -> "take-profit";
            };
            return "Leg " + (Integer.parseInt(level.group(2)) + 1) + " " + part;
        }
        return LABELS.getOrDefault(field, field);
    }

    /** A new configuration: the defaults of D-03. */
    static Map<String, String> defaults() {
        Map<String, String> values = new HashMap<>();
        values.putAll(Map.of(
                "entryOrderType", "limit",
                "maxPyramids", "5",
                "takeProfitMode", "per_leg",
                "takeProfitAggregatePercent", "0.8",
                "stopLossReference", "BASE",
                "maxActiveLegs", "7",
                "entryTtlSeconds", "300",
                "flatPolicy", "CLOSE",
                "capitalMode", "FIXED_QUOTE",
                "capitalValue", "200"));
        values.putAll(Map.of(
                "source", "levels",
                "preset", "",
                "symbol", "BTC/USDT",
                "genCount", "4",
                "genStep", "1",
                "genStepScale", "1.5",
                "genBase", "100",
                "genSafety", "50",
                "genVolumeScale", "1.2",
                "genTp", "1"));
        String[] gaps = {"0", "-0.5", "-1", "-1.5", "-2"};
        String[] profits = {"1", "0.5", "2", "1.5", "1"};
        for (int i = 0; i < gaps.length; i++) {
            values.put("gap" + i, gaps[i]);
            values.put("weight" + i, "20");
            values.put("tp" + i, profits[i]);
        }
        return values;
    }

    /** A stored configuration as text. */
    static Map<String, String> of(DcaConfigurationV1 one, Figures figures) {
        Map<String, String> values = defaults();
        for (int i = 0; i < ConfigurationForm.LEGS; i++) {
            boolean has = i < one.levels().size();
            values.put("gap" + i, has ? figures.plain(one.levels().get(i).gapPercent()) : "");
            values.put("weight" + i, has ? figures.plain(one.levels().get(i).weightPercent()) : "");
            values.put("tp" + i, has ? figures.plain(one.levels().get(i).takeProfitPercent()) : "");
        }
        values.put("name", one.name());
        values.put("entryOrderType", one.entryOrderType());
        values.put("maxPyramids", Integer.toString(one.maxPyramids()));
        values.put("takeProfitMode", one.takeProfitMode());
        values.put("takeProfitAggregatePercent", figures.plain(one.takeProfitAggregatePercent()));
        values.put("stopLossPercent", figures.plain(one.stopLossPercent()));
        values.put("stopLossReference", one.stopLossReference());
        values.put("maxActiveLegs", Integer.toString(one.maxActiveLegs()));
        values.put("entryTtlSeconds", Integer.toString(one.entryTtlSeconds()));
        values.put("cancelBeyondPercent", figures.plain(one.cancelBeyondPercent()));
        values.put("flatPolicy", one.flatPolicy());
        values.put("capitalMode", one.capital().mode());
        values.put("capitalValue", figures.plain(one.capital().value()));
        values.put("pyramidMinimumGapPercent", figures.plain(one.pyramidMinimumGapPercent()));
        GeneratorV1 generator = one.generator();
        if (generator != null) {
            values.put("source", "generator");
            values.put("genCount", Integer.toString(generator.count()));
            values.put("genStep", figures.plain(generator.stepPercent()));
            values.put("genStepScale", figures.plain(generator.stepScale()));
            values.put("genBase", figures.plain(generator.baseVolume()));
            values.put("genSafety", figures.plain(generator.safetyVolume()));
            values.put("genVolumeScale", figures.plain(generator.volumeScale()));
            values.put("genTp", figures.plain(generator.takeProfitPercent()));
        }
        return values;
    }

    Map<String, String> values() {
        return values;
    }

    Map<String, String> errors() {
        return errors;
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The command; numbers that cannot be read are in {@link #errors()} and left out of it. */
    DcaConfigurationCommand command(@Nullable DcaConfigurationV1 before, @Nullable Long version) {
        boolean generated = value("source").equals("generator");
        String preset = value("preset");
        BigDecimal capital = decimal("capitalValue");
        return new DcaConfigurationCommand(
                value("name"),
                value("entryOrderType"),
                generated ? null : levels(!preset.isEmpty()),
                generated ? generator() : null,
                generated || preset.isEmpty() ? null : preset,
                before == null ? null : before.pyramidLevels(),
                integer("maxPyramids"),
                value("takeProfitMode"),
                decimal("takeProfitAggregatePercent"),
                before == null ? null : before.takeProfitBasis(),
                decimal("stopLossPercent"),
                value("stopLossReference"),
                integer("maxActiveLegs"),
                integer("entryTtlSeconds"),
                decimal("cancelBeyondPercent"),
                value("flatPolicy"),
                new CapitalV1(
                        value("capitalMode"),
                        capital == null ? BigDecimal.ZERO : capital,
                        before == null ? Map.of() : before.capital().perPyramid()),
                before == null ? null : before.belowMinimumPolicy(),
                before == null ? null : before.oppositePolicy(),
                decimal("pyramidMinimumGapPercent"),
                version);
    }

    private List<LevelV1> levels(boolean weightsByPreset) {
        List<LevelV1> levels = new ArrayList<>();
        for (int i = 0; i < ConfigurationForm.LEGS; i++) {
            if (value("gap" + i).isEmpty() && value("tp" + i).isEmpty()) {
                continue;
            }
            BigDecimal gap = required("gap" + i);
            BigDecimal weight =
                    weightsByPreset && value("weight" + i).isEmpty() ? BigDecimal.ONE : required("weight" + i);
            BigDecimal profit = required("tp" + i);
            if (gap != null && weight != null && profit != null) {
                levels.add(new LevelV1(gap, weight, profit));
            }
        }
        return levels;
    }

    private @Nullable GeneratorV1 generator() {
        Integer count = integer("genCount");
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        for (String field : List.of("genStep", "genStepScale", "genBase", "genSafety", "genVolumeScale", "genTp")) {
            numbers.add(required(field));
        }
        BigDecimal step = numbers.get(0);
        BigDecimal stepScale = numbers.get(1);
        BigDecimal base = numbers.get(2);
        BigDecimal safety = numbers.get(3);
        BigDecimal volumeScale = numbers.get(4);
        BigDecimal profit = numbers.get(5);
        if (count == null
                || step == null
                || stepScale == null
                || base == null
                || safety == null
                || volumeScale == null
                || profit == null) {
            return null;
        }
        return new GeneratorV1(count, step, stepScale, base, safety, volumeScale, profit);
    }

    private @Nullable BigDecimal required(String field) {
        if (value(field).isEmpty()) {
            errors.put(field, "A number is missing.");
            return null;
        }
        return decimal(field);
    }

    private @Nullable BigDecimal decimal(String field) {
        String text = value(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.replace('\u2212', '-').replace(',', '.'));
            if (number.precision() > 30 || Math.abs(number.scale()) > 20) {
                errors.put(field, "This number has too many digits.");
                return null;
            }
            return number;
        } catch (NumberFormatException notANumber) {
            errors.put(field, "This is not a number.");
            return null;
        }
    }

    private @Nullable Integer integer(String field) {
        String text = value(field);
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            errors.put(field, "This is not a whole number.");
            return null;
        }
    }

    /** The service's messages by field of this form. */
    static Map<String, String> errorsOf(BackendProblem problem) {
        Map<String, String> found = new LinkedHashMap<>();
        for (BackendProblem.Field field : problem.fields()) {
            String name = field.field().replaceFirst("^configuration\\.", "");
            Matcher level = LEVEL.matcher(name);
            if (level.matches()) {
                String part = level.group(2).toLowerCase(Locale.ROOT);
                String start = part.startsWith("weight") ? "weight" : part.startsWith("take") ? "tp" : "gap";
                name = start + level.group(1);
            } else {
                name = SERVICE_NAMES.getOrDefault(name, name);
            }
            found.merge(name, field.message(), (a, b) -> a + " " + b);
        }
        return found;
    }
}
