package dev.tradewind.notification.facts;

import static dev.tradewind.contracts.events.EventTypes.actionAudited;

import dev.tradewind.contracts.events.AccountOpenedV1;
import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.events.IncidentRaisedV1;
import dev.tradewind.contracts.events.KillChangedV1;
import dev.tradewind.contracts.events.OrderEndedV1;
import dev.tradewind.contracts.events.PlanRefusedV1;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the inbox and the audit log take from broker-service. */
@ApplicationScoped
class BrokerFacts extends EventConsumer {
    private final FactDesk desk;

    BrokerFacts(FactDesk desk) {
        this.desk = desk;
    }

    @Override
    public String producer() {
        return "broker";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(
                EventTypes.ACCOUNT_OPENED,
                desk.told(AccountOpenedV1.class, Notices::of),
                EventTypes.GROUP_CHANGED,
                desk.toldAndAudited(GroupChangedV1.class, Notices::of, AuditRecords::of),
                EventTypes.ORDER_ENDED,
                desk.told(OrderEndedV1.class, Notices::of),
                EventTypes.EXECUTION_BOOKED,
                desk.audited(ExecutionBookedV1.class, AuditRecords::of),
                EventTypes.PLAN_REFUSED,
                desk.told(PlanRefusedV1.class, Notices::of),
                EventTypes.KILL_CHANGED,
                desk.told(KillChangedV1.class, Notices::of),
                EventTypes.INCIDENT_RAISED,
                desk.toldAndAudited(IncidentRaisedV1.class, Notices::of, AuditRecords::of),
                actionAudited("broker"),
                desk.audited(AuditedActionV1.class, AuditRecords::of));
    }
}
