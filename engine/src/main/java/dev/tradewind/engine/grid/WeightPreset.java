package dev.tradewind.engine.grid;

import dev.tradewind.engine.money.Percent;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Ready-made distributions of the capital over n legs (D-03, Cornix names). */
public enum WeightPreset {
    /** Every leg the same. */
    EVEN,
    /** Each leg half of the one before. */
    DECREASING,
    /** Each leg twice the one before. */
    INCREASING;

    /** Weights in percent for 1 to 7 legs, four decimals, summing to exactly 100. */
    public List<Percent> weights(int legs) {
        if (legs < 1 || legs > DcaConfiguration.MAX_LEGS) {
            throw new IllegalArgumentException("a grid has 1 to 7 legs, not " + legs);
        }
        return Weights.proportionalTo(
                switch (this) {
                    case EVEN -> shares(legs, k -> 1);
                    case DECREASING -> shares(legs, k -> 1 << (legs - 1 - k));
                    case INCREASING -> shares(legs, k -> 1 << k);
                });
    }

    private static List<BigDecimal> shares(int legs, IntUnaryOperator share) {
        return IntStream.range(0, legs).map(share).mapToObj(BigDecimal::valueOf).toList();
    }
}
