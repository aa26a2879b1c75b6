package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.plans.ExitPlanV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.risk.groups.RiskGroup;
import dev.tradewind.risk.groups.RiskGroups;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides ways out, which are always approved but keep their place in the order (C-52), and the first half of a reverse. */
@Singleton
class DecideExit {
    private static final String EXIT_SIGNAL = "EXIT_SIGNAL";
    /** D-09: a reduce without a percentage closes half of every lot. */
    private static final BigDecimal DEFAULT_REDUCE = BigDecimal.valueOf(50);

    private final RiskGroups groups;
    private final Decisions decisions;
    private final HeldSignals held;
    private final PretradeConfig config;
    private final Ids ids;
    private final InstantSource clock;

    DecideExit(
            RiskGroups groups,
            Decisions decisions,
            HeldSignals held,
            PretradeConfig config,
            Ids ids,
            InstantSource clock) {
        this.groups = groups;
        this.decisions = decisions;
        this.held = held;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** An exit, reduce or cancel. An exit also ends what still waits under its key (D-10). */
    void decide(Sql sql, Incoming incoming) {
        SignalAcceptedV1 signal = incoming.signal();
        Classification kind = signal.classification();
        Optional<RiskGroup> group = openGroups(sql, incoming).stream()
                .filter(candidate ->
                        candidate.side().name().equals(signal.side().name()))
                .findFirst();
        BigDecimal reduce = null;
        if (kind == Classification.REDUCE) {
            reduce = signal.reducePercent() == null ? DEFAULT_REDUCE : signal.reducePercent();
        } else {
            cancelWaiting(sql, incoming);
        }
        approve(sql, incoming, kind.name(), kind.name(), group.map(RiskGroup::id), signal.side(), reduce);
    }

    /**
     * Closes what is open under the signal's symbol and timeframe and keeps the entry waiting for it (D-09, C-51). False
     * if nothing is open: then the entry need not wait.
     */
    boolean reverse(Sql sql, Incoming incoming) {
        List<RiskGroup> open = openGroups(sql, incoming);
        if (open.isEmpty()) {
            return false;
        }
        RiskGroup group = open.getFirst();
        cancelWaiting(sql, incoming);
        approve(
                sql,
                incoming,
                "REVERSE",
                "EXIT",
                Optional.of(group.id()),
                Side.valueOf(group.side().name()),
                null);
        Instant now = clock.instant();
        held.hold(sql, new HeldSignal(incoming.nextStep(), HeldSignal.REVERSE, now.plus(config.reverseHold())), now);
        return true;
    }

    /** The exit of a reverse took too long: its entry is given up. */
    void reverseExpired(Sql sql, HeldSignal signal) {
        reject(
                sql,
                signal.incoming(),
                Verdicts.REJECTED,
                "REVERSE_EXPIRED",
                "the position to be reversed was not closed within "
                        + config.reverseHold().toSeconds() + " s");
    }

    private void approve(
            Sql sql,
            Incoming incoming,
            String decisionKind,
            String exitKind,
            Optional<UUID> group,
            Side side,
            @Nullable BigDecimal reducePercent) {
        SignalAcceptedV1 signal = incoming.signal();
        ExitPlanV1 exit = new ExitPlanV1(
                exitKind,
                signal.accountId(),
                group.orElse(null),
                signal.symbol(),
                signal.timeframeSeconds(),
                side,
                reducePercent,
                EXIT_SIGNAL);
        decisions.tell(
                sql,
                incoming,
                Verdicts.approvedExit(ids.next(), signal, decisionKind, exit, clock.instant()),
                BigDecimal.ZERO);
        if (exitKind.equals("EXIT") && group.isPresent()) {
            groups.exiting(sql, incoming.user(), group.get(), true);
        }
    }

    private void cancelWaiting(Sql sql, Incoming incoming) {
        SignalAcceptedV1 signal = incoming.signal();
        for (HeldSignal waiting :
                held.ofKey(sql, incoming.user(), signal.accountId(), signal.symbol(), signal.timeframeSeconds())) {
            held.remove(sql, waiting);
            reject(
                    sql,
                    waiting.incoming(),
                    Verdicts.IGNORED,
                    "CANCELLED",
                    "a later signal of this symbol ended the wait");
        }
    }

    private void reject(Sql sql, Incoming incoming, String outcome, String code, String detail) {
        decisions.tell(
                sql,
                incoming,
                Verdicts.plain(ids.next(), incoming.signal(), "ENTRY", outcome, code, detail, clock.instant()),
                BigDecimal.ZERO);
    }

    private List<RiskGroup> openGroups(Sql sql, Incoming incoming) {
        SignalAcceptedV1 signal = incoming.signal();
        return groups.open(sql, incoming.user(), signal.accountId()).stream()
                .filter(group -> group.isAt(signal.symbol(), signal.timeframeSeconds()))
                .toList();
    }
}
