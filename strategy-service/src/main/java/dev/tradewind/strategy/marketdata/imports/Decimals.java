package dev.tradewind.strategy.marketdata.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers in text: as a statistic, and exactly as a whole number of units. */
final class Decimals {
    private static final int SAFE_DIGITS = 17;

    private Decimals() {}

    /** The nearest double; NaN when the text is no number. */
    static double toDouble(String text) {
        if (text.isEmpty() || !isPlain(text)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /** Digits after the point that are not trailing zeros. */
    static int decimals(String text) {
        if (hasExponent(text)) {
            return Math.max(0, exact(text).stripTrailingZeros().scale());
        }
        int point = text.indexOf('.');
        if (point < 0) {
            return 0;
        }
        int end = text.length();
        while (end > point + 1 && text.charAt(end - 1) == '0') {
            end--;
        }
        return end - point - 1;
    }

    /** The number in units of 10^-decimals, rounded half even where it has more. */
    static long units(String text, int decimals) {
        if (text.length() > SAFE_DIGITS - decimals || text.startsWith("-") || hasExponent(text)) {
            return rounded(text, decimals);
        }
        long units = 0;
        int after = -1;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '.') {
                after = 0;
            } else if (Character.isDigit(next)) {
                if (after == decimals) {
                    return rounded(text, decimals);
                }
                units = units * 10 + (next - '0');
                after += after < 0 ? 0 : 1;
            } else if (next != '+') {
                throw new NumberFormatException(text);
            }
        }
        for (int i = Math.max(after, 0); i < decimals; i++) {
            units *= 10;
        }
        return units;
    }

    private static long rounded(String text, int decimals) {
        return exact(text)
                .movePointRight(decimals)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    // through a double where there is an exponent: 1e-999999999 as a decimal would fill the memory
    private static BigDecimal exact(String text) {
        return hasExponent(text) ? BigDecimal.valueOf(Double.parseDouble(text)) : new BigDecimal(text);
    }

    private static boolean hasExponent(String text) {
        return text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    }

    /** Digits with at most a sign, a point and an exponent: no hexadecimal numbers and no type letters, which Java would take. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean isKnown = (next >= '0' && next <= '9')
                    || next == '.'
                    || next == '-'
                    || next == '+'
                    || next == 'e'
                    || next == 'E';
            if (!isKnown) {
                return false;
            }
        }
        return true;
    }
}
