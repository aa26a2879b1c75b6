package dev.tradewind.notification.facts;

import static dev.tradewind.contracts.events.EventTypes.actionAudited;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.events.SignalRefusedV1;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the inbox and the audit log take from strategy-service. */
@ApplicationScoped
class StrategyFacts extends EventConsumer {
    private final FactDesk desk;
    private final HeldBackSignals heldBack;

    StrategyFacts(FactDesk desk, HeldBackSignals heldBack) {
        this.desk = desk;
        this.heldBack = heldBack;
    }

    @Override
    public String producer() {
        return "strategy";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(
                EventTypes.SIGNAL_ACCEPTED,
                desk.toldAndAudited(SignalAcceptedV1.class, Notices::of, AuditRecords::of),
                EventTypes.SIGNAL_REFUSED,
                desk.folded(SignalRefusedV1.class, heldBack::words),
                actionAudited("strategy"),
                desk.audited(AuditedActionV1.class, AuditRecords::of));
    }
}
