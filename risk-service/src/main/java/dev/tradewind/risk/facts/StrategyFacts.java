package dev.tradewind.risk.facts;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventHandler;
import dev.tradewind.risk.pretrade.DecidePlan;
import jakarta.inject.Singleton;
import java.util.Map;

/** Facts of strategy-service: what is wanted. */
@Singleton
public class StrategyFacts extends EventConsumer {
    private final DecidePlan decide;

    StrategyFacts(DecidePlan decide) {
        this.decide = decide;
    }

    @Override
    public String producer() {
        return "strategy";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(EventTypes.SIGNAL_ACCEPTED, decide::handle);
    }
}
