package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.DcaConfigurationDraft;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.risk.AccountState;
import dev.tradewind.engine.risk.EntryPlace;
import dev.tradewind.engine.risk.EntryProposal;
import dev.tradewind.engine.risk.MarketView;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.sizing.OrderSize;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.risk.accounts.RiskAccount;
import dev.tradewind.risk.accounts.RiskAccounts;
import dev.tradewind.risk.exposure.Exposure;
import dev.tradewind.risk.groups.RiskGroup;
import dev.tradewind.risk.groups.RiskGroups;
import dev.tradewind.risk.instruments.KnownInstruments;
import dev.tradewind.risk.instruments.TradableInstrument;
import dev.tradewind.risk.limits.Limits;
import dev.tradewind.risk.quotes.Quotes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what an entry decision looks at, and turns it into the engine's types. */
@Singleton
class EntryInputs {
    private final RiskAccounts accounts;
    private final RiskGroups groups;
    private final KnownInstruments instruments;
    private final Limits limits;
    private final Exposure exposure;
    private final Quotes quotes;
    private final PretradeConfig config;
    private final Json json;

    EntryInputs(
            RiskAccounts accounts,
            RiskGroups groups,
            KnownInstruments instruments,
            Limits limits,
            Exposure exposure,
            Quotes quotes,
            PretradeConfig config,
            Json json) {
        this.accounts = accounts;
        this.groups = groups;
        this.instruments = instruments;
        this.limits = limits;
        this.exposure = exposure;
        this.quotes = quotes;
        this.config = config;
        this.json = json;
    }

    /** Where the entry belongs, or why its configuration cannot be used. */
    sealed interface Placing {
        /** The place, with the configuration version that counts for it and all open groups of the account. */
        record Placed(
                EntryPlace place, DcaConfigurationV1 version, DcaConfiguration configuration, List<RiskGroup> open)
                implements Placing {}

        /** The configuration does not pass the checks of D-03. */
        record Invalid(String detail) implements Placing {}
    }

    Optional<RiskAccount> account(Sql sql, Incoming incoming) {
        return accounts.find(sql, incoming.user(), incoming.signal().accountId());
    }

    Placing place(Sql sql, Incoming incoming) {
        SignalAcceptedV1 signal = incoming.signal();
        List<RiskGroup> open = groups.open(sql, incoming.user(), signal.accountId());
        List<RiskGroup> ofKey = open.stream()
                .filter(group -> group.isAt(signal.symbol(), signal.timeframeSeconds()))
                .toList();
        DcaConfigurationV1 version = versionFor(signal, ofKey);
        return switch (Configurations.toEngine(version)) {
            case DcaConfigurationDraft.Outcome.Invalid invalid ->
                new Placing.Invalid(invalid.errors().getFirst().message());
            case DcaConfigurationDraft.Outcome.Valid valid ->
                new Placing.Placed(
                        EntryPlace.of(
                                side(signal),
                                signal.candleId(),
                                valid.configuration().maxPyramids(),
                                ofKey.stream().map(RiskGroup::asOpenGroup).toList()),
                        version,
                        valid.configuration(),
                        open);
        };
    }

    /** Instrument, fee and quote as far as they are known and fresh. */
    MarketView market(Sql sql, String symbol, RiskAccount account, Instant now) {
        Optional<TradableInstrument> fresh = instruments
                .find(sql, symbol, account.broker())
                .filter(found -> !found.publishedAt().plus(config.metadataAge()).isBefore(now));
        return new MarketView(
                fresh.map(TradableInstrument::instrument).orElse(null),
                fresh.map(TradableInstrument::fee).orElse(Percent.ZERO),
                quotes.last(symbol).orElse(null));
    }

    AccountState state(Sql sql, Incoming incoming, RiskAccount account, Placing.Placed placed) {
        return Exposure.stateFor(
                incoming.signal().symbol(), account, exposure.of(sql, incoming.user(), account, placed.open()));
    }

    RiskLimits limits(Sql sql, UUID user, RiskAccount account) {
        return limits.find(sql, user, account.id())
                .orElseThrow(() -> new IllegalStateException("account " + account.id() + " has no limits"))
                .limits();
    }

    static EntryProposal proposal(SignalAcceptedV1 signal, Placing.Placed placed) {
        return new EntryProposal(
                side(signal),
                placed.place(),
                placed.configuration(),
                price(signal.entryPrice()),
                orderSize(signal),
                signal.maxSlippagePercent() == null ? null : new Percent(signal.maxSlippagePercent()),
                sizeFactor(signal),
                signal.signalAt());
    }

    // a group keeps the version it was opened with: edits touch new groups only (D-03)
    private DcaConfigurationV1 versionFor(SignalAcceptedV1 signal, List<RiskGroup> ofKey) {
        for (RiskGroup group : ofKey) {
            String configuration = group.configuration();
            if (group.side() == side(signal) && configuration != null) {
                return json.read(configuration, DcaConfigurationV1.class);
            }
        }
        return signal.configuration();
    }

    // without a type the smaller reading counts: quote currency, never units
    private static @Nullable OrderSize orderSize(SignalAcceptedV1 signal) {
        BigDecimal size = signal.orderSize();
        if (size == null) {
            return null;
        }
        String type = signal.positionSizeType() == null ? "quote" : signal.positionSizeType();
        boolean isUnits = type.equalsIgnoreCase("base") || type.equalsIgnoreCase("contracts");
        return new OrderSize(size, isUnits ? OrderSize.Unit.BASE : OrderSize.Unit.QUOTE);
    }

    // a webhook has none; a share no strategy may ask for is no reason to buy more than configured
    private static BigDecimal sizeFactor(SignalAcceptedV1 signal) {
        BigDecimal factor = signal.sizeFactor();
        return factor == null || factor.signum() <= 0 ? BigDecimal.ONE : factor.min(BigDecimal.ONE);
    }

    private static @Nullable Price price(@Nullable BigDecimal value) {
        return value == null || value.signum() <= 0 ? null : new Price(value);
    }

    private static Side side(SignalAcceptedV1 signal) {
        return Side.valueOf(signal.side().name());
    }
}
