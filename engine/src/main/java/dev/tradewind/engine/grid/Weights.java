package dev.tradewind.engine.grid;

import dev.tradewind.engine.money.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Turns proportions into percentages of four decimals that sum to exactly 100 (D-03). */
final class Weights {
    private static final int DECIMALS = 4;

    private Weights() {}

    static List<Percent> proportionalTo(List<BigDecimal> shares) {
        BigDecimal total = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Percent> weights = new ArrayList<>();
        BigDecimal rest = BigDecimal.valueOf(100);
        for (BigDecimal share : shares.subList(0, shares.size() - 1)) {
            BigDecimal weight = share.movePointRight(2).divide(total, DECIMALS, RoundingMode.HALF_UP);
            weights.add(new Percent(weight));
            rest = rest.subtract(weight);
        }
        weights.add(new Percent(rest));
        return List.copyOf(weights);
    }
}
