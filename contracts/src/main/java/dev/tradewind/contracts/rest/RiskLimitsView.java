package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.util.UUID;

/** Limits of one account, all editable: percent of equity, and open groups. */
public record RiskLimitsView(
        UUID accountId,
        BigDecimal maxPositionPercent,
        BigDecimal maxExposurePercent,
        int maxOpenGroups,
        long version) {}
