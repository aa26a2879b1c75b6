package dev.tradewind.strategy.facts;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventHandler;
import dev.tradewind.strategy.signals.trace.DecisionSteps;
import jakarta.inject.Singleton;
import java.util.Map;

/** Facts of risk-service: what was decided about a signal. */
@Singleton
public class RiskFacts extends EventConsumer {
    private final DecisionSteps decisions;

    RiskFacts(DecisionSteps decisions) {
        this.decisions = decisions;
    }

    @Override
    public String producer() {
        return "risk";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(EventTypes.PLAN_DECIDED, decisions::decided);
    }
}
