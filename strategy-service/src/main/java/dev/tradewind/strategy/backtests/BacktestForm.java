package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.BacktestView.WindowSettings;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.contracts.rest.SweepCommand;
import dev.tradewind.contracts.rest.WalkForwardCommand;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.engine.sweep.Axis;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.WalkForward;
import dev.tradewind.engine.walkforward.WindowPlan;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.problem.Unprocessable;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.strategy.dcaconfigurations.DcaConfigurations;
import dev.tradewind.strategy.instruments.KnownInstruments;
import dev.tradewind.strategy.marketdata.CandleCatalogue;
import dev.tradewind.strategy.marketdata.CandleSeries;
import dev.tradewind.strategy.worker.Instruments;
import dev.tradewind.strategy.worker.wire.JobKind;
import dev.tradewind.strategy.worker.wire.RunPlan;
import dev.tradewind.strategy.worker.wire.RunPlan.BenchmarkPlan;
import dev.tradewind.strategy.worker.wire.RunPlan.InstrumentPlan;
import dev.tradewind.strategy.worker.wire.RunPlan.SeriesPlan;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a plan of what a user asked for, or tells everything that is wrong with it. Allocates nothing that grows with the request's numbers. */
@Singleton
class BacktestForm {
    private static final int MOST_SERIES = 10;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_RANGES = 8;
    private static final String SPY = "SPY";

    private final StrategyTypes types;
    private final CandleCatalogue catalogue;
    private final DcaConfigurations configurations;
    private final KnownInstruments instruments;
    private final BacktestsConfig config;

    BacktestForm(
            StrategyTypes types,
            CandleCatalogue catalogue,
            DcaConfigurations configurations,
            KnownInstruments instruments,
            BacktestsConfig config) {
        this.types = types;
        this.catalogue = catalogue;
        this.configurations = configurations;
        this.instruments = instruments;
        this.config = config;
    }

    NewJob single(Sql sql, UUID user, BacktestCommand command) {
        return job(sql, user, JobKind.SINGLE, command, new BacktestFields(""), List.of(), null);
    }

    NewJob sweep(Sql sql, UUID user, SweepCommand command) {
        var fields = new BacktestFields("");
        List<ParameterRange> ranges = command.ranges() == null ? List.of() : command.ranges();
        if (ranges.isEmpty()) {
            fields.refuse("ranges", "REQUIRED", "A sweep needs a range for at least one parameter.");
        }
        return job(sql, user, JobKind.SWEEP, inner(command.backtest()), fields, ranges, null);
    }

    NewJob walkForward(Sql sql, UUID user, WalkForwardCommand command) {
        var fields = new BacktestFields("");
        String metric = Objects.requireNonNullElse(command.metric(), "netProfitPercent");
        if (!WalkForwardCommand.METRICS.contains(metric)) {
            fields.refuse(
                    "metric",
                    "UNKNOWN_VALUE",
                    "metric must be one of " + String.join(", ", WalkForwardCommand.METRICS) + ".");
        }
        var windows = new WindowSettings(
                fields.integer("trainBars", command.trainBars(), 10, 1_000_000, WindowPlan.DEFAULT.trainBars()),
                fields.integer("testBars", command.testBars(), 1, 1_000_000, WindowPlan.DEFAULT.testBars()),
                fields.number("passRatePercent", command.passRatePercent(), "0", "100", 4, "60"),
                metric);
        List<ParameterRange> ranges = command.ranges() == null ? List.of() : command.ranges();
        return job(sql, user, JobKind.WALK_FORWARD, inner(command.backtest()), fields, ranges, windows);
    }

    private static BacktestCommand inner(@Nullable BacktestCommand command) {
        return command != null
                ? command
                : new BacktestCommand(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private NewJob job(
            Sql sql,
            UUID user,
            JobKind kind,
            BacktestCommand command,
            BacktestFields top,
            List<@Nullable ParameterRange> ranges,
            @Nullable WindowSettings windows) {
        BacktestFields fields = kind == JobKind.SINGLE ? top : top.inside("backtest");
        Optional<StrategyType> type = strategy(command, fields);
        List<CandleSeries> series = series(sql, command, fields);
        if (kind != JobKind.SINGLE && series.size() > 1) {
            fields.refuse("series", "TOO_MANY", "Sweeps and walk-forwards take one series.");
        }
        Optional<CandleTimeframe> timeframe = timeframe(command, series, fields);
        BacktestCommand settings = settings(command, series, fields);
        @Nullable DcaConfigurationV1 configuration = configuration(sql, user, command, fields);
        List<ParameterRange> known = new ArrayList<>();
        type.ifPresent(checked -> values(checked, command, ranges, known, fields, top));
        top.throwIfAny();
        StrategyType chosen = type.orElseThrow();
        long sets = sets(chosen, command, known, top);
        Range range = range(command, series, fields);
        top.throwIfAny();

        CandleTimeframe bars = timeframe.orElseThrow();
        long count = series.stream()
                .mapToLong(one -> BarEstimate.of(one, bars, range.from(), range.to()))
                .sum();
        long work = work(kind, count, sets, windows);
        refuseTooLittle(count, windows);
        Map<String, BigDecimal> values = valuesOf(chosen, command);
        RunPlan plan = new RunPlan(
                chosen.id(),
                values,
                series.stream().map(one -> seriesPlan(sql, one)).toList(),
                benchmarks(sql, series, range),
                bars.label(),
                range.from(),
                range.to(),
                filledIn(settings, chosen, values, bars, range),
                configuration,
                known,
                windows);
        return new NewJob(kind, Objects.requireNonNull(plan.settings().name()), plan, sets, count, work);
    }

    private Optional<StrategyType> strategy(BacktestCommand command, BacktestFields fields) {
        String id = command.strategy();
        if (id == null || id.isBlank()) {
            fields.refuse("strategy", "REQUIRED", "Choose a strategy.");
            return Optional.empty();
        }
        Optional<StrategyType> type = types.find(id);
        if (type.isEmpty()) {
            fields.refuse(
                    "strategy",
                    "UNKNOWN_VALUE",
                    "There is no such strategy; there are "
                            + String.join(
                                    ", ",
                                    types.all().stream().map(StrategyType::id).toList()) + ".");
        }
        return type;
    }

    private List<CandleSeries> series(Sql sql, BacktestCommand command, BacktestFields fields) {
        List<@Nullable String> given = command.series() == null ? List.of() : command.series();
        if (given.isEmpty() || given.size() > MOST_SERIES) {
            fields.refuse("series", "REQUIRED", "Choose 1 to " + MOST_SERIES + " candle series.");
            return List.of();
        }
        List<CandleSeries> found = new ArrayList<>();
        Set<String> symbols = new HashSet<>();
        for (String id : given) {
            Optional<CandleSeries> series = uuid(id).flatMap(known -> catalogue.find(sql, known));
            if (series.isEmpty()) {
                fields.refuse("series", "UNKNOWN", "There is no such candle series.");
            } else if (!symbols.add(series.get().symbol())) {
                fields.refuse("series", "GIVEN_TWICE", series.get().symbol() + " is there twice.");
            } else {
                found.add(series.get());
            }
        }
        Set<String> quotes = new HashSet<>();
        found.forEach(one -> quotes.add(quote(one.symbol())));
        if (quotes.size() > 1) {
            fields.refuse(
                    "series",
                    "CONTRADICTORY",
                    "All series must trade in one currency, these trade in "
                            + String.join(" and ", quotes.stream().sorted().toList()) + ".");
        }
        return found;
    }

    private static String quote(String symbol) {
        int slash = symbol.indexOf('/');
        return slash < 0 ? "USD" : symbol.substring(slash + 1);
    }

    private static Optional<CandleTimeframe> timeframe(
            BacktestCommand command, List<CandleSeries> series, BacktestFields fields) {
        if (series.isEmpty()) {
            return Optional.empty();
        }
        CandleTimeframe finest = series.stream()
                .map(CandleSeries::timeframe)
                .max(CandleTimeframe::compareTo)
                .orElseThrow();
        String given = command.timeframe();
        if (given == null || given.isBlank()) {
            return Optional.of(finest);
        }
        Optional<CandleTimeframe> timeframe = given.length() > 10 ? Optional.empty() : CandleTimeframe.parse(given);
        if (timeframe.isEmpty() || timeframe.get().compareTo(finest) < 0) {
            fields.refuse(
                    "timeframe",
                    "NOT_A_TIMEFRAME",
                    "timeframe must be one of "
                            + String.join(
                                    ", ",
                                    finest.upward().stream()
                                            .map(CandleTimeframe::label)
                                            .toList()) + ".");
        }
        return timeframe;
    }

    /** The simple settings, checked, with their defaults. */
    private static BacktestCommand settings(BacktestCommand command, List<CandleSeries> series, BacktestFields fields) {
        boolean isShares =
                !series.isEmpty() && series.stream().allMatch(one -> one.calendar() == TradingCalendar.US_EQUITIES);
        BigDecimal fee = command.feePercent() == null && isShares
                ? null
                : fields.number("feePercent", command.feePercent(), "0", "5", 4, "0.1");
        String path = Objects.requireNonNullElse(command.path(), "CONSERVATIVE");
        if (!path.equals("CONSERVATIVE") && !path.equals("REPLAY")) {
            fields.refuse("path", "UNKNOWN_VALUE", "path must be CONSERVATIVE or REPLAY.");
        }
        String name = command.name() == null ? null : command.name().strip();
        if (name != null && (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))) {
            fields.refuse("name", "TOO_LONG", "name must have at most " + LONGEST_NAME + " characters.");
        }
        return new BacktestCommand(
                name,
                command.strategy(),
                command.values(),
                command.series(),
                command.timeframe(),
                command.from(),
                command.to(),
                fields.number("cash", command.cash(), "1", "1000000000", 8, "100000"),
                command.configurationId(),
                fields.number("capitalPercent", command.capitalPercent(), "0.01", "100", 4, "20"),
                fields.number("takeProfitPercent", command.takeProfitPercent(), "0", "10000", 4, "0"),
                fields.number("stopPercent", command.stopPercent(), "0", "99", 4, "3"),
                fields.number("slippageBps", command.slippageBps(), "0", "1000", 0, "5"),
                fee,
                path);
    }

    private @Nullable DcaConfigurationV1 configuration(
            Sql sql, UUID user, BacktestCommand command, BacktestFields fields) {
        String id = command.configurationId();
        if (id == null || id.isBlank()) {
            return null;
        }
        try {
            return configurations.newest(sql, user, uuid(id).orElseThrow(NotFound::of));
        } catch (NotFound absent) {
            fields.refuse("configurationId", "UNKNOWN", "You have no such DCA configuration.");
            return null;
        }
    }

    private static void values(
            StrategyType type,
            BacktestCommand command,
            List<@Nullable ParameterRange> ranges,
            List<ParameterRange> known,
            BacktestFields fields,
            BacktestFields top) {
        if (ParameterValues.of(type, given(command)) instanceof ParameterValues.Outcome.Invalid(var problems)) {
            problems.stream()
                    // what does not go together may do so with the values of a range
                    .filter(problem -> ranges.isEmpty() || !isAcceptable(type, command, problem.field()))
                    .forEach(problem -> fields.refuse(
                            "values." + problem.field(),
                            "OUT_OF_RANGE",
                            problem.field() + " " + problem.detail() + "."));
        }
        if (ranges.size() > MOST_RANGES) {
            top.refuse("ranges", "TOO_MANY", "At most " + MOST_RANGES + " parameters can have a range.");
            return;
        }
        for (ParameterRange range : ranges) {
            if (range == null
                    || range.name() == null
                    || range.from() == null
                    || range.to() == null
                    || range.step() == null) {
                top.refuse("ranges", "REQUIRED", "Each range needs name, from, to and step.");
            } else {
                known.add(range);
            }
        }
    }

    private static Map<String, BigDecimal> given(BacktestCommand command) {
        Map<String, BigDecimal> given = new HashMap<>();
        if (command.values() != null) {
            command.values().forEach((name, value) -> {
                if (value != null) {
                    given.put(name, value);
                }
            });
        }
        return given;
    }

    private static boolean isAcceptable(StrategyType type, BacktestCommand command, String name) {
        BigDecimal value = given(command).get(name);
        return type.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .anyMatch(parameter -> value == null || parameter.accepts(value));
    }

    /** Each of them was checked; in the order in which a form shows them. */
    private static Map<String, BigDecimal> valuesOf(StrategyType type, BacktestCommand command) {
        Map<String, BigDecimal> given = given(command);
        Map<String, BigDecimal> all = new LinkedHashMap<>();
        type.parameters()
                .forEach(parameter ->
                        all.put(parameter.name(), given.getOrDefault(parameter.name(), parameter.initial())));
        return all;
    }

    /** How many sets, without making one of them. */
    private long sets(StrategyType type, BacktestCommand command, List<ParameterRange> ranges, BacktestFields top) {
        List<Axis> axes = new ArrayList<>();
        ranges.forEach(range -> axes.add(new Axis.Range(
                Objects.requireNonNull(range.name()),
                Objects.requireNonNull(range.from()),
                Objects.requireNonNull(range.to()),
                Objects.requireNonNull(range.step()))));
        var base = new ParameterValues(valuesOf(type, command));
        return switch (SweepSpec.of(type, base, axes, config.maxSets())) {
            case SweepSpec.Outcome.Valid(SweepSpec spec) -> spec.size();
            case SweepSpec.Outcome.TooMany tooMany -> throw tooManySets(tooMany.sets());
            case SweepSpec.Outcome.Invalid(var problems) -> {
                problems.forEach(problem ->
                        top.refuse("ranges", "OUT_OF_RANGE", problem.field() + " " + problem.detail() + "."));
                yield 0;
            }
        };
    }

    private ProblemException tooManySets(BigInteger sets) {
        return Unprocessable.of(
                        "TOO_MANY_SETS",
                        "These ranges make " + sets + " parameter sets, at most " + config.maxSets()
                                + " are allowed. Use larger steps or fewer ranges.")
                .with("limit", config.maxSets())
                .with("actual", sets.toString());
    }

    private record Range(Instant from, Instant to) {}

    /** What of the asked range there are bars for. */
    private static Range range(BacktestCommand command, List<CandleSeries> series, BacktestFields fields) {
        long first = series.stream().mapToLong(CandleSeries::from).min().orElseThrow();
        long last = series.stream()
                .mapToLong(one -> one.to() + one.timeframe().seconds())
                .max()
                .orElseThrow();
        Instant from = command.from() == null ? Instant.ofEpochSecond(first) : command.from();
        Instant to = command.to() == null ? Instant.ofEpochSecond(last) : command.to();
        if (to.getEpochSecond() <= first || from.getEpochSecond() >= last) {
            fields.refuse(
                    "from",
                    "OUT_OF_RANGE",
                    "There are bars from " + Instant.ofEpochSecond(first) + " to " + Instant.ofEpochSecond(last)
                            + " only.");
        } else if (!from.isBefore(to)) {
            fields.refuse("to", "CONTRADICTORY", "to must be after from.");
        }
        return new Range(from, to);
    }

    private long work(JobKind kind, long bars, long sets, @Nullable WindowSettings windows) {
        if (bars > config.maxBars()) {
            throw Unprocessable.of(
                            "TOO_MANY_BARS",
                            "This range has about " + bars + " bars, at most " + config.maxBars()
                                    + " are allowed. Choose a shorter range or a longer timeframe.")
                    .with("limit", config.maxBars())
                    .with("actual", bars);
        }
        BigInteger work = windows == null
                ? BigInteger.valueOf(bars).multiply(BigInteger.valueOf(sets))
                : simulated(windows, bars, sets);
        if (work.compareTo(BigInteger.valueOf(config.maxWork())) > 0) {
            throw Unprocessable.of(
                            "TOO_MUCH_WORK",
                            kind + " of " + bars + " bars and " + sets + " sets means " + work
                                    + " simulated bars, at most " + config.maxWork() + " are allowed.")
                    .with("limit", config.maxWork())
                    .with("actual", work.toString())
                    .with("bars", bars)
                    .with("sets", sets);
        }
        return Math.max(1, work.longValueExact());
    }

    private static BigInteger simulated(WindowSettings windows, long bars, long sets) {
        try {
            return BigInteger.valueOf(WalkForward.barsSimulated(
                    WindowPlan.of(windows.trainBars(), windows.testBars()), Math.toIntExact(bars), sets));
        } catch (ArithmeticException beyondAllLimits) {
            return BigInteger.valueOf(Long.MAX_VALUE);
        }
    }

    private static void refuseTooLittle(long bars, @Nullable WindowSettings windows) {
        long needed = windows == null ? 2 : windows.trainBars() + Math.min(windows.testBars(), 10);
        if (bars < needed) {
            throw Unprocessable.of(
                            "TOO_FEW_BARS",
                            "This range has about " + bars + " bars, at least " + needed + " are needed.")
                    .with("limit", needed)
                    .with("actual", bars);
        }
    }

    private SeriesPlan seriesPlan(Sql sql, CandleSeries series) {
        return new SeriesPlan(
                series.hash(),
                series.symbol(),
                series.calendar() == TradingCalendar.US_EQUITIES,
                instruments
                        .find(sql, Symbol.of(series.symbol()))
                        .filter(published -> published.ticks().size() == 1)
                        .map(Instruments::of)
                        .orElseGet(() -> derived(series)));
    }

    private static InstrumentPlan derived(CandleSeries series) {
        return Instruments.of(series.venue(), series.symbol(), series.priceDecimals());
    }

    /** SPY beside everything else, where its bars reach into the range. */
    private List<BenchmarkPlan> benchmarks(Sql sql, List<CandleSeries> series, Range range) {
        return catalogue.list(sql).stream()
                .filter(one -> one.owner() == null && one.symbol().equals(SPY))
                .filter(one ->
                        series.stream().noneMatch(traded -> traded.symbol().equals(SPY)))
                .filter(one -> one.from() < range.to().getEpochSecond()
                        && one.to() > range.from().getEpochSecond())
                .max((left, right) -> left.timeframe().compareTo(right.timeframe()))
                .map(one -> new BenchmarkPlan(SPY, one.hash()))
                .stream()
                .toList();
    }

    private static BacktestCommand filledIn(
            BacktestCommand settings,
            StrategyType type,
            Map<String, BigDecimal> values,
            CandleTimeframe timeframe,
            Range range) {
        String name = settings.name() == null || settings.name().isEmpty() ? type.title() : settings.name();
        return new BacktestCommand(
                name,
                type.id(),
                values,
                settings.series(),
                timeframe.label(),
                range.from(),
                range.to(),
                settings.cash(),
                settings.configurationId(),
                settings.capitalPercent(),
                settings.takeProfitPercent(),
                settings.stopPercent(),
                settings.slippageBps(),
                settings.feePercent(),
                settings.path());
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
