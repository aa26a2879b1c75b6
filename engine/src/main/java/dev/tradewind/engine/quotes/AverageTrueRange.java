package dev.tradewind.engine.quotes;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Average true range of one-minute bars made from prices as they come, 14 bars, Wilder (D-19). */
final class AverageTrueRange {
    private static final int BARS = 14;
    private static final MathContext DIGITS = MathContext.DECIMAL64;

    private @Nullable Instant minute;
    private BigDecimal high = BigDecimal.ZERO;
    private BigDecimal low = BigDecimal.ZERO;
    private BigDecimal latest = BigDecimal.ZERO;
    private @Nullable BigDecimal closeBefore;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal average = BigDecimal.ZERO;
    private int bars;

    void add(BigDecimal price, Instant barOpensAt) {
        if (!barOpensAt.equals(minute)) {
            if (minute != null) {
                finishBar();
            }
            minute = barOpensAt;
            high = price;
            low = price;
        }
        high = high.max(price);
        low = low.min(price);
        latest = price;
    }

    /** Empty before fourteen bars are complete. */
    Optional<BigDecimal> value() {
        return bars < BARS ? Optional.empty() : Optional.of(average);
    }

    private void finishBar() {
        BigDecimal top = closeBefore == null ? high : high.max(closeBefore);
        BigDecimal bottom = closeBefore == null ? low : low.min(closeBefore);
        BigDecimal trueRange = top.subtract(bottom);
        closeBefore = latest;
        bars++;
        if (bars <= BARS) {
            sum = sum.add(trueRange);
            average = sum.divide(BigDecimal.valueOf(bars), DIGITS);
        } else {
            average = average.multiply(BigDecimal.valueOf(BARS - 1L), DIGITS)
                    .add(trueRange)
                    .divide(BigDecimal.valueOf(BARS), DIGITS);
        }
    }
}
