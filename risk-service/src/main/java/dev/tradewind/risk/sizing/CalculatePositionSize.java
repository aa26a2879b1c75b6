package dev.tradewind.risk.sizing;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.risk.PlannedEntry;
import dev.tradewind.engine.risk.PreTradeRules;
import dev.tradewind.engine.risk.Quote;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.sizing.SimplePositionSize;
import dev.tradewind.engine.sizing.SizeCap;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.problem.Unprocessable;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.risk.accounts.RiskAccount;
import dev.tradewind.risk.accounts.RiskAccounts;
import dev.tradewind.risk.exposure.Commitments;
import dev.tradewind.risk.exposure.Exposure;
import dev.tradewind.risk.groups.RiskGroups;
import dev.tradewind.risk.instruments.KnownInstruments;
import dev.tradewind.risk.instruments.TradableInstrument;
import dev.tradewind.risk.limits.Limits;
import dev.tradewind.risk.quotes.Quotes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Use case: how much may I trade, given where I would stop. Writes nothing. */
@Singleton
class CalculatePositionSize {
    private final RiskAccounts accounts;
    private final RiskGroups groups;
    private final KnownInstruments instruments;
    private final Limits limits;
    private final Exposure exposure;
    private final Quotes quotes;

    CalculatePositionSize(
            RiskAccounts accounts,
            RiskGroups groups,
            KnownInstruments instruments,
            Limits limits,
            Exposure exposure,
            Quotes quotes) {
        this.accounts = accounts;
        this.groups = groups;
        this.instruments = instruments;
        this.limits = limits;
        this.exposure = exposure;
        this.quotes = quotes;
    }

    PositionSizeView handle(Sql sql, UUID user, CalculateSizeCommand.Checked question) {
        RiskAccount account = accounts.findOrOldest(sql, user, Optional.ofNullable(question.accountId()))
                .orElseThrow(NotFound::of);
        TradableInstrument tradable = instruments
                .find(sql, question.symbol(), account.broker())
                .filter(found -> found.instrument().quote().equals(account.currency()))
                .orElseThrow(() ->
                        Unprocessable.of("NO_METADATA", question.symbol() + " cannot be traded with this account."));
        if (question.stopLossPrice() == null) {
            throw stopRequired();
        }
        Price stop = new Price(question.stopLossPrice());
        Price entry = entryPrice(question);
        RiskLimits limit =
                limits.find(sql, user, account.id()).orElseThrow(NotFound::of).limits();
        Commitments now = exposure.of(sql, user, account, groups.open(sql, user, account.id()));
        Money equity = now.isFlat() ? account.cash() : account.equity();
        List<SizeCap> caps = PreTradeRules.caps(
                planned(entry, stop, tradable.fee(), equity),
                Exposure.stateFor(question.symbol(), account, now),
                limit);
        return switch (SimplePositionSize.calculate(
                equity, new Percent(question.riskPercent()), entry, stop, tradable.instrument(), caps)) {
            case SimplePositionSize.Outcome.Sized sized -> view(question.symbol(), entry, sized);
            case SimplePositionSize.Outcome.StopRequired none -> throw stopRequired();
            case SimplePositionSize.Outcome.StopAtEntry same ->
                throw Unprocessable.of("STOP_AT_ENTRY", "The stop is the entry price: there is no risk to size by.");
        };
    }

    private Price entryPrice(CalculateSizeCommand.Checked question) {
        if (question.entryPrice() != null) {
            return new Price(question.entryPrice());
        }
        return quotes.last(question.symbol())
                .filter(Quote::isSane)
                .map(Quote::ask)
                .orElseThrow(() -> Unprocessable.of(
                        "STALE_QUOTE", "There is no price of " + question.symbol() + ": send an entry_price."));
    }

    private static PlannedEntry planned(Price entry, Price stop, Percent fee, Money equity) {
        BigDecimal loss = entry.minus(stop).abs().divide(entry.value(), MathContext.DECIMAL64);
        Money nothing = Money.zero(equity.currency());
        return new PlannedEntry(false, loss, fee, nothing, nothing);
    }

    private static PositionSizeView view(String symbol, Price entry, SimplePositionSize.Outcome.Sized sized) {
        return new PositionSizeView(
                symbol,
                sized.quantity().value(),
                sized.raw().value(),
                entry.value(),
                sized.estimatedCost().amount(),
                sized.riskAmount().amount(),
                sized.estimatedCost().currency().code(),
                sized.limitingRule() == null ? null : sized.limitingRule().name());
    }

    private static ProblemException stopRequired() {
        return new ProblemException(400, "STOP_REQUIRED", "Send a stop_loss_price: the size follows from it.");
    }
}
