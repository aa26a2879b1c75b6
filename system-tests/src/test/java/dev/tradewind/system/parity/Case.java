package dev.tradewind.system.parity;

import dev.tradewind.engine.grid.BelowMinimumPolicy;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.EntryOrderType;
import dev.tradewind.engine.grid.FlatPolicy;
import dev.tradewind.engine.grid.Level;
import dev.tradewind.engine.grid.OppositePolicy;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitBasis;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.sizing.CapitalMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way to carry out the same signals: one configuration, for the platform's API and for the engine. */
record Case(
        String name, List<Level> levels, @Nullable String takeProfit, String stop, CapitalMode mode, String capital) {
    /** What a backtest does when nobody chose a grid: one leg at market. Its take-profit is the farthest that the API takes. */
    static final Case ONE_LEG =
            new Case("one-leg", List.of(Level.of("0", "100", "1000")), "1000", "3", CapitalMode.FIXED_QUOTE, "2000");

    /** Legs with take-profits of their own and a stop that are all within reach. */
    static final Case GRID = new Case(
            "grid",
            List.of(Level.of("0", "60", "0.15"), Level.of("-0.06", "40", "0.12")),
            null,
            "0.57",
            CapitalMode.FIXED_QUOTE,
            "2000");

    /** A size that follows the account, large enough to move the price. */
    static final Case SHARE_OF_EQUITY =
            new Case("share", List.of(Level.of("0", "100", "1000")), "1000", "3", CapitalMode.PCT_EQUITY, "20");

    static final List<Case> ALL = List.of(ONE_LEG, GRID, SHARE_OF_EQUITY);

    DcaConfiguration forEngine() {
        return new DcaConfiguration(
                EntryOrderType.MARKET,
                levels,
                null,
                Map.of(),
                1,
                takeProfitMode(),
                takeProfit == null ? null : Percent.of(takeProfit),
                TakeProfitBasis.GROSS,
                Percent.of(stop),
                StopReference.BASE,
                levels.size(),
                Duration.ZERO,
                null,
                FlatPolicy.CLOSE,
                Capital.of(mode, capital),
                BelowMinimumPolicy.REJECT,
                OppositePolicy.REJECT,
                null);
    }

    Map<String, Object> forApi() {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                name,
                "entryOrderType",
                "market",
                "levels",
                levels.stream().map(Case::level).toList(),
                "maxPyramids",
                1,
                "takeProfitMode",
                takeProfitMode().name().toLowerCase(Locale.ROOT),
                "stopLossPercent",
                stop,
                "maxActiveLegs",
                levels.size(),
                "entryTtlSeconds",
                0,
                "flatPolicy",
                "CLOSE",
                "capital",
                Map.of("mode", mode.name(), "value", capital, "perPyramid", Map.of())));
        if (takeProfit != null) {
            body.put("takeProfitAggregatePercent", takeProfit);
        }
        return body;
    }

    private TakeProfitMode takeProfitMode() {
        return takeProfit == null ? TakeProfitMode.PER_LEG : TakeProfitMode.AGGREGATE;
    }

    private static Map<String, String> level(Level level) {
        return Map.of(
                "gapPercent", level.gap().value().toPlainString(),
                "weightPercent", level.weight().value().toPlainString(),
                "takeProfitPercent", level.takeProfit().value().toPlainString());
    }
}
