package dev.tradewind.engine.risk;

import dev.tradewind.engine.sizing.SizeLimits;

/** The limits of one account (C-22, C-23). */
public record RiskLimits(SizeLimits size, int maxOpenGroups) {
    public static final RiskLimits DEFAULT = new RiskLimits(SizeLimits.DEFAULT, 5);
}
