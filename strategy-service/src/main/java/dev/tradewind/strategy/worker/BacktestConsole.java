package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.worker.ConsoleHistory.History;
import dev.tradewind.strategy.worker.EnginePlan.Impossible;
import dev.tradewind.strategy.worker.wire.RunPlan;
import dev.tradewind.strategy.worker.wire.RunPlan.SeriesPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code make backtest}: one run without any service, told on the console and written to files. */
public final class BacktestConsole {
    private static final int WRONG_USE = 2;

    private final Map<String, String> settings;
    private final StrategyTypes types;
    private final Path folder;

    BacktestConsole(Map<String, String> settings, Path folder) {
        this.settings = settings;
        this.types = WorkerMain.types(settings);
        this.folder = folder;
    }

    /** What was asked for cannot be done; the sentence says why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var console = new BacktestConsole(environment, Path.of("target", "backtests"));
        try {
            console.run(out);
        } catch (Refused refused) {
            out.println(refused.getMessage());
            System.exit(WRONG_USE);
        }
    }

    /** Runs, prints and writes; the folder of what was written. */
    Path run(PrintStream out) throws IOException, Refused {
        StrategyType type = strategy();
        Optional<CandleTimeframe> wanted = timeframe();
        var candles = new CandleStore(folder.resolve("candles"), 0);
        var histories = new ConsoleHistory(candles);
        String data = text("DATA").orElse("BTC/USDT");
        History history = histories.of(data, wanted);
        CandleTimeframe timeframe = wanted.orElse(history.timeframe());
        if (timeframe.compareTo(history.timeframe()) < 0) {
            throw new Refused(data + " has bars of " + history.timeframe().label() + " and none as short as "
                    + timeframe.label() + ".");
        }
        RunPlan plan = plan(type, values(type), data, history, timeframe, histories);
        Computation.Single run;
        try {
            run = new Computation(types, candles).single(plan);
        } catch (Impossible reason) {
            throw new Refused(reason.sentence());
        }
        DcaConfigurationV1 configuration = plan.configuration();
        String name = (plan.strategy() + "-" + history.symbol() + "-" + timeframe.label()
                        + (configuration == null ? "" : "-" + configuration.name()))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        Path written = new ConsoleFiles(folder.resolve(name)).write(run);
        out.print(TextSheet.of(run.sheet()));
        if (configuration != null) {
            out.println();
            out.println("  DCA configuration " + configuration.name() + " from "
                    + text("CONFIG").orElseThrow());
        }
        out.println();
        out.println("Written to " + written + ": tear-sheet.html, tear-sheet.json, trades.csv, equity.csv");
        return written;
    }

    private StrategyType strategy() throws Refused {
        String id = text("STRATEGY").orElse("dual-mode");
        return types.find(id)
                .orElseThrow(() -> new Refused("There is no strategy " + id + "; there are "
                        + String.join(
                                ", ", types.all().stream().map(StrategyType::id).toList()) + "."));
    }

    private Optional<CandleTimeframe> timeframe() throws Refused {
        Optional<String> given = text("TIMEFRAME");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<CandleTimeframe> timeframe = CandleTimeframe.parse(given.get());
        if (timeframe.isEmpty()) {
            throw new Refused("TIMEFRAME must be one of 1min, 5min, 15min, 30min, 1hr, 4hr, 1day.");
        }
        return timeframe;
    }

    private Map<String, BigDecimal> values(StrategyType type) throws Refused {
        Map<String, BigDecimal> given = new LinkedHashMap<>();
        for (String word : text("PARAMS").orElse("").split("[\\s,]+")) {
            if (!word.isEmpty()) {
                int equals = word.indexOf('=');
                if (equals < 1) {
                    throw new Refused("PARAMS is written name=value name=value, not " + word + ".");
                }
                given.put(word.substring(0, equals), number(word.substring(0, equals), word.substring(equals + 1)));
            }
        }
        return switch (ParameterValues.of(type, given)) {
            case ParameterValues.Outcome.Valid(ParameterValues values) -> values.values();
            case ParameterValues.Outcome.Invalid(var problems) ->
                throw new Refused(problems.getFirst().field() + " "
                        + problems.getFirst().detail() + "; " + type.id() + " has "
                        + String.join(
                                ", ",
                                type.parameters().stream()
                                        .map(parameter -> parameter.name() + " (" + parameter.minimum() + " to "
                                                + parameter.maximum() + ")")
                                        .toList())
                        + ".");
        };
    }

    private RunPlan plan(
            StrategyType type,
            Map<String, BigDecimal> values,
            String data,
            History history,
            CandleTimeframe timeframe,
            ConsoleHistory histories)
            throws Refused, IOException {
        Instant from = time("FROM").orElse(history.from());
        Instant to = time("TO").orElse(history.to());
        refuseEmptyRange(data, history, from, to);
        boolean isShare = history.calendar() == TradingCalendar.US_EQUITIES;
        @Nullable DcaConfigurationV1 configuration = configuration();
        var command = new BacktestCommand(
                type.title(),
                type.id(),
                values,
                List.of(data),
                timeframe.label(),
                from,
                to,
                setting("CASH", "100000", "1", "1000000000"),
                null,
                setting("CAPITAL_PERCENT", "20", "0.01", "100"),
                setting("TAKE_PROFIT", "0", "0", "10000"),
                setting("STOP_LOSS", "3", "0", "99"),
                setting("SLIPPAGE_BPS", "5", "0", "1000"),
                isShare ? null : setting("FEE_PERCENT", "0.1", "0", "5"),
                "CONSERVATIVE");
        return new RunPlan(
                type.id(),
                values,
                List.of(new SeriesPlan(
                        history.hash(),
                        history.symbol(),
                        isShare,
                        Instruments.of(history.venue(), history.symbol(), history.priceDecimals()))),
                histories.benchmarks(history, from, to),
                timeframe.label(),
                from,
                to,
                command,
                configuration,
                List.of(),
                null);
    }

    /** The grid of a file; it brings capital and exits of its own. */
    private @Nullable DcaConfigurationV1 configuration() throws Refused, IOException {
        String file = text("CONFIG").orElse(null);
        if (file == null) {
            return null;
        }
        for (String setting : List.of("CAPITAL_PERCENT", "TAKE_PROFIT", "STOP_LOSS")) {
            if (text(setting).isPresent()) {
                throw new Refused(setting + " and CONFIG contradict each other: capital and exits are those of "
                        + "the configuration. Leave one of them out.");
            }
        }
        return ConsoleConfiguration.read(Path.of(file));
    }

    private static void refuseEmptyRange(String data, History history, Instant from, Instant to) throws Refused {
        if (!from.isBefore(history.to()) || !to.isAfter(history.from())) {
            throw new Refused(data + " has bars from " + history.from() + " to " + history.to()
                    + " only; FROM and TO leave none of them.");
        }
        if (!from.isBefore(to)) {
            throw new Refused("TO must be after FROM; they are " + to + " and " + from + ".");
        }
    }

    private BigDecimal setting(String name, String otherwise, String least, String most) throws Refused {
        BigDecimal value = number(name, text(name).orElse(otherwise));
        if (value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0) {
            throw new Refused(name + " must be from " + least + " to " + most + ", was " + value + ".");
        }
        return value;
    }

    private static BigDecimal number(String name, String text) throws Refused {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.precision() - number.scale()) > 20 || number.scale() > 12) {
                throw new Refused(name + " is out of all range: " + text + ".");
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw new Refused(name + " must be a number, was " + text + ".");
        }
    }

    /** A date, which is its beginning in UTC, or an instant. */
    private Optional<Instant> time(String name) throws Refused {
        @Nullable String given = text(name).orElse(null);
        if (given == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    given.length() == 10
                            ? LocalDate.parse(given)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : Instant.parse(given));
        } catch (DateTimeParseException notATime) {
            throw new Refused(name + " must be a date such as 2025-05-01, was " + given + ".");
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(settings.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
