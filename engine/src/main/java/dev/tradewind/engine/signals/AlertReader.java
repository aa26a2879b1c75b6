package dev.tradewind.engine.signals;

import dev.tradewind.engine.instruments.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the texts of an alert's fields into an {@link Alert}, and names every field that cannot be used (D-09). */
public final class AlertReader {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> POSITIONS = Set.of("long", "short", "flat");
    private static final Set<String> SIDES = Set.of("long", "short", "buy", "sell");
    private static final Set<String> SIZE_TYPES = Set.of("quote", "base", "contracts");

    /** Digits before and after the point of numeric(28,12) (C-31). */
    private static final int INTEGER_DIGITS = 16;

    private static final int FRACTION_DIGITS = 12;
    private static final int MAX_SCALE = 100;

    private final Map<AlertField, String> texts;
    private final boolean timestampIsRequired;
    private final List<FieldProblem> problems = new ArrayList<>();

    private AlertReader(Map<AlertField, String> texts, boolean timestampIsRequired) {
        this.texts = new EnumMap<>(AlertField.class);
        texts.forEach((field, text) -> {
            if (!text.isBlank()) {
                this.texts.put(field, text.strip());
            }
        });
        this.timestampIsRequired = timestampIsRequired;
    }

    /** Reads an alert of the native shape: exchange, symbol, timeframe, action and timestamp are required. */
    public static AlertReading read(Map<AlertField, String> texts) {
        return new AlertReader(texts, true).read();
    }

    /** As {@link #read}, but the body may lack a timestamp: the time of arrival counts then. */
    public static AlertReading readWithoutTimestamp(Map<AlertField, String> texts) {
        return new AlertReader(texts, false).read();
    }

    private AlertReading read() {
        checkTexts();
        String exchange = required(AlertField.EXCHANGE, "the name of the exchange, such as BINANCE");
        Symbol symbol = symbol();
        Timeframe timeframe = timeframe();
        String action = required(AlertField.ACTION, "buy or sell");
        Instant timestamp = timestamp();
        String marketPosition = word(AlertField.MARKET_POSITION, POSITIONS);
        String previousPosition = word(AlertField.PREVIOUS_MARKET_POSITION, POSITIONS);
        String intentSide = word(AlertField.INTENT_SIDE, SIDES);
        String sizeType = word(AlertField.POSITION_SIZE_TYPE, SIZE_TYPES);
        BigDecimal entryPrice = positive(AlertField.ENTRY_PRICE);
        BigDecimal closePrice = positive(AlertField.CLOSE_PRICE);
        BigDecimal orderSize = notNegative(AlertField.ORDER_SIZE);
        BigDecimal reducePercent = atMostHundred(AlertField.REDUCE_PERCENT, positive(AlertField.REDUCE_PERCENT));
        BigDecimal slippage =
                atMostHundred(AlertField.MAX_SLIPPAGE_PERCENT, notNegative(AlertField.MAX_SLIPPAGE_PERCENT));
        BigDecimal stopLoss = positive(AlertField.STOP_LOSS);
        BigDecimal takeProfit = positive(AlertField.TAKE_PROFIT);
        if (!problems.isEmpty() || symbol == null || timeframe == null) {
            return new AlertReading.Invalid(problems);
        }
        Classified classified = new Classification(
                        action,
                        texts.get(AlertField.INTENT_TYPE),
                        texts.get(AlertField.INTENT_STRATEGY),
                        intentSide,
                        marketPosition,
                        previousPosition)
                .classify();
        return switch (classified) {
            case Classified.Unclear(String detail) -> new AlertReading.Unclassifiable(detail);
            case Classified.As(SignalKind kind, var side, String because) ->
                new AlertReading.Understood(new Alert(
                        exchange.toUpperCase(Locale.ROOT),
                        symbol,
                        timeframe,
                        kind,
                        side,
                        because,
                        entryPrice,
                        closePrice,
                        orderSize,
                        sizeType,
                        reducePercent,
                        slippage,
                        stopLoss,
                        takeProfit,
                        marketPosition,
                        previousPosition,
                        texts.get(AlertField.TRADE_ID),
                        texts.get(AlertField.SIGNAL_ID),
                        texts.get(AlertField.ACCOUNT),
                        timestamp));
        };
    }

    private void checkTexts() {
        texts.forEach((field, text) -> {
            if (text.length() > field.maxLength()) {
                problem(field, "TOO_LONG", "is longer than " + field.maxLength() + " characters");
            } else if (field != AlertField.ALERT_MESSAGE && text.chars().anyMatch(Character::isISOControl)) {
                problem(field, "CONTROL_CHARACTER", "must not contain control characters");
            }
        });
        problems.forEach(problem -> AlertField.named(problem.field()).ifPresent(texts::remove));
    }

    private String required(AlertField field, String example) {
        String text = texts.get(field);
        if (text == null) {
            missing(field, example);
            return "";
        }
        return text;
    }

    private @Nullable Symbol symbol() {
        String text = required(AlertField.SYMBOL, "the symbol, such as BTCUSDT");
        if (text.isEmpty()) {
            return null;
        }
        Symbol symbol = SymbolText.canonical(text).orElse(null);
        if (symbol == null) {
            problem(AlertField.SYMBOL, "NOT_A_SYMBOL", "is no symbol; send {{ticker}}, such as BTCUSDT or BTC/USDT");
        }
        return symbol;
    }

    private @Nullable Timeframe timeframe() {
        String text = required(AlertField.TIMEFRAME, "the timeframe, such as 15, 60, 240, D or W");
        if (text.isEmpty()) {
            return null;
        }
        Timeframe timeframe = Timeframe.parse(text).orElse(null);
        if (timeframe == null) {
            problem(
                    AlertField.TIMEFRAME,
                    "NOT_A_TIMEFRAME",
                    "must be whole minutes up to 1440 or W; send {{interval}}, such as 15, 240, 1h, D or W");
        }
        return timeframe;
    }

    private @Nullable Instant timestamp() {
        String text = texts.get(AlertField.TIMESTAMP);
        if (text == null) {
            if (timestampIsRequired) {
                missing(AlertField.TIMESTAMP, "the time of the alert; send {{timenow}}");
            }
            return null;
        }
        Instant moment = AlertTime.parse(text).orElse(null);
        if (moment == null) {
            problem(
                    AlertField.TIMESTAMP,
                    "NOT_A_TIME",
                    "must be a time such as 2026-11-21T09:30:00Z; send {{timenow}}");
        }
        return moment;
    }

    private @Nullable String word(AlertField field, Set<String> allowed) {
        String text = texts.get(field);
        if (text == null) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!allowed.contains(lower)) {
            problem(
                    field,
                    "NOT_ALLOWED",
                    "must be one of "
                            + String.join(", ", allowed.stream().sorted().toList()));
            return null;
        }
        return lower;
    }

    private @Nullable BigDecimal positive(AlertField field) {
        BigDecimal number = number(field);
        if (number != null && number.signum() <= 0) {
            problem(field, "NOT_POSITIVE", "must be greater than 0");
            return null;
        }
        return number;
    }

    private @Nullable BigDecimal notNegative(AlertField field) {
        BigDecimal number = number(field);
        if (number != null && number.signum() < 0) {
            problem(field, "NEGATIVE", "must not be negative");
            return null;
        }
        return number;
    }

    private @Nullable BigDecimal atMostHundred(AlertField field, @Nullable BigDecimal number) {
        if (number != null && number.compareTo(HUNDRED) > 0) {
            problem(field, "TOO_LARGE", "is a percentage and must be at most 100");
            return null;
        }
        return number;
    }

    private @Nullable BigDecimal number(AlertField field) {
        String text = texts.get(field);
        if (text == null) {
            return null;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            problem(field, "NOT_A_NUMBER", notANumberSentence(text));
            return null;
        }
        if (Math.abs((long) number.scale()) > MAX_SCALE || number.precision() - number.scale() > INTEGER_DIGITS) {
            problem(field, "TOO_LARGE", "has more digits than any price or quantity");
            return null;
        }
        return number.setScale(Math.min(number.scale(), FRACTION_DIGITS), RoundingMode.HALF_EVEN);
    }

    private static String notANumberSentence(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("nan") || lower.contains("infinity")) {
            return "is " + text + ": the chart had no value there; leave the field out or use {{close}}";
        }
        return "must be a number with a point as decimal sign, such as 61237.37 or \"61237.37\"";
    }

    private void missing(AlertField field, String example) {
        if (problems.stream().noneMatch(problem -> problem.field().equals(field.nativeName()))) {
            problem(field, "MISSING", "is missing: " + example);
        }
    }

    private void problem(AlertField field, String code, String message) {
        problems.add(FieldProblem.of(field, code, message));
    }
}
