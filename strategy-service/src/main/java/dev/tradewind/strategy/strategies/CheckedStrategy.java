package dev.tradewind.strategy.strategies;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.rest.StrategyCommand;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.signals.SymbolText;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.Invalid.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A strategy as a user wants it, every field checked as far as that needs no look at what the user has. */
record CheckedStrategy(
        String name,
        StrategyType type,
        ParameterValues values,
        Symbol symbol,
        CandleTimeframe timeframe,
        UUID accountId,
        UUID configurationId,
        @Nullable Boolean isEnabled) {
    private static final int MAX_NAME = 100;
    private static final int MAX_NUMBER = 40;
    private static final String REQUIRED = "REQUIRED";
    private static final String UNKNOWN = "UNKNOWN";

    static CheckedStrategy of(@Nullable StrategyCommand command, StrategyTypes types) {
        if (command == null) {
            throw Invalid.body("Send a JSON object.");
        }
        List<FieldError> errors = new ArrayList<>();
        String name = name(command, errors);
        StrategyType type = type(command, types, errors);
        ParameterValues values = type == null ? null : values(type, command.values(), errors);
        Symbol symbol = symbol(command, errors);
        CandleTimeframe timeframe = timeframe(command, errors);
        UUID account = command.accountId();
        UUID configuration = command.configurationId();
        if (account == null) {
            errors.add(new FieldError("accountId", REQUIRED, "Name the account that the strategy trades for."));
        }
        if (configuration == null) {
            errors.add(new FieldError(
                    "configurationId", REQUIRED, "Name the configuration that says how an entry is carried out."));
        }
        if (!errors.isEmpty()
                || type == null
                || values == null
                || symbol == null
                || timeframe == null
                || account == null
                || configuration == null) {
            throw new Invalid(errors);
        }
        return new CheckedStrategy(name, type, values, symbol, timeframe, account, configuration, command.isEnabled());
    }

    /** A strategy's position must have a stop (D-07), and its signals say no size. */
    static Optional<FieldError> unsuited(DcaConfigurationV1 configuration) {
        if (configuration.stopLossPercent() == null) {
            return Optional.of(new FieldError(
                    "configurationId",
                    "STOP_REQUIRED",
                    "A strategy's position must have a stop; the configuration " + configuration.name()
                            + " has none."));
        }
        if (configuration.capital().mode().equals("SIGNAL")) {
            return Optional.of(new FieldError(
                    "configurationId",
                    "ORDER_SIZE_REQUIRED",
                    "The configuration " + configuration.name()
                            + " takes its capital from the alert; a strategy's signal says none."));
        }
        return Optional.empty();
    }

    private static String name(StrategyCommand command, List<FieldError> errors) {
        String name = command.name() == null ? "" : command.name().strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(
                    new FieldError("name", REQUIRED, "Give the strategy a name of 1 to " + MAX_NAME + " characters."));
        }
        return name;
    }

    private static @Nullable StrategyType type(StrategyCommand command, StrategyTypes types, List<FieldError> errors) {
        String id = command.typeId() == null ? "" : command.typeId().strip();
        StrategyType type = types.find(id).orElse(null);
        if (type == null) {
            String known = types.all().stream().map(StrategyType::id).collect(Collectors.joining(", "));
            errors.add(new FieldError(
                    "typeId", id.isEmpty() ? REQUIRED : UNKNOWN, "Name one of the strategy types: " + known + "."));
        }
        return type;
    }

    private static @Nullable ParameterValues values(
            StrategyType type, @Nullable Map<String, String> given, List<FieldError> errors) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        int before = errors.size();
        if (given != null) {
            given.forEach((name, text) -> number(type, name, text)
                    .ifPresentOrElse(
                            number -> numbers.put(name, number),
                            () -> errors.add(new FieldError(
                                    "values." + name, "NOT_A_NUMBER", "The value of " + name + " must be a number."))));
        }
        if (errors.size() > before) {
            return null;
        }
        return switch (ParameterValues.of(type, numbers)) {
            case ParameterValues.Outcome.Valid(ParameterValues values) -> values;
            case ParameterValues.Outcome.Invalid(List<ParameterValues.Problem> problems) -> {
                problems.forEach(problem -> errors.add(new FieldError(
                        "values." + problem.field(),
                        "OUT_OF_RANGE",
                        "The value of " + problem.field() + " is not usable: " + problem.detail() + ".")));
                yield null;
            }
        };
    }

    private static Optional<BigDecimal> number(StrategyType type, String name, @Nullable String text) {
        String plain = text == null ? "" : text.strip();
        boolean isSwitch = type.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name) && parameter.type() == Parameter.Type.SWITCH);
        if (isSwitch && (plain.equals("true") || plain.equals("false"))) {
            return Optional.of(plain.equals("true") ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        // no exponents: 1e999999999 is short and its plain text is not
        boolean isNumber = plain.length() <= MAX_NUMBER && plain.matches("-?\\d+(\\.\\d+)?");
        return isNumber ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    private static @Nullable Symbol symbol(StrategyCommand command, List<FieldError> errors) {
        Symbol symbol = command.symbol() == null
                ? null
                : SymbolText.canonical(command.symbol()).orElse(null);
        if (symbol == null) {
            errors.add(new FieldError(
                    "symbol",
                    command.symbol() == null ? REQUIRED : "NOT_A_SYMBOL",
                    "Name the symbol that the strategy looks at and trades, such as BTC/USDT."));
        }
        return symbol;
    }

    private static @Nullable CandleTimeframe timeframe(StrategyCommand command, List<FieldError> errors) {
        CandleTimeframe timeframe = command.timeframe() == null
                ? null
                : CandleTimeframe.parse(command.timeframe()).orElse(null);
        if (timeframe == null) {
            String known = Arrays.stream(CandleTimeframe.values())
                    .map(CandleTimeframe::label)
                    .collect(Collectors.joining(", "));
            errors.add(new FieldError(
                    "timeframe",
                    command.timeframe() == null ? REQUIRED : "NOT_SUPPORTED",
                    "The timeframe must be one of " + known + "."));
        }
        return timeframe;
    }
}
