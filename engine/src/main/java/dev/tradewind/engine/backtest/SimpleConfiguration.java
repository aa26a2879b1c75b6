package dev.tradewind.engine.backtest;

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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a run for which nobody chose a grid: one leg at market, and what the four simple settings say. */
public final class SimpleConfiguration {
    /** Of the equity, 20 %. */
    public static final Capital CAPITAL = Capital.of(CapitalMode.PCT_EQUITY, "20");

    public static final Percent STOP = Percent.of("3");

    /** D-03 knows no configuration without a take-profit: a millionfold price is never reached. */
    private static final Percent NEVER = Percent.of("100000000");

    private SimpleConfiguration() {}

    /** 20 % of the equity at market, stop at 3 %, no take-profit. */
    public static DcaConfiguration standard() {
        return of(CAPITAL, null, STOP);
    }

    /**
     * @param takeProfit of the fill price, null for none
     * @param stop of the reference price P0, null for none
     */
    public static DcaConfiguration of(Capital capital, @Nullable Percent takeProfit, @Nullable Percent stop) {
        return new DcaConfiguration(
                EntryOrderType.MARKET,
                List.of(new Level(Percent.ZERO, Percent.HUNDRED, takeProfit == null ? NEVER : takeProfit)),
                null,
                Map.of(),
                1,
                takeProfit == null ? TakeProfitMode.AGGREGATE : TakeProfitMode.PER_LEG,
                takeProfit == null ? NEVER : null,
                TakeProfitBasis.GROSS,
                stop,
                StopReference.BASE,
                1,
                Duration.ZERO,
                null,
                FlatPolicy.CLOSE,
                capital,
                BelowMinimumPolicy.REJECT,
                OppositePolicy.REJECT,
                null);
    }
}
