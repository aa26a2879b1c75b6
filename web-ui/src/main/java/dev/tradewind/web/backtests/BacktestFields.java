package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.contracts.rest.StrategyTypeView.ParameterView;
import dev.tradewind.contracts.rest.SweepCommand;
import dev.tradewind.contracts.rest.WalkForwardCommand;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.strategies.ParameterField;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Timeframe;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Between the form's text and the command of a job: reads numbers and days, and finds the field of a service's message. */
final class BacktestFields {
    /** Exits that every strategy has and that a sweep may try out like a parameter. */
    static final List<ParameterView> EXITS = List.of(
            new ParameterView(
                    ParameterField.EXIT + "takeProfit",
                    "DECIMAL",
                    BigDecimal.ZERO,
                    new BigDecimal("10000"),
                    BigDecimal.ZERO,
                    new BigDecimal("0.5"),
                    "Gain at which a position is sold, in percent of its entry; 0 for none."),
            new ParameterView(
                    ParameterField.EXIT + "stop",
                    "DECIMAL",
                    BigDecimal.ZERO,
                    new BigDecimal("99"),
                    new BigDecimal("3"),
                    new BigDecimal("0.5"),
                    "Loss at which a position is sold, in percent of its entry; 0 for none."));

    /** Start of the name of a tick box for one more symbol on the same account. */
    static final String MORE = "more-";

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("kind", "single"),
            Map.entry("cash", "100000"),
            Map.entry("capitalPercent", "20"),
            Map.entry("slippageBps", "5"),
            Map.entry("feePercent", ""),
            Map.entry("path", "CONSERVATIVE"),
            Map.entry("trainBars", "63"),
            Map.entry("testBars", "21"),
            Map.entry("passRatePercent", "60"),
            Map.entry("metric", "netProfitPercent"));
    private static final Pattern VALUE = Pattern.compile("values[.\\[]'?([A-Za-z0-9]+)'?]?");
    private static final Pattern RANGE = Pattern.compile("ranges\\[(\\d+)](?:\\.\\w+)?");
    private static final int LONGEST = 200;

    private final Map<String, String> values;
    private final ZoneId zone;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final List<ParameterRange> ranges = new ArrayList<>();
    private final List<String> rangeFields = new ArrayList<>();

    private BacktestFields(Map<String, String> values, ZoneId zone) {
        this.values = values;
        this.zone = zone;
    }

    /** What was typed, cut to sane lengths; what is missing takes its default. */
    static BacktestFields typed(Map<String, String> form, ZoneId zone) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        form.forEach((name, value) -> {
            String text = value.strip();
            values.put(name, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        });
        String shown = values.getOrDefault("shown", "");
        if (!shown.isEmpty() && !shown.equals(values.get("strategy"))) {
            values.keySet().removeIf(BacktestFields::isParameter); // they belonged to another strategy
        }
        String before = values.getOrDefault("shown-series", "");
        if (!before.isEmpty() && !before.equals(values.get("series"))) {
            values.remove("timeframe"); // days of a share are not what one wants of a coin's minutes
        }
        return new BacktestFields(values, zone);
    }

    /** The settings of an earlier job, to be run again. */
    static Map<String, String> of(BacktestView job, Figures figures) {
        BacktestCommand settings = job.settings();
        Map<String, String> values = new HashMap<>();
        values.put("kind", job.kind().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        values.put("strategy", job.strategy());
        List<String> series = settings.series() == null ? List.of() : settings.series();
        for (int i = 0; i < series.size(); i++) {
            values.put(i == 0 ? "series" : MORE + series.get(i), series.get(i));
        }
        values.put(
                "timeframe",
                Timeframe.of(job.timeframe()).map(Timeframe::stored).orElse(""));
        values.put("from", day(settings.from(), figures.zone(), 0));
        values.put("to", day(settings.to(), figures.zone(), -1));
        values.put("cash", figures.plain(settings.cash()));
        values.put("configuration", settings.configurationId() == null ? "" : settings.configurationId());
        values.put("capitalPercent", figures.plain(settings.capitalPercent()));
        values.put("slippageBps", figures.plain(settings.slippageBps()));
        values.put("feePercent", figures.plain(settings.feePercent()));
        values.put("path", settings.path() == null ? "CONSERVATIVE" : settings.path());
        values.put(field(ParameterField.EXIT + "takeProfit"), figures.plain(settings.takeProfitPercent()));
        values.put(field(ParameterField.EXIT + "stop"), figures.plain(settings.stopPercent()));
        if (settings.values() != null) {
            settings.values().forEach((name, value) -> values.put(field(name), figures.plain(value)));
        }
        for (ParameterRange range : job.ranges()) {
            String name = nameOf(job, range.name());
            values.put(field(name), figures.plain(range.from()));
            values.put(ParameterField.TO + name, figures.plain(range.to()));
            values.put(ParameterField.STEP + name, figures.plain(range.step()));
        }
        if (job.walkForward() != null) {
            values.put("trainBars", Integer.toString(job.walkForward().trainBars()));
            values.put("testBars", Integer.toString(job.walkForward().testBars()));
            values.put("passRatePercent", figures.plain(job.walkForward().passRatePercent()));
            values.put("metric", job.walkForward().metric());
        }
        return values;
    }

    private static String field(String name) {
        return ParameterField.VALUE + name;
    }

    /** How the form calls what a job searched under this name: an exit, unless the strategy has such a parameter itself. */
    static String nameOf(BacktestView job, String name) {
        Map<String, BigDecimal> own = job.settings().values();
        String exit = ParameterField.EXIT + name;
        return (own == null || !own.containsKey(name)) && isExit(exit) ? exit : name;
    }

    private static boolean isExit(String name) {
        return EXITS.stream().anyMatch(exit -> exit.name().equals(name));
    }

    private static String day(@Nullable Instant at, ZoneId zone, int days) {
        return at == null ? "" : at.atZone(zone).toLocalDate().plusDays(days).toString();
    }

    private static boolean isParameter(String name) {
        return name.startsWith(ParameterField.VALUE)
                || name.startsWith(ParameterField.TO)
                || name.startsWith(ParameterField.STEP);
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

    boolean isRanged() {
        return !value("kind").equals("single");
    }

    /** Where the command goes below {@code /api/v1/backtests}. */
    String suffix() {
        return switch (value("kind")) {
            case "sweep" -> "/sweeps";
            case "walk-forward" -> "/walk-forward";
            default -> "";
        };
    }

    /** The command of the chosen kind; what cannot be read is in {@link #errors()} and left out of it. */
    Object command(List<ParameterView> parameters) {
        Map<String, BigDecimal> fixed = read(parameters);
        BacktestCommand backtest = backtest(fixed);
        return switch (value("kind")) {
            case "sweep" -> new SweepCommand(backtest, List.copyOf(ranges));
            case "walk-forward" ->
                new WalkForwardCommand(
                        backtest,
                        List.copyOf(ranges),
                        integer("trainBars"),
                        integer("testBars"),
                        decimal("passRatePercent"),
                        value("metric"));
            default -> backtest;
        };
    }

    /** How many parameter sets the ranges make, 1 when there is none. */
    BigInteger sets(List<ParameterView> parameters) {
        read(parameters);
        BigInteger sets = BigInteger.ONE;
        for (ParameterRange range : ranges) {
            BigDecimal from = range.from();
            BigDecimal to = range.to();
            BigDecimal step = range.step();
            if (from != null && to != null && step != null && step.signum() > 0 && to.compareTo(from) >= 0) {
                sets = sets.multiply(to.subtract(from)
                        .divide(step, 0, RoundingMode.DOWN)
                        .toBigInteger()
                        .add(BigInteger.ONE));
            }
        }
        return sets;
    }

    private Map<String, BigDecimal> read(List<ParameterView> parameters) {
        Map<String, BigDecimal> fixed = new LinkedHashMap<>();
        ranges.clear();
        rangeFields.clear();
        for (ParameterView parameter : parameters) {
            String name = parameter.name();
            if (isExit(name) && !value("configuration").isEmpty()) {
                continue; // the configuration has exits of its own
            }
            if (value(field(name)).equals(ParameterField.BOTH)) {
                range(name, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);
                continue;
            }
            BigDecimal from = decimal(field(name));
            BigDecimal to = isRanged() ? decimal(ParameterField.TO + name) : null;
            if (to != null && from != null) {
                BigDecimal step = decimal(ParameterField.STEP + name);
                range(name, from, to, step == null ? parameter.step() : step);
            } else if (from != null) {
                fixed.put(name, from);
            }
        }
        return fixed;
    }

    private void range(String name, BigDecimal from, BigDecimal to, BigDecimal step) {
        ranges.add(new ParameterRange(name.replaceFirst("^" + ParameterField.EXIT, ""), from, to, step));
        rangeFields.add(field(name));
    }

    private BacktestCommand backtest(Map<String, BigDecimal> fixed) {
        Map<String, BigDecimal> own = new LinkedHashMap<>(fixed);
        EXITS.forEach(exit -> own.remove(exit.name()));
        String configuration = value("configuration");
        boolean isSimple = configuration.isEmpty();
        List<String> series = new ArrayList<>();
        series.add(value("series"));
        values.forEach((name, chosen) -> {
            if (name.startsWith(MORE) && !series.contains(name.substring(MORE.length())) && !isRanged()) {
                series.add(name.substring(MORE.length()));
            }
        });
        return new BacktestCommand(
                value("name").isEmpty() ? null : value("name"),
                value("strategy"),
                own,
                List.copyOf(series),
                Timeframe.of(value("timeframe")).map(Timeframe::stored).orElse(null),
                instant("from", 0),
                instant("to", 1),
                decimal("cash"),
                isSimple ? null : configuration,
                isSimple ? decimal("capitalPercent") : null,
                fixed.get(ParameterField.EXIT + "takeProfit"),
                fixed.get(ParameterField.EXIT + "stop"),
                decimal("slippageBps"),
                decimal("feePercent"),
                value("path"));
    }

    /** A typed day, if there is a readable one. */
    Optional<Instant> day(String field, int days) {
        return Optional.ofNullable(instant(field, days));
    }

    private @Nullable Instant instant(String field, int days) {
        if (value(field).isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(value(field))
                    .plusDays(days)
                    .atStartOfDay(zone)
                    .toInstant();
        } catch (DateTimeException notADay) {
            errors.put(field, "This is not a day, such as 2026-11-21.");
            return null;
        }
    }

    private @Nullable BigDecimal decimal(String field) {
        String text = value(field);
        if (text.isEmpty()) {
            return null;
        }
        String owner = field.replaceFirst("^[ts]-", ParameterField.VALUE);
        try {
            BigDecimal number = new BigDecimal(text.replace('\u2212', '-').replace(',', '.'));
            if (number.precision() > 30 || Math.abs(number.scale()) > 20) {
                errors.put(owner, "This number has too many digits.");
                return null;
            }
            return number;
        } catch (NumberFormatException notANumber) {
            errors.put(owner, "“" + text + "” is not a number.");
            return null;
        }
    }

    private @Nullable Integer integer(String field) {
        try {
            return value(field).isEmpty() ? null : Integer.valueOf(value(field));
        } catch (NumberFormatException notANumber) {
            errors.put(field, "This is not a whole number.");
            return null;
        }
    }

    /** The service's messages by field of this form. */
    Map<String, String> errorsOf(BackendProblem problem) {
        Map<String, String> found = new LinkedHashMap<>();
        for (BackendProblem.Field field : problem.fields()) {
            found.merge(fieldOf(field.field()), field.message(), (a, b) -> a + " " + b);
        }
        return found;
    }

    private String fieldOf(String path) {
        String name = path.replaceFirst("^backtest\\.", "");
        Matcher value = VALUE.matcher(name);
        if (value.matches()) {
            return field(value.group(1));
        }
        Matcher range = RANGE.matcher(name);
        if (range.matches() && Integer.parseInt(range.group(1)) < rangeFields.size()) {
            return rangeFields.get(Integer.parseInt(range.group(1)));
        }
        String exit = ParameterField.EXIT + name.replaceFirst("Percent$", "");
        if (isExit(exit)) {
            return field(exit);
        }
        return name.startsWith("series") ? "series" : name.equals("configurationId") ? "configuration" : name;
    }
}
