package dev.tradewind.notification.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How amounts and codes are written in a notification. */
final class Words {
    private Words() {}

    /** Signed money with two decimals and a real minus sign: {@code +12.40}, {@code −3.00}, {@code 0.00}. */
    static String signed(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
        return switch (rounded.signum()) {
            case 1 -> "+" + rounded.toPlainString();
            case -1 -> "\u2212" + rounded.abs().toPlainString();
            default -> rounded.toPlainString();
        };
    }

    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** {@code TP_HIT} becomes "tp hit": a code a reader has no sentence for yet. */
    static String spoken(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
