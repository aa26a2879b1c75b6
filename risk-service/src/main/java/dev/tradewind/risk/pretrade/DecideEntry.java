package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.engine.grid.OppositePolicy;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.risk.Breach;
import dev.tradewind.engine.risk.EntryDecider;
import dev.tradewind.engine.risk.EntryPlace;
import dev.tradewind.engine.risk.MarketView;
import dev.tradewind.engine.risk.RiskDecision;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.risk.accounts.RiskAccount;
import dev.tradewind.risk.groups.RiskGroups;
import dev.tradewind.risk.reservations.Reservations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides an entry: lets the engine decide on what is known, and keeps its promise in rows. */
@Singleton
class DecideEntry {
    /** Inputs that may come a moment later; everything else is an answer at once. */
    private static final Set<String> MAY_COME = Set.of("NO_METADATA", "STALE_EQUITY", "STALE_QUOTE");

    private static final String NO_METADATA = "NO_METADATA";
    private static final String NO_ACCOUNT = "NO_ACCOUNT";

    private final EntryInputs inputs;
    private final RiskGroups groups;
    private final Reservations reservations;
    private final Decisions decisions;
    private final HeldSignals held;
    private final PretradeConfig config;
    private final Ids ids;
    private final InstantSource clock;
    private final EntryDecider decider;

    DecideEntry(
            EntryInputs inputs,
            RiskGroups groups,
            Reservations reservations,
            Decisions decisions,
            HeldSignals held,
            PretradeConfig config,
            Ids ids,
            InstantSource clock) {
        this.inputs = inputs;
        this.groups = groups;
        this.reservations = reservations;
        this.decisions = decisions;
        this.held = held;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.decider = new EntryDecider(config.gate());
    }

    /** What became of it. */
    sealed interface Result {
        /** There is an answer, or it waits for an input. */
        record Done() implements Result {}

        /** The opposite side is open and the configuration wants it reversed (D-10). */
        record NeedsReverse() implements Result {}
    }

    /** Decides, or waits for an input that may still come: until {@code waitUntil}, or as configured when it waits for the first time. The caller holds the account's lock. */
    Result decide(Sql sql, Incoming incoming, @Nullable Instant waitUntil) {
        SignalAcceptedV1 signal = incoming.signal();
        if (!Symbol.isCanonical(signal.symbol())) {
            return answer(sql, incoming, Verdicts.REJECTED, "UNKNOWN_SYMBOL", signal.symbol() + " is no symbol");
        }
        Optional<RiskAccount> account = inputs.account(sql, incoming);
        if (account.isEmpty()) {
            return waitOr(
                    sql,
                    incoming,
                    waitUntil,
                    NO_ACCOUNT,
                    plain(incoming, Verdicts.REJECTED, NO_ACCOUNT, "the account of the hook is not known"));
        }
        return switch (inputs.place(sql, incoming)) {
            case EntryInputs.Placing.Invalid invalid ->
                answer(sql, incoming, Verdicts.REJECTED, "CONFIGURATION_INVALID", invalid.detail());
            case EntryInputs.Placing.Placed placed -> decide(sql, incoming, waitUntil, account.get(), placed);
        };
    }

    private Result decide(
            Sql sql,
            Incoming incoming,
            @Nullable Instant waitUntil,
            RiskAccount account,
            EntryInputs.Placing.Placed placed) {
        if (placed.place() instanceof EntryPlace.Ignored ignored) {
            return answer(sql, incoming, Verdicts.IGNORED, ignored.code(), ignored.detail());
        }
        if (placed.place() instanceof EntryPlace.Refused refused
                && refused.code().equals("OPPOSITE_OPEN")
                && placed.configuration().oppositePolicy() == OppositePolicy.REVERSE) {
            return new Result.NeedsReverse();
        }
        SignalAcceptedV1 signal = incoming.signal();
        Instant now = clock.instant();
        MarketView market = inputs.market(sql, signal.symbol(), account, now);
        if (market.instrument() != null && !market.instrument().quote().equals(account.currency())) {
            return answer(
                    sql,
                    incoming,
                    Verdicts.REJECTED,
                    "CURRENCY_MISMATCH",
                    "the account is in " + account.currency() + ", the symbol trades in "
                            + market.instrument().quote());
        }
        RiskDecision decision = decider.decide(
                EntryInputs.proposal(signal, placed),
                inputs.state(sql, incoming, account, placed),
                market,
                inputs.limits(sql, incoming.user(), account),
                now);
        return switch (decision) {
            case RiskDecision.Approved approved -> approve(sql, incoming, placed, approved, now);
            case RiskDecision.Rejected rejected -> {
                PlanDecidedV1 answer = Verdicts.rejected(ids.next(), signal, kind(placed), rejected, now);
                Set<String> codes =
                        rejected.breaches().stream().map(Breach::code).collect(Collectors.toSet());
                yield MAY_COME.containsAll(codes)
                        ? waitOr(
                                sql,
                                incoming,
                                waitUntil,
                                codes.contains(NO_METADATA) ? NO_METADATA : rejected.code(),
                                answer)
                        : tell(sql, incoming, answer);
            }
        };
    }

    private Result approve(
            Sql sql,
            Incoming incoming,
            EntryInputs.Placing.Placed placed,
            RiskDecision.Approved approved,
            Instant now) {
        UUID group = placed.place() instanceof EntryPlace.Pyramid pyramid
                ? pyramid.group().id()
                : ids.next();
        int index = placed.place() instanceof EntryPlace.Pyramid pyramid ? pyramid.index() : 0;
        PlanV1 plan = Plans.of(incoming, ids.next(), group, index, placed.version(), approved, config.signalAge());
        if (index == 0) {
            groups.planned(sql, plan, now);
        }
        decisions.tell(
                sql,
                incoming,
                Verdicts.approved(incoming.signal(), kind(placed), plan, approved, now),
                approved.heat().amount());
        reservations.hold(sql, plan, now);
        return new Result.Done();
    }

    /** Waits for an input that may still come, and says so once when it is metadata (D-04); else gives the answer. */
    private Result waitOr(
            Sql sql, Incoming incoming, @Nullable Instant waitUntil, String reason, PlanDecidedV1 answer) {
        Instant now = clock.instant();
        Duration hold = reason.equals(NO_METADATA) ? config.metadataHold() : config.inputHold();
        Instant until = waitUntil == null ? now.plus(hold) : waitUntil;
        if (!now.isBefore(until)) {
            return tell(sql, incoming, answer);
        }
        held.hold(sql, new HeldSignal(incoming, reason, until), now);
        return waitUntil == null && reason.equals(NO_METADATA)
                ? answer(sql, incoming, Verdicts.QUEUED, reason, "waiting for ticks and minimums of the symbol")
                : new Result.Done();
    }

    private Result answer(Sql sql, Incoming incoming, String outcome, String code, String detail) {
        return tell(sql, incoming, plain(incoming, outcome, code, detail));
    }

    private PlanDecidedV1 plain(Incoming incoming, String outcome, String code, String detail) {
        return Verdicts.plain(ids.next(), incoming.signal(), "ENTRY", outcome, code, detail, clock.instant());
    }

    private Result tell(Sql sql, Incoming incoming, PlanDecidedV1 decided) {
        decisions.tell(sql, incoming, decided, BigDecimal.ZERO);
        return new Result.Done();
    }

    private static String kind(EntryInputs.Placing.Placed placed) {
        return placed.place() instanceof EntryPlace.Pyramid ? "PYRAMID" : "ENTRY";
    }
}
