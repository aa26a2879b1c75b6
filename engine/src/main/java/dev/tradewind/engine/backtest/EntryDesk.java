package dev.tradewind.engine.backtest;

import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.positions.GroupOrder;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.Leg;
import dev.tradewind.engine.positions.Pyramid;
import dev.tradewind.engine.risk.AccountState;
import dev.tradewind.engine.risk.EntryDecider;
import dev.tradewind.engine.risk.EntryPlace;
import dev.tradewind.engine.risk.EntryProposal;
import dev.tradewind.engine.risk.GatePolicy;
import dev.tradewind.engine.risk.MarketView;
import dev.tradewind.engine.risk.OpenGroup;
import dev.tradewind.engine.risk.Quote;
import dev.tradewind.engine.risk.RiskDecision;
import dev.tradewind.engine.strategies.StrategySignal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks risk whether an entry may be made and how large, with the account as risk-service would see it. */
final class EntryDesk {
    private static final int FEE_SCALE = 12;

    private final PaperAccount account;
    private final EntryDecider decider = new EntryDecider(GatePolicy.DEFAULT);

    EntryDesk(PaperAccount account) {
        this.account = account;
    }

    /** The plan of a long entry, or empty when it was refused, which is counted. The quote is fresh and so is the signal. */
    Optional<RiskDecision.Approved> decide(
            SymbolRun run, StrategySignal signal, long candle, Price bid, Price ask, Instant now) {
        if (signal.side() == Side.SHORT) {
            account.refused("SHORT_NOT_SUPPORTED");
            return Optional.empty();
        }
        DcaConfiguration configuration = account.setup().configuration();
        List<OpenGroup> open =
                run.group().map(GroupRun::asOpenGroup).map(List::of).orElse(List.of());
        EntryPlace place = EntryPlace.of(Side.LONG, candle, configuration.maxPyramids(), open);
        EntryProposal proposal = new EntryProposal(
                Side.LONG, place, configuration, null, null, null, BigDecimal.valueOf(signal.sizeFactor()), now);
        Instrument instrument = run.scale().instrument();
        MarketView market = new MarketView(instrument, fee(ask), new Quote(bid, ask, now));
        RiskDecision decision = decider.decide(
                proposal, state(run, now), market, account.setup().limits(), now);
        return switch (decision) {
            case RiskDecision.Approved approved -> Optional.of(approved);
            case RiskDecision.Rejected rejected -> {
                account.refused(rejected.code());
                yield Optional.empty();
            }
        };
    }

    /** The rate, and a commission per unit as the share of this price that it is. */
    private Percent fee(Price price) {
        FillModel fills = account.setup().fills();
        BigDecimal perUnit = fills.feePerUnit().divide(price.value(), FEE_SCALE, RoundingMode.UP);
        return new Percent(fills.feeRate().add(perUnit).movePointRight(2));
    }

    /** Everything committed: what is held at its last bid, and what may still be bought at its limit (D-05). */
    private AccountState state(SymbolRun deciding, Instant now) {
        Currency currency = account.setup().cash().currency();
        Money nothing = Money.zero(currency);
        Money cash = new Money(InstrumentScale.decimal(account.cash()), currency);
        Money equity = cash;
        Money reserved = nothing;
        Money inSymbol = nothing;
        Money total = nothing;
        Money heat = nothing;
        int groups = 0;
        boolean isFlat = true;
        for (SymbolRun run : account.runs()) {
            equity = equity.plus(new Money(InstrumentScale.decimal(run.value()), currency));
            isFlat &= run.heldUnits() == 0;
            if (run.group().isEmpty()) {
                continue;
            }
            GroupRun group = run.group().get();
            Money planned = stillToBuy(group.snapshot());
            Money committed = run.bid().times(group.held(), currency).plus(planned);
            reserved = reserved.plus(
                    planned.times(BigDecimal.ONE.add(fee(run.bid()).fraction())).rounded(RoundingMode.UP));
            total = total.plus(committed);
            inSymbol = run == deciding ? inSymbol.plus(committed) : inSymbol;
            heat = heat.plus(group.heat());
            groups++;
        }
        return new AccountState(equity, now, isFlat, cash.minus(reserved), inSymbol, total, heat, groups);
    }

    /** Legs that are not over, sent or not, at their limits. */
    private static Money stillToBuy(GroupSnapshot group) {
        Money sum = Money.zero(group.instrument().quote());
        for (Pyramid pyramid : group.pyramids()) {
            for (Leg leg : pyramid.legs()) {
                Quantity open = group.entry(pyramid.index(), leg.index())
                        .map(GroupOrder::openQuantity)
                        .orElse(leg.quantity());
                sum = sum.plus(leg.price().times(open, group.instrument().quote()));
            }
        }
        return sum;
    }
}
