package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.engine.grid.GridLeg;
import dev.tradewind.engine.risk.RiskDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes an approved grid down as the exact plan that broker-service sends (R10). */
final class Plans {
    private Plans() {}

    static PlanV1 of(
            Incoming incoming,
            UUID decision,
            UUID group,
            int pyramid,
            DcaConfigurationV1 configuration,
            RiskDecision.Approved approved,
            Duration life) {
        SignalAcceptedV1 signal = incoming.signal();
        return new PlanV1(
                decision,
                incoming.user(),
                signal.accountId(),
                group,
                signal.signalId(),
                signal.symbol(),
                signal.timeframeSeconds(),
                signal.side(),
                pyramid,
                signal.candleId(),
                approved.grid().basePrice().value(),
                legs(approved),
                approved.reserved().amount(),
                configuration,
                signal.signalAt(),
                signal.signalAt().plus(life));
    }

    private static List<PlanLegV1> legs(RiskDecision.Approved approved) {
        List<PlanLegV1> legs = new ArrayList<>();
        for (GridLeg leg : approved.grid().legs()) {
            legs.add(new PlanLegV1(
                    leg.index(),
                    leg.orderType().name(),
                    leg.price().value(),
                    leg.quantity().value(),
                    leg.notional().amount(),
                    approved.reservedPerLeg().get(leg.index()).amount(),
                    leg.takeProfit().value()));
        }
        return legs;
    }
}
