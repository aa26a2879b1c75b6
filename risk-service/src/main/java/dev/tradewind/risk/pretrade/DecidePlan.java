package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.events.PlanRefusedV1;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.risk.accounts.RiskAccounts;
import dev.tradewind.risk.groups.RiskGroups;
import dev.tradewind.risk.reservations.Reservations;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Use case: an accepted signal becomes a decision. Everything about one account happens under the lock of its row, in the
 * order in which the signals came (C-45, C-52); decision, reservations and fact are one commit.
 */
@Singleton
public class DecidePlan {
    private final RiskAccounts accounts;
    private final RiskGroups groups;
    private final Reservations reservations;
    private final Decisions decisions;
    private final HeldSignals held;
    private final DecideEntry entries;
    private final DecideExit exits;
    private final InstantSource clock;

    DecidePlan(
            RiskAccounts accounts,
            RiskGroups groups,
            Reservations reservations,
            Decisions decisions,
            HeldSignals held,
            DecideEntry entries,
            DecideExit exits,
            InstantSource clock) {
        this.accounts = accounts;
        this.groups = groups;
        this.reservations = reservations;
        this.decisions = decisions;
        this.held = held;
        this.entries = entries;
        this.exits = exits;
        this.clock = clock;
    }

    /** {@code strategy.signal.accepted.v1}: decides once, however often it is told. */
    public void handle(Sql sql, EventEnvelope event) {
        Incoming incoming = Incoming.of(event);
        accounts.lock(sql, incoming.user(), incoming.signal().accountId());
        if (decisions.isDecidedOrHeld(sql, incoming)) {
            return;
        }
        switch (incoming.signal().classification()) {
            case ENTRY -> decideEntry(sql, incoming, null);
            case EXIT, REDUCE, CANCEL -> exits.decide(sql, incoming);
            case REVERSE -> {
                if (!exits.reverse(sql, incoming)) {
                    decideEntry(sql, incoming, null);
                }
            }
        }
    }

    /** Looks at a waiting signal again: decides it, lets it wait on, or ends its wait. */
    void lookAgain(Sql sql, HeldSignals.Waiting waiting) {
        accounts.lock(sql, waiting.user(), waiting.account());
        held.find(sql, waiting.user(), waiting.signal()).ifPresent(signal -> {
            if (!signal.isReverse()) {
                held.remove(sql, signal);
                decideEntry(sql, signal.incoming(), signal.until());
            } else if (!clock.instant().isBefore(signal.until())) {
                held.remove(sql, signal);
                exits.reverseExpired(sql, signal);
            }
        });
    }

    /** A group has ended: the entry of a reverse that waited for it is decided now. The caller holds the account's lock. */
    public void groupEnded(Sql sql, UUID user, UUID account, String symbol, int timeframeSeconds) {
        for (HeldSignal signal : held.ofKey(sql, user, account, symbol, timeframeSeconds)) {
            if (signal.isReverse()) {
                held.remove(sql, signal);
                decideEntry(sql, signal.incoming(), null);
            }
        }
    }

    /** {@code broker.plan.refused.v1}: everything the plan reserved is free again (C-48). The caller holds the account's lock. */
    public void refused(Sql sql, UUID user, PlanRefusedV1 fact) {
        if (!decisions.refused(sql, user, fact.decisionId(), fact.code())) {
            return;
        }
        reservations.refused(sql, user, fact.decisionId(), fact.code());
        decisions.find(sql, user, fact.decisionId()).ifPresent(decided -> {
            if (decided.plan() != null) {
                groups.endIfNeverOpened(sql, user, decided.plan().groupId(), clock.instant());
            } else if (decided.exit() != null && decided.exit().groupId() != null) {
                groups.exiting(sql, user, decided.exit().groupId(), false);
            }
        });
    }

    private void decideEntry(Sql sql, Incoming incoming, @Nullable Instant waitUntil) {
        if (entries.decide(sql, incoming, waitUntil) instanceof DecideEntry.Result.NeedsReverse) {
            exits.reverse(sql, incoming);
        }
    }
}
