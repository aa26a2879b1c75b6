package dev.tradewind.strategy.signals.trace;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.signals.SymbolText;
import dev.tradewind.kit.problem.Invalid;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which signals a list shows; absent parts show all. */
public record SignalFilter(
        @Nullable String symbol, @Nullable String outcome) {
    /** Reads query parameters: any spelling of a symbol, an outcome by name. */
    public static SignalFilter of(@Nullable String symbol, @Nullable String outcome) {
        return new SignalFilter(
                symbol == null || symbol.isBlank()
                        ? null
                        : SymbolText.canonical(symbol)
                                .map(Symbol::value)
                                .orElseThrow(() -> Invalid.of("symbol", "NOT_A_SYMBOL", "That is no symbol.")),
                outcome == null || outcome.isBlank() ? null : outcomeNamed(outcome));
    }

    private static String outcomeNamed(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        boolean isKnown = Arrays.stream(SignalOutcome.values())
                .anyMatch(outcome -> outcome.name().equals(name));
        if (!isKnown) {
            throw Invalid.of(
                    "outcome",
                    "UNKNOWN_VALUE",
                    "outcome must be one of " + Arrays.toString(SignalOutcome.values()) + ".");
        }
        return name;
    }
}
