package dev.tradewind.broker.positions.messaging;

import dev.tradewind.broker.positions.application.AskForExit;
import dev.tradewind.broker.positions.application.OpenPositionGroup;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.events.EventHandler;
import dev.tradewind.kit.tenancy.Sql;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/** Decisions of risk-service become groups, pyramids and exits. */
@Singleton
class RiskPlanConsumer extends EventConsumer {
    private final OpenPositionGroup open;
    private final AskForExit exit;
    private final InstantSource clock;

    RiskPlanConsumer(OpenPositionGroup open, AskForExit exit, InstantSource clock) {
        this.open = open;
        this.exit = exit;
        this.clock = clock;
    }

    @Override
    public String producer() {
        return "risk";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(EventTypes.PLAN_DECIDED, this::decided);
    }

    private void decided(Sql sql, EventEnvelope event) {
        PlanDecidedV1 decided = event.dataAs(PlanDecidedV1.class);
        if (!decided.outcome().equals("APPROVED")) {
            return;
        }
        if (decided.plan() != null) {
            open.handle(sql, event, decided, clock.instant());
        } else if (decided.exit() != null) {
            exit.handle(sql, event, decided, clock.instant());
        } else {
            Log.errorf("approved decision without a plan or an exit decisionId=%s", decided.decisionId());
        }
    }
}
