package dev.tradewind.strategy.facts;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventHandler;
import dev.tradewind.strategy.accounts.TradingAccounts;
import dev.tradewind.strategy.instruments.KnownInstruments;
import dev.tradewind.strategy.signals.trace.TradingSteps;
import jakarta.inject.Singleton;
import java.util.Map;

/** Facts of broker-service: accounts, instruments, and what became of an approved plan. */
@Singleton
public class BrokerFacts extends EventConsumer {
    private final TradingAccounts accounts;
    private final KnownInstruments instruments;
    private final TradingSteps steps;

    BrokerFacts(TradingAccounts accounts, KnownInstruments instruments, TradingSteps steps) {
        this.accounts = accounts;
        this.instruments = instruments;
        this.steps = steps;
    }

    @Override
    public String producer() {
        return "broker";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(
                EventTypes.ACCOUNT_OPENED, accounts::opened,
                EventTypes.INSTRUMENT_PUBLISHED, instruments::published,
                EventTypes.GROUP_CHANGED, steps::groupChanged,
                EventTypes.ORDER_ACKNOWLEDGED, steps::orderAcknowledged,
                EventTypes.ORDER_ENDED, steps::orderEnded,
                EventTypes.EXECUTION_BOOKED, steps::executionBooked,
                EventTypes.PLAN_REFUSED, steps::planRefused);
    }
}
