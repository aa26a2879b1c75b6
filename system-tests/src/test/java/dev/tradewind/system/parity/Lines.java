package dev.tradewind.system.parity;

import java.math.BigDecimal;
import java.time.Instant;

/** One wording for both runs. */
final class Lines {
    private Lines() {}

    /** @param heldBackBy code of the entry filter, empty when none did */
    static String signal(
            long barOpensAt, String kind, String side, double sizeFactor, String explanation, String heldBackBy) {
        return Instant.ofEpochSecond(barOpensAt) + " " + kind + " " + side + " " + sizeFactor + " \"" + explanation
                + "\"" + (heldBackBy.isEmpty() ? "" : " held back: " + heldBackBy);
    }

    static String order(
            String side,
            String kind,
            String timeInForce,
            BigDecimal quantity,
            BigDecimal limit,
            BigDecimal stop,
            String status,
            BigDecimal filled,
            String endReason) {
        return side + " " + kind + " " + timeInForce + " " + plain(quantity) + " limit " + plain(limit) + " stop "
                + plain(stop) + " -> " + status + " " + plain(filled) + " " + endReason;
    }

    static String execution(
            Instant quote,
            String side,
            String leg,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal notional,
            BigDecimal fee,
            long slippageBps) {
        return quote + " " + side + " " + leg + " " + plain(quantity) + " at " + plain(price) + " = " + plain(notional)
                + " fee " + plain(fee) + " slipped " + slippageBps;
    }

    static String end(String reason, BigDecimal quantity, BigDecimal netProfit) {
        return reason + " of " + plain(quantity) + " earned " + plain(netProfit);
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
