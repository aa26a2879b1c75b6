package dev.tradewind.engine.instruments;

import java.util.Optional;
import java.util.regex.Pattern;

/** A canonical symbol (D-01): BASE/QUOTE, a ticker, or a 21-character OCC option symbol. Adapters translate. */
public record Symbol(String value) implements Comparable<Symbol> {
    private static final Pattern PAIR = Pattern.compile("[A-Z0-9]{1,12}/[A-Z0-9]{1,12}");
    private static final Pattern TICKER = Pattern.compile("[A-Z][A-Z0-9.]{0,11}");
    private static final Pattern OCC = Pattern.compile("[A-Z0-9 ]{6}\\d{6}[CP]\\d{8}");

    public Symbol {
        if (!isCanonical(value)) {
            throw new IllegalArgumentException("not a canonical symbol: " + value);
        }
    }

    public static Symbol of(String value) {
        return new Symbol(value);
    }

    /** Whether the text is a canonical symbol. */
    public static boolean isCanonical(String value) {
        return PAIR.matcher(value).matches()
                || TICKER.matcher(value).matches()
                || OCC.matcher(value).matches();
    }

    /** The part before the slash; of a ticker the ticker itself. */
    public String base() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    /** The part after the slash; empty for tickers and options. */
    public Optional<String> quote() {
        int slash = value.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(value.substring(slash + 1));
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
