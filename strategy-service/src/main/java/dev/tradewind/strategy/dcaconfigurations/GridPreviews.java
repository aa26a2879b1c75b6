package dev.tradewind.strategy.dcaconfigurations;

import dev.tradewind.contracts.rest.GridPreviewCommand;
import dev.tradewind.contracts.rest.GridPreviewView;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.EntryOrderType;
import dev.tradewind.engine.grid.Grid;
import dev.tradewind.engine.grid.GridPlan;
import dev.tradewind.engine.grid.GridPreview;
import dev.tradewind.engine.grid.Level;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.signals.SymbolText;
import dev.tradewind.engine.sizing.CapitalMode;
import dev.tradewind.engine.sizing.DesiredCapital;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.problem.Unprocessable;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.accounts.TradingAccount;
import dev.tradewind.strategy.accounts.TradingAccounts;
import dev.tradewind.strategy.instruments.KnownInstruments;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use case: what would a configuration place in this symbol at this price? Computed by the engine; nothing is stored. */
@Singleton
public class GridPreviews {
    private static final int MAX_DIGITS = 16;

    private final TenantTx tx;
    private final KnownInstruments instruments;
    private final TradingAccounts accounts;
    private final LastQuotes quotes;

    GridPreviews(TenantTx tx, KnownInstruments instruments, TradingAccounts accounts, LastQuotes quotes) {
        this.tx = tx;
        this.instruments = instruments;
        this.accounts = accounts;
        this.quotes = quotes;
    }

    private record Known(Instrument instrument, Optional<TradingAccount> account) {}

    public GridPreviewView handle(UUID user, GridPreviewCommand command, DcaConfiguration configuration) {
        Symbol symbol = symbol(command.symbol());
        if (command.side() == null) {
            throw Invalid.of("side", "REQUIRED", "side must be LONG or SHORT.");
        }
        Side side = Side.valueOf(command.side().name());
        Known known = tx.as(
                user,
                sql -> new Known(
                        instruments.find(sql, symbol).orElseThrow(() -> noMetadata(symbol)),
                        accounts.list(sql, user).stream().findFirst()));
        List<String> warnings = new ArrayList<>();
        Price entry = entryPrice(command.entryPrice(), symbol, side);
        Instrument instrument = known.instrument();
        List<Level> levels = configuration.levelsOf(0);
        var plan = new GridPlan(side, entry, levels, null, instrument);
        Money equity = equity(command.equity(), known, configuration, warnings);
        Money capital = capital(configuration, plan, equity);
        Grid grid = switch (plan.build(capital)) {
            case GridPlan.Outcome.Built(Grid built) -> built;
            case GridPlan.Outcome.Refused refused -> throw tooSmall(refused, instrument);
        };
        addWarnings(configuration, side, warnings);
        return view(symbol, entry, levels, GridPreview.of(grid, configuration, levels, instrument), warnings);
    }

    private static Symbol symbol(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Invalid.of("symbol", "REQUIRED", "Name the symbol, such as BTC/USDT.");
        }
        return SymbolText.canonical(text)
                .orElseThrow(() -> Invalid.of("symbol", "NOT_A_SYMBOL", "That is no symbol; try BTC/USDT."));
    }

    private Price entryPrice(@Nullable BigDecimal typed, Symbol symbol, Side side) {
        if (typed != null) {
            return new Price(amount("entryPrice", typed));
        }
        QuoteView quote = quotes.find(symbol)
                .orElseThrow(() -> Unprocessable.of(
                        "NO_QUOTE",
                        "There is no price for " + symbol + " at the moment; type an entry price to see the grid."));
        return new Price(side == Side.LONG ? quote.ask() : quote.bid());
    }

    private static Money equity(
            @Nullable BigDecimal typed, Known known, DcaConfiguration configuration, List<String> warnings) {
        var quote = known.instrument().quote();
        if (typed != null) {
            return new Money(amount("equity", typed), quote);
        }
        BigDecimal cash = known.account().map(TradingAccount::cash).orElse(BigDecimal.ZERO);
        CapitalMode mode = configuration.capital().mode();
        if (mode == CapitalMode.PCT_EQUITY || mode == CapitalMode.RISK) {
            if (cash.signum() <= 0) {
                throw Invalid.of("equity", "REQUIRED", "This capital mode needs your equity to size the grid.");
            }
            warnings.add("Sized with the account's opening balance of " + cash.toPlainString() + " as equity.");
        }
        return new Money(cash, quote);
    }

    private static BigDecimal amount(String field, BigDecimal typed) {
        if (typed.signum() <= 0
                || typed.precision() - typed.scale() > MAX_DIGITS
                || typed.stripTrailingZeros().scale() > 12) {
            throw Invalid.of(
                    field,
                    "OUT_OF_RANGE",
                    field + " must be more than 0, with at most 16 digits before and 12 after the point.");
        }
        return typed;
    }

    private static Money capital(DcaConfiguration configuration, GridPlan plan, Money equity) {
        Price stop = configuration
                .stopFrom(plan.basePrice(), plan.side(), plan.instrument())
                .orElse(null);
        var basis = new DesiredCapital.Basis(
                plan.side(), plan.basePrice(), plan.weights(), plan.prices(), equity, null, stop);
        return switch (DesiredCapital.of(configuration.capital(), 0, basis)) {
            case DesiredCapital.Outcome.Known(Money money) -> money;
            case DesiredCapital.Outcome.Missing(String code, String detail) ->
                throw Unprocessable.of(
                        code, detail.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + detail.substring(1) + ".");
        };
    }

    private static void addWarnings(DcaConfiguration configuration, Side side, List<String> warnings) {
        if (configuration.entryOrderType() == EntryOrderType.MARKET) {
            warnings.add("The first leg is a market order: it may fill up to 0.2 % worse than shown.");
        }
        if (configuration.stopLoss() == null) {
            warnings.add("NO STOP: this configuration has no stop loss.");
        }
        if (side == Side.SHORT) {
            warnings.add("The paper account is long only; a short would be refused.");
        }
    }

    private static ProblemException noMetadata(Symbol symbol) {
        return Unprocessable.of("NO_METADATA", "Nothing is known about " + symbol + ": it cannot be traded here.");
    }

    private static ProblemException tooSmall(GridPlan.Outcome.Refused refused, Instrument instrument) {
        List<Map<String, String>> legs = refused.legs().stream()
                .map(leg -> Map.of(
                        "leg", Integer.toString(leg.index()),
                        "price", leg.price().value().toPlainString(),
                        "quantity", leg.quantity().value().toPlainString(),
                        "violations",
                                String.join(
                                        ", ",
                                        leg.violations().stream()
                                                .map(violation ->
                                                        violation.code().name())
                                                .toList())))
                .toList();
        Money smallest = refused.smallestCapital();
        if (smallest == null) {
            return Unprocessable.of("BELOW_MINIMUM", "No capital would make these legs large enough.")
                    .with("legs", legs);
        }
        String needed = smallest.amount().stripTrailingZeros().toPlainString();
        return Unprocessable.of(
                        "BELOW_MINIMUM",
                        refused.legs().size()
                                + " of the legs would be refused by the venue. The smallest capital that passes is "
                                + needed + " " + instrument.quote().code() + ".")
                .with("legs", legs)
                .with("smallestCapital", needed);
    }

    private static GridPreviewView view(
            Symbol symbol, Price entry, List<Level> levels, GridPreview preview, List<String> warnings) {
        List<GridPreviewView.Row> rows = preview.rows().stream()
                .map(row -> new GridPreviewView.Row(
                        row.index(),
                        levels.get(row.index()).gap().value(),
                        levels.get(row.index()).weight().value(),
                        row.price().value(),
                        row.quantity().value(),
                        row.notional().amount(),
                        row.takeProfitPrice().value(),
                        row.runningAverage().value(),
                        row.bounceNeeded().value()))
                .toList();
        Price stop = preview.stop();
        return new GridPreviewView(
                symbol.value(),
                entry.value(),
                rows,
                preview.capital().amount(),
                preview.total().amount(),
                preview.unallocated().amount(),
                preview.fullQuantity().value(),
                preview.fullAverage().value(),
                stop == null ? null : stop.value(),
                List.copyOf(warnings));
    }
}
