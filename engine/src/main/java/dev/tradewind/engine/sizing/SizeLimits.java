package dev.tradewind.engine.sizing;

import dev.tradewind.engine.money.Percent;

/** Percentages of the equity that sizes must stay within (C-22). */
public record SizeLimits(Percent maxPosition, Percent maxExposure, Percent maxHeat) {
    public static final SizeLimits DEFAULT = new SizeLimits(Percent.of("20"), Percent.of("50"), Percent.of("6"));
}
