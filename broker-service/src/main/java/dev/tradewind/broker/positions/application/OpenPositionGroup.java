package dev.tradewind.broker.positions.application;

import dev.tradewind.broker.killswitch.KillMode;
import dev.tradewind.broker.killswitch.KillSwitches;
import dev.tradewind.broker.positions.application.PositionFacts.Refusal;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.plans.PlanHash;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.GroupStatus;
import dev.tradewind.engine.positions.Trigger;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Use case: an approved plan becomes a group or a pyramid with its legs and its first intent, in one transaction, or is
 * refused with a code that frees its reservations (R10, C-47, C-48, C-52).
 */
@ApplicationScoped
public class OpenPositionGroup {
    private final PositionGroups groups;
    private final WorkGroup work;
    private final PositionFacts facts;
    private final KillSwitches killSwitches;
    private final Instruments instruments;

    OpenPositionGroup(
            PositionGroups groups,
            WorkGroup work,
            PositionFacts facts,
            KillSwitches killSwitches,
            Instruments instruments) {
        this.groups = groups;
        this.work = work;
        this.facts = facts;
        this.killSwitches = killSwitches;
        this.instruments = instruments;
    }

    public void handle(Sql sql, EventEnvelope cause, PlanDecidedV1 decided, Instant now) {
        PlanV1 plan = decided.plan();
        if (plan == null) {
            throw new IllegalStateException("an approved entry has a plan");
        }
        Known known = Known.ask(sql, plan, killSwitches, instruments, groups);
        Optional<Refusal> refusal = refusal(sql, cause, decided, plan, known, now);
        if (refusal.isPresent()) {
            facts.refused(sql, cause, decided, plan.groupId(), refusal.get(), now);
            return;
        }
        if (plan.pyramidIndex() == 0) {
            open(sql, cause, plan, known.listed().get().orElseThrow(), hash(decided), now);
        } else {
            join(sql, plan, hash(decided), now);
        }
        work.handle(sql, plan.groupId(), now);
    }

    /** What a plan is held against; asked together, in one round trip. */
    private record Known(
            GroupKey key,
            Supplier<Optional<Instruments.Listed>> listed,
            Supplier<KillMode> killMode,
            Supplier<Optional<Instant>> lastExit,
            Supplier<Optional<StoredGroup>> open) {
        static Known ask(
                Sql sql, PlanV1 plan, KillSwitches killSwitches, Instruments instruments, PositionGroups groups) {
            GroupKey key = GroupKey.of(plan);
            return new Known(
                    key,
                    instruments.askOf(sql, plan.accountId(), plan.symbol()),
                    killSwitches.askModeOf(sql, plan.userId(), plan.accountId()),
                    groups.askLastExit(sql, key),
                    groups.askOpen(sql, key));
        }
    }

    private Optional<Refusal> refusal(
            Sql sql, EventEnvelope cause, PlanDecidedV1 decided, PlanV1 plan, Known known, Instant now) {
        if (!PlanHash.of(plan).equals(decided.planHash())) {
            return no("PLAN_HASH_MISMATCH", "The plan is not the one that was approved.");
        }
        if (!plan.userId().equals(cause.user()) || !plan.accountId().equals(decided.accountId())) {
            return no("PLAN_HASH_MISMATCH", "The plan belongs to somebody else.");
        }
        if (now.isAfter(plan.validUntil())) {
            return no("DECISION_EXPIRED", "The decision was valid until " + plan.validUntil() + ".");
        }
        if (plan.side() != dev.tradewind.contracts.plans.Side.LONG) {
            return no("SHORT_NOT_SUPPORTED", "This account is long only.");
        }
        Optional<Instruments.Listed> listed = known.listed().get();
        if (listed.isEmpty()) {
            return no("NO_ACCOUNT", "There is no such account.");
        }
        if (!known.killMode().get().letsEntriesPass()) {
            return no("KILL_SWITCH", "The kill switch lets no entry pass.");
        }
        Optional<Instant> lastExit = known.lastExit().get();
        if (lastExit.isPresent() && lastExit.get().isAfter(decided.decidedAt())) {
            return no("SUPERSEDED", "An exit was decided after this entry.");
        }
        if (!isSupported(plan)) {
            return no("NOT_YET", "This configuration is not supported yet.");
        }
        if (listed.get().instrument() == null) {
            return no("NO_METADATA", "Ticks and steps of " + plan.symbol() + " are not known yet.");
        }
        return place(sql, known, plan);
    }

    /** What a newer version plans, this one may not understand (R19). */
    private static boolean isSupported(PlanV1 plan) {
        try {
            Translation.rules(plan.configuration());
            return !plan.legs().isEmpty();
        } catch (IllegalArgumentException | NoSuchElementException unknown) {
            return false;
        }
    }

    /** Whether the plan still fits what is open under its key. */
    private Optional<Refusal> place(Sql sql, Known known, PlanV1 plan) {
        Optional<StoredGroup> open = known.open().get();
        if (open.isPresent()) {
            groups.lock(sql, open.get().id());
            open = groups.findOpen(sql, known.key()); // it may have ended while we waited for the lock
        }
        if (open.isPresent() && open.get().status() == GroupStatus.CLOSING) {
            return no("GROUP_CLOSING", "The position is being closed.");
        }
        if (plan.pyramidIndex() == 0) {
            return open.isPresent() ? no("GROUP_EXISTS", "A position of this key is open already.") : Optional.empty();
        }
        boolean fits = open.isPresent()
                && open.get().id().equals(plan.groupId())
                && open.get().pyramids() == plan.pyramidIndex();
        return fits ? Optional.empty() : no("NO_GROUP", "The position that the entry adds to is not open.");
    }

    private void open(
            Sql sql, EventEnvelope cause, PlanV1 plan, Instruments.Listed listed, String planHash, Instant now) {
        InstrumentPublishedV1 instrument = Objects.requireNonNull(listed.instrument(), "checked before");
        StoredGroup group = new StoredGroup(
                plan.groupId(),
                plan.userId(),
                plan.accountId(),
                plan.signalId(),
                GroupSnapshot.Kind.SIGNAL,
                null,
                cause.correlationId(),
                listed.broker(),
                Symbol.of(plan.symbol()),
                plan.timeframeSeconds(),
                Side.valueOf(plan.side().name()),
                GroupStatus.WAITING,
                null,
                now,
                plan.signalAt(),
                now,
                null,
                null,
                null,
                plan.configuration(),
                instrument,
                plan.candleId(),
                1,
                noFigures(plan.legs().size()),
                1);
        groups.insert(sql, group);
        groups.addPyramid(sql, plan, planHash, now);
        groups.timeline(
                sql,
                group,
                new PositionGroups.TimelineEntry(
                        now,
                        "STATE",
                        null,
                        GroupStatus.WAITING.name(),
                        Trigger.OPENED.name(),
                        Map.of(
                                "decisionId",
                                plan.decisionId(),
                                "legs",
                                plan.legs().size()),
                        1));
        facts.moved(sql, group, opened(group, plan.signalId()), group.figures(), now);
    }

    private void join(Sql sql, PlanV1 plan, String planHash, Instant now) {
        StoredGroup group = groups.find(sql, plan.groupId()).orElseThrow();
        long version = group.version() + 1;
        groups.addPyramid(sql, plan, planHash, now);
        groups.pyramidJoined(sql, group, plan);
        groups.timeline(
                sql,
                group,
                new PositionGroups.TimelineEntry(
                        now,
                        "PYRAMID",
                        group.status().name(),
                        group.status().name(),
                        Trigger.PYRAMID_ADDED.name(),
                        Map.of("pyramid", plan.pyramidIndex(), "decisionId", plan.decisionId()),
                        version));
        facts.moved(
                sql,
                group,
                new PositionFacts.Moved(
                        group.status(),
                        group.status(),
                        Trigger.PYRAMID_ADDED,
                        null,
                        plan.signalId(),
                        plan.pyramidIndex() + 1,
                        plan.candleId(),
                        version),
                group.figures(),
                now);
    }

    static PositionFacts.Moved opened(StoredGroup group, UUID signalId) {
        return new PositionFacts.Moved(
                null,
                GroupStatus.WAITING,
                Trigger.OPENED,
                null,
                signalId,
                group.pyramids(),
                group.lastCandleId(),
                group.version());
    }

    static GroupFigures noFigures(int legs) {
        return new GroupFigures(
                legs,
                0,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                null,
                List.of(),
                null);
    }

    private static String hash(PlanDecidedV1 decided) {
        @Nullable String hash = decided.planHash();
        if (hash == null) {
            throw new IllegalStateException("an approved plan has a hash");
        }
        return hash;
    }

    private static Optional<Refusal> no(String code, String detail) {
        return Optional.of(new Refusal(code, detail));
    }
}
