package dev.tradewind.broker.positions.application;

import dev.tradewind.broker.positions.application.PositionFacts.Refusal;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.plans.ExitPlanV1;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.positions.ExitRequest;
import dev.tradewind.engine.positions.GroupStatus;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Use case: an approved way out (exit, reduce, cancel) reaches the group it means; without a group there is nothing to do, and that is told. */
@ApplicationScoped
public class AskForExit {
    private static final BigDecimal DEFAULT_REDUCE_PERCENT = BigDecimal.valueOf(50);
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final PositionGroups groups;
    private final WorkGroup work;
    private final PositionFacts facts;
    private final Ids ids;

    AskForExit(PositionGroups groups, WorkGroup work, PositionFacts facts, Ids ids) {
        this.groups = groups;
        this.work = work;
        this.facts = facts;
        this.ids = ids;
    }

    public void handle(Sql sql, EventEnvelope cause, PlanDecidedV1 decided, Instant now) {
        ExitPlanV1 exit = decided.exit();
        if (exit == null) {
            throw new IllegalStateException("an approved exit says what it ends");
        }
        GroupKey key = GroupKey.of(cause.user(), exit);
        Optional<ExitRequest> wanted = request(exit, now);
        if (wanted.isEmpty()) {
            Refusal unknown =
                    new Refusal("UNKNOWN_EXIT_KIND", "This version does not know the exit " + exit.kind() + ".");
            facts.refused(sql, cause, decided, exit.groupId(), unknown, now);
            return;
        }
        ExitRequest request = wanted.get();
        if (request.kind() == ExitRequest.Kind.EXIT_SIGNAL) {
            groups.exited(sql, key, decided.decidedAt());
        }
        Optional<StoredGroup> group = groups.findOpen(sql, key);
        if (group.isPresent()) {
            groups.lock(sql, group.get().id());
            group = groups.findOpen(sql, key); // it may have ended while we waited for the lock
        }
        if (group.isEmpty()) {
            facts.refused(sql, cause, decided, exit.groupId(), new Refusal("NO_GROUP", "Nothing is open here."), now);
            return;
        }
        UUID groupId = group.get().id();
        if (group.get().status() == GroupStatus.CLOSING) {
            facts.refused(
                    sql,
                    cause,
                    decided,
                    groupId,
                    new Refusal("GROUP_CLOSING", "The position is closing already."),
                    now);
            return;
        }
        groups.request(sql, cause.user(), groupId, request, "SIGNAL", decided.decisionId(), decided.signalId());
        work.handle(sql, groupId, now);
    }

    /** Empty for a kind that only a newer version knows (R19). */
    private Optional<ExitRequest> request(ExitPlanV1 exit, Instant now) {
        UUID id = ids.next();
        return switch (exit.kind()) {
            case "EXIT" -> Optional.of(ExitRequest.of(id, ExitRequest.Kind.EXIT_SIGNAL, now));
            case "CANCEL" -> Optional.of(ExitRequest.of(id, ExitRequest.Kind.CANCEL_ENTRIES, now));
            case "REDUCE" -> {
                BigDecimal percent = exit.reducePercent() == null ? DEFAULT_REDUCE_PERCENT : exit.reducePercent();
                yield Optional.of(
                        percent.compareTo(ALL) >= 0
                                ? ExitRequest.of(id, ExitRequest.Kind.EXIT_SIGNAL, now)
                                : ExitRequest.reduce(id, Percent.of(percent), now));
            }
            default -> Optional.empty();
        };
    }
}
