package dev.tradewind.notification.facts;

import static dev.tradewind.contracts.events.EventTypes.actionAudited;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the inbox and the audit log take from risk-service. */
@ApplicationScoped
class RiskFacts extends EventConsumer {
    private final FactDesk desk;

    RiskFacts(FactDesk desk) {
        this.desk = desk;
    }

    @Override
    public String producer() {
        return "risk";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(
                EventTypes.PLAN_DECIDED,
                desk.toldAndAudited(PlanDecidedV1.class, Notices::of, AuditRecords::of),
                actionAudited("risk"),
                desk.audited(AuditedActionV1.class, AuditRecords::of));
    }
}
