package dev.tradewind.contracts.plans;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The exact plan that risk-service approved; broker-service sends it byte for byte (R10). {@code basePrice} is P0 of this pyramid. */
public record PlanV1(
        UUID decisionId,
        UUID userId,
        UUID accountId,
        UUID groupId,
        UUID signalId,
        String symbol,
        int timeframeSeconds,
        Side side,
        int pyramidIndex,
        long candleId,
        BigDecimal basePrice,
        List<PlanLegV1> legs,
        BigDecimal reserved,
        DcaConfigurationV1 configuration,
        Instant signalAt,
        Instant validUntil) {
    public PlanV1 {
        legs = List.copyOf(legs);
    }
}
