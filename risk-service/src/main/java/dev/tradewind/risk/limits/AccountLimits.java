package dev.tradewind.risk.limits;

import dev.tradewind.contracts.rest.RiskLimitsView;
import dev.tradewind.engine.risk.RiskLimits;
import java.util.UUID;

/** The limits of one account with the version that an edit must name (R18). */
public record AccountLimits(UUID account, RiskLimits limits, long version) {
    RiskLimitsView view() {
        return new RiskLimitsView(
                account,
                limits.size().maxPosition().value(),
                limits.size().maxExposure().value(),
                limits.maxOpenGroups(),
                version);
    }
}
