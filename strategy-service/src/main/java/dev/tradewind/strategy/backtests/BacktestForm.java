package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.BacktestView.WindowSettings;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.contracts.rest.SweepCommand;
import dev.tradewind.contracts.rest.WalkForwardCommand;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.engine.sweep.Sweep;
import dev.tradewind.engine.walkforward.WindowPlan;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.strategy.dcaconfigurations.DcaConfigurations;
import dev.tradewind.strategy.marketdata.CandleCatalogue;
import dev.tradewind.strategy.marketdata.CandleSeries;
import dev.tradewind.strategy.worker.wire.JobKind;
import dev.tradewind.strategy.worker.wire.RunPlan;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan of what a user asked for, or tells everything that is wrong with it. Allocates nothing that grows with the request's
 * numbers.
 */
@Singleton
class BacktestForm {
    private static final int MOST_SERIES = 10;
    private static final int LONGEST_NAME = 100;

    private final StrategyTypes types;
    private final CandleCatalogue catalogue;
    private final DcaConfigurations configurations;
    private final PlannedSeries planned;
    private final BacktestsConfig config;

    BacktestForm(
            StrategyTypes types,
            CandleCatalogue catalogue,
            DcaConfigurations configurations,
            PlannedSeries planned,
            BacktestsConfig config) {
        this.types = types;
        this.catalogue = catalogue;
        this.configurations = configurations;
        this.planned = planned;
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
        Optional<ParameterForm> parameters = type.map(checked -> new ParameterForm(checked, command));
        parameters.ifPresent(form -> form.check(ranges, fields, top));
        top.throwIfAny();
        ParameterForm.Sets sets = parameters.orElseThrow().sets(config.maxSets(), top);
        PlannedSeries.Range range = PlannedSeries.range(command, series, fields);
        top.throwIfAny();

        StrategyType chosen = type.orElseThrow();
        CandleTimeframe bars = timeframe.orElseThrow();
        long count = series.stream()
                .mapToLong(one -> BarEstimate.of(one, bars, range.from(), range.to()))
                .sum();
        long work = new WorkLimits(config).work(kind, count, sets.count(), windows);
        Map<String, BigDecimal> values = parameters.orElseThrow().values();
        RunPlan plan = new RunPlan(
                chosen.id(),
                values,
                series.stream().map(one -> planned.plan(sql, one)).toList(),
                planned.benchmarks(sql, series, range),
                bars.label(),
                range.from(),
                range.to(),
                filledIn(settings, chosen, values, bars, range),
                configuration,
                sets.ranges(),
                windows);
        return new NewJob(
                kind,
                Objects.requireNonNull(plan.settings().name()),
                plan,
                sets.count(),
                count,
                work,
                WorkLimits.windows(windows, count),
                isEventMode(chosen, configuration, settings));
    }

    /** As far as it can be told from outside: the engine decides set by set, and the results are the same. */
    private static boolean isEventMode(
            StrategyType type, @Nullable DcaConfigurationV1 configuration, BacktestCommand settings) {
        boolean isGrid =
                configuration != null && (configuration.levels().size() > 1 || configuration.maxPyramids() > 1);
        return isGrid || !Sweep.isFused(type) || "REPLAY".equals(settings.path());
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

    private static BacktestCommand filledIn(
            BacktestCommand settings,
            StrategyType type,
            Map<String, BigDecimal> values,
            CandleTimeframe timeframe,
            PlannedSeries.Range range) {
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
