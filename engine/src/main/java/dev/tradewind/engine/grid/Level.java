package dev.tradewind.engine.grid;

import dev.tradewind.engine.money.Percent;

/** One grid level: gap from the first price (0 or negative), share of the capital, take-profit (D-03). */
public record Level(Percent gap, Percent weight, Percent takeProfit) {
    public static Level of(String gap, String weight, String takeProfit) {
        return new Level(Percent.of(gap), Percent.of(weight), Percent.of(takeProfit));
    }
}
