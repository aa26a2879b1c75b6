package dev.tradewind.engine.risk;

import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.EntryOrderType;
import dev.tradewind.engine.grid.Grid;
import dev.tradewind.engine.grid.GridLeg;
import dev.tradewind.engine.grid.GridPlan;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.PriceRole;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.sizing.CappedCapital;
import dev.tradewind.engine.sizing.DesiredCapital;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides an entry: preconditions, prices, capital, caps, size, then every rule on the account as if the whole grid were
 * filled (C-46, C-47). Pure: the same inputs give the same plan.
 */
public final class EntryDecider {
    private static final Percent DEFAULT_SLIPPAGE = Percent.of("0.2");
    private static final Percent MAX_SLIPPAGE = Percent.of("1");

    private final EntryGate gate;

    public EntryDecider(GatePolicy policy) {
        this.gate = new EntryGate(policy);
    }

    public RiskDecision decide(
            EntryProposal proposal, AccountState account, MarketView market, RiskLimits limits, Instant now) {
        List<RuleCheck> checks = new ArrayList<>(gate.check(proposal, account, market, now));
        Instrument instrument = market.instrument();
        Quote quote = market.quote();
        Price base = EntryGate.basePrice(proposal, quote);
        if (!allPassed(checks) || instrument == null || quote == null || base == null) {
            // sizes are meaningless without prices, but a full pool is worth telling at once
            checks.addAll(PreTradeRules.check(unsized(proposal, market, account), account, limits));
            return new RiskDecision.Rejected(checks);
        }
        GridPlan plan = plan(proposal, instrument, base, quote);
        Optional<Price> stop = stop(proposal, plan);
        DesiredCapital.Outcome desired = desiredCapital(proposal, plan, account, stop.orElse(null));
        return switch (desired) {
            case DesiredCapital.Outcome.Missing missing -> {
                checks.add(RuleCheck.blocked("CAPITAL", missing.code(), "-", "-", missing.detail()));
                checks.addAll(PreTradeRules.check(unsized(proposal, market, account), account, limits));
                yield new RiskDecision.Rejected(checks);
            }
            case DesiredCapital.Outcome.Known known -> {
                PlannedEntry entry = entry(proposal, plan, stop, market, account);
                Money wanted = wanted(proposal, known.capital());
                if (proposal.wantsLess()) {
                    checks.add(sizeFactor(proposal, known.capital(), wanted));
                }
                yield sized(checks, plan, wanted, entry, account, limits);
            }
        };
    }

    private static RiskDecision sized(
            List<RuleCheck> checks,
            GridPlan plan,
            Money desired,
            PlannedEntry entry,
            AccountState account,
            RiskLimits limits) {
        CappedCapital capital = CappedCapital.of(desired, PreTradeRules.caps(entry, account, limits));
        return switch (plan.build(capital.allowed())) {
            case GridPlan.Outcome.Refused refused -> {
                checks.addAll(PrecisionChecks.tooSmall(refused, capital, entry, account, limits));
                yield new RiskDecision.Rejected(checks);
            }
            case GridPlan.Outcome.Built built -> {
                List<Money> reserved = reservations(built.grid(), entry.fee());
                Money total = Money.zero(desired.currency());
                for (Money leg : reserved) {
                    total = total.plus(leg);
                }
                PlannedEntry planned = entry.sized(built.grid().total(), total);
                checks.add(PrecisionChecks.passed(built.grid()));
                checks.addAll(PrecisionChecks.withReductions(PreTradeRules.check(planned, account, limits), capital));
                yield allPassed(checks)
                        ? new RiskDecision.Approved(built.grid(), reserved, capital, MaxHeat.heatOf(planned), checks)
                        : new RiskDecision.Rejected(checks);
            }
        };
    }

    private static boolean allPassed(List<RuleCheck> checks) {
        for (RuleCheck check : checks) {
            if (!check.passed()) {
                return false;
            }
        }
        return true;
    }

    private static GridPlan plan(EntryProposal proposal, Instrument instrument, Price base, Quote quote) {
        DcaConfiguration configuration = proposal.configuration();
        Price marketable = configuration.entryOrderType() == EntryOrderType.MARKET
                ? marketablePrice(proposal, instrument, quote)
                : null;
        return new GridPlan(
                proposal.side(), base, configuration.levelsOf(proposal.pyramidIndex()), marketable, instrument);
    }

    // ask · (1 + slippage) long, bid · (1 − slippage) short: bounded before the order, not judged after it (D-06)
    private static Price marketablePrice(EntryProposal proposal, Instrument instrument, Quote quote) {
        Percent asked = proposal.maxSlippage();
        Percent slippage = asked == null || !asked.isPositive() ? DEFAULT_SLIPPAGE : asked;
        slippage = slippage.isAbove(MAX_SLIPPAGE) ? MAX_SLIPPAGE : slippage;
        boolean isLong = proposal.side() == Side.LONG;
        Price touch = quote.entrySide(proposal.side());
        Price limit = instrument.roundToTick(
                touch.movedBy(isLong ? slippage : slippage.negated()), proposal.side(), PriceRole.ENTRY_LIMIT);
        // rounding must not take the price behind the market it is to cross
        return isLong ? Price.max(limit, touch) : Price.min(limit, touch);
    }

    private static Optional<Price> stop(EntryProposal proposal, GridPlan plan) {
        DcaConfiguration configuration = proposal.configuration();
        for (Price price : plan.prices()) {
            if (price.isZero()) {
                return Optional.empty();
            }
        }
        Price reference;
        if (configuration.stopReference() == StopReference.AVERAGE) {
            reference = new Price(DesiredCapital.harmonicAverage(plan.weights(), plan.prices()));
        } else {
            // BASE is fixed for the group by its first entry (D-07)
            reference = proposal.place() instanceof EntryPlace.Pyramid pyramid
                    ? pyramid.group().basePrice()
                    : plan.basePrice();
        }
        return configuration.stopFrom(reference, plan.side(), plan.instrument());
    }

    private static DesiredCapital.Outcome desiredCapital(
            EntryProposal proposal, GridPlan plan, AccountState account, @Nullable Price stop) {
        return DesiredCapital.of(
                proposal.configuration().capital(),
                proposal.pyramidIndex(),
                new DesiredCapital.Basis(
                        plan.side(),
                        plan.basePrice(),
                        plan.weights(),
                        plan.prices(),
                        account.equity(),
                        proposal.orderSize(),
                        stop));
    }

    private static Money wanted(EntryProposal proposal, Money capital) {
        return proposal.wantsLess() ? capital.times(proposal.sizeFactor()).rounded(RoundingMode.FLOOR) : capital;
    }

    private static RuleCheck sizeFactor(EntryProposal proposal, Money capital, Money wanted) {
        return RuleCheck.passed("SIZE_FACTOR", capital::toString, wanted::toString, () -> "")
                .reduced(() -> "the signal asks for " + proposal.sizeFactor().toPlainString() + " of the capital "
                        + capital + ", which is " + wanted);
    }

    private static PlannedEntry entry(
            EntryProposal proposal, GridPlan plan, Optional<Price> stop, MarketView market, AccountState account) {
        BigDecimal loss = stop.map(
                        price -> DesiredCapital.lossFraction(plan.side(), plan.weights(), plan.prices(), price))
                .orElse(BigDecimal.ZERO)
                .max(BigDecimal.ZERO)
                .round(MathContext.DECIMAL64);
        Money nothing = Money.zero(account.equity().currency());
        return new PlannedEntry(proposal.isPyramid(), loss, market.fee(), nothing, nothing);
    }

    private static PlannedEntry unsized(EntryProposal proposal, MarketView market, AccountState account) {
        Money nothing = Money.zero(account.equity().currency());
        return new PlannedEntry(proposal.isPyramid(), BigDecimal.ZERO, market.fee(), nothing, nothing);
    }

    // P_k · q_k · (1 + fee), each leg rounded up: never reserve less than a fill can take
    private static List<Money> reservations(Grid grid, Percent fee) {
        BigDecimal withFee = BigDecimal.ONE.add(fee.fraction());
        List<Money> reserved = new ArrayList<>(grid.legs().size());
        for (GridLeg leg : grid.legs()) {
            reserved.add(leg.notional().times(withFee).rounded(RoundingMode.UP));
        }
        return reserved;
    }
}
