package dev.tradewind.risk.facts;

import dev.tradewind.contracts.events.AccountOpenedV1;
import dev.tradewind.contracts.events.AccountValuedV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.events.OrderEndedV1;
import dev.tradewind.contracts.events.PlanRefusedV1;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.events.EventHandler;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.risk.accounts.RiskAccounts;
import dev.tradewind.risk.groups.RiskGroups;
import dev.tradewind.risk.instruments.KnownInstruments;
import dev.tradewind.risk.limits.Limits;
import dev.tradewind.risk.pretrade.DecidePlan;
import dev.tradewind.risk.reservations.Reservations;
import jakarta.inject.Singleton;
import java.util.Map;

/** Facts of broker-service: accounts and their money, instruments, and what became of plans. Each takes the account's lock first. */
@Singleton
public class BrokerFacts extends EventConsumer {
    private final RiskAccounts accounts;
    private final Limits limits;
    private final KnownInstruments instruments;
    private final RiskGroups groups;
    private final Reservations reservations;
    private final DecidePlan decide;

    BrokerFacts(
            RiskAccounts accounts,
            Limits limits,
            KnownInstruments instruments,
            RiskGroups groups,
            Reservations reservations,
            DecidePlan decide) {
        this.accounts = accounts;
        this.limits = limits;
        this.instruments = instruments;
        this.groups = groups;
        this.reservations = reservations;
        this.decide = decide;
    }

    @Override
    public String producer() {
        return "broker";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(
                EventTypes.ACCOUNT_OPENED, this::accountOpened,
                EventTypes.ACCOUNT_VALUED, this::accountValued,
                EventTypes.INSTRUMENT_PUBLISHED, instruments::published,
                EventTypes.GROUP_CHANGED, this::groupChanged,
                EventTypes.ORDER_ENDED, this::orderEnded,
                EventTypes.EXECUTION_BOOKED, this::executionBooked,
                EventTypes.PLAN_REFUSED, this::planRefused);
    }

    private void accountOpened(Sql sql, EventEnvelope event) {
        AccountOpenedV1 fact = event.dataAs(AccountOpenedV1.class);
        accounts.opened(sql, event.user(), fact);
        limits.seed(sql, event.user(), fact.accountId(), fact.at());
    }

    private void accountValued(Sql sql, EventEnvelope event) {
        AccountValuedV1 fact = event.dataAs(AccountValuedV1.class);
        accounts.valued(sql, event.user(), fact);
    }

    private void groupChanged(Sql sql, EventEnvelope event) {
        GroupChangedV1 fact = event.dataAs(GroupChangedV1.class);
        accounts.lock(sql, event.user(), fact.accountId());
        if (groups.changed(sql, event.user(), fact)) {
            reservations.groupEnded(sql, event.user(), fact.groupId(), "GROUP_" + fact.to() + " " + event.id());
            decide.groupEnded(sql, event.user(), fact.accountId(), fact.symbol(), fact.timeframeSeconds());
        }
    }

    private void orderEnded(Sql sql, EventEnvelope event) {
        OrderEndedV1 fact = event.dataAs(OrderEndedV1.class);
        if (!RiskGroups.isEntry(fact.role()) || fact.status().equals("FILLED")) {
            return; // exits reserve nothing, and what is filled is converted by its executions
        }
        accounts.lock(sql, event.user(), fact.accountId());
        reservations.ended(
                sql,
                event.user(),
                fact.groupId(),
                fact.pyramidIndex(),
                fact.legIndex(),
                "ORDER_" + fact.status() + " " + fact.evidenceId());
    }

    private void executionBooked(Sql sql, EventEnvelope event) {
        ExecutionBookedV1 fact = event.dataAs(ExecutionBookedV1.class);
        accounts.lock(sql, event.user(), fact.accountId());
        accounts.executed(sql, event, fact);
        groups.executed(sql, event.user(), fact);
        if (RiskGroups.isEntry(fact.role())) {
            reservations.filled(
                    sql,
                    event.user(),
                    fact.groupId(),
                    fact.pyramidIndex(),
                    fact.legIndex(),
                    fact.quantity(),
                    "EXECUTION " + fact.executionId());
        }
    }

    private void planRefused(Sql sql, EventEnvelope event) {
        PlanRefusedV1 fact = event.dataAs(PlanRefusedV1.class);
        accounts.lock(sql, event.user(), fact.accountId());
        decide.refused(sql, event.user(), fact);
    }
}
