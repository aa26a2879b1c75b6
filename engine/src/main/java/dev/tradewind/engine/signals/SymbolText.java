package dev.tradewind.engine.signals;

import dev.tradewind.engine.instruments.Symbol;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns the ticker texts that charts send into canonical symbols (D-01): BTCUSDT, BTCUSDT.P, BINANCE:BTCUSDT and BTC-USDT are all BTC/USDT. */
public final class SymbolText {
    /** Quote currencies that no share ticker ends with: a pair at any length. */
    private static final List<String> STABLE_QUOTES = List.of("FDUSD", "USDT", "USDC", "BUSD", "TUSD");

    /** Quote currencies that a share ticker could end with: a pair from six characters on, where no ticker reaches. */
    private static final List<String> OTHER_QUOTES =
            List.of("USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "TRY", "BRL", "DAI", "BTC", "ETH", "BNB");

    private static final int LONGEST_TEXT = 60;
    private static final int SHORTEST_AMBIGUOUS_PAIR = 6;

    private SymbolText() {}

    /** The canonical symbol, or nothing when the text cannot be one. */
    public static Optional<Symbol> canonical(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        String name = text.toUpperCase(Locale.ROOT);
        name = name.substring(name.lastIndexOf(':') + 1);
        if (isOption(name)) {
            return Optional.of(Symbol.of(name));
        }
        name = name.strip();
        if (name.endsWith(".P")) {
            Optional<String> perpetual = pair(name.substring(0, name.length() - 2));
            if (perpetual.isPresent()) {
                return perpetual.map(Symbol::of);
            }
        }
        if (name.endsWith("PERP")) {
            Optional<String> perpetual = pair(name.substring(0, name.length() - 4));
            if (perpetual.isPresent()) {
                return perpetual.map(Symbol::of);
            }
        }
        Optional<String> pair = pair(name);
        if (pair.isPresent()) {
            return pair.map(Symbol::of);
        }
        return Symbol.isCanonical(name) ? Optional.of(Symbol.of(name)) : Optional.empty();
    }

    private static boolean isOption(String name) {
        return name.length() == 21 && Symbol.isCanonical(name);
    }

    private static Optional<String> pair(String name) {
        String joined = name.replace('-', '/').replace('_', '/');
        if (joined.indexOf('/') >= 0) {
            return Symbol.isCanonical(joined) ? Optional.of(joined) : Optional.empty();
        }
        for (String quote : STABLE_QUOTES) {
            if (name.endsWith(quote) && name.length() > quote.length()) {
                return split(name, quote);
            }
        }
        for (String quote : OTHER_QUOTES) {
            if (name.endsWith(quote) && name.length() >= SHORTEST_AMBIGUOUS_PAIR) {
                return split(name, quote);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> split(String name, String quote) {
        String candidate = name.substring(0, name.length() - quote.length()) + "/" + quote;
        return Symbol.isCanonical(candidate) ? Optional.of(candidate) : Optional.empty();
    }
}
