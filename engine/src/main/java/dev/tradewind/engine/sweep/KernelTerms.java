package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.BarPath;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.EntryOrderType;
import dev.tradewind.engine.grid.FlatPolicy;
import dev.tradewind.engine.grid.Level;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.matching.FeeAsset;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.sizing.CapitalMode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel needs of a setup: exits as exact fractions of a price.
 *
 * @param stopFactor stop over the reference price P0, null for none
 * @param takeProfitFactor take-profit over the fill price, null for none
 */
record KernelTerms(@Nullable Ratio stopFactor, @Nullable Ratio takeProfitFactor) {
    /** Levels are settled to twelve decimals before they are rounded to tick; with fewer the rounding changes nothing. */
    private static final int SETTLED_DECIMALS = 12;
    /** A take-profit that a market would have to rise ten-thousandfold for. */
    private static final Percent OUT_OF_REACH = Percent.of("1000000");
    /** How far a market entry may be from the touch at most (D-06). */
    private static final Percent WIDEST_SLIPPAGE = Percent.of("1");

    /** The terms, or empty when this setup is one for event mode. */
    static Optional<KernelTerms> of(BacktestSetup setup) {
        if (setup.markets().size() != 1 || setup.path() != BarPath.CONSERVATIVE || !covers(setup.fills())) {
            return Optional.empty();
        }
        return of(setup, setup.configuration());
    }

    /** The terms of a setup that is covered but for its configuration, with this configuration instead. */
    static Optional<KernelTerms> of(BacktestSetup setup, DcaConfiguration configuration) {
        Instrument instrument = setup.markets().getFirst().instrument();
        if (!covers(instrument) || !covers(configuration) || setup.limits().maxOpenGroups() < 1) {
            return Optional.empty();
        }
        Percent takeProfit = configuration.levels().getFirst().takeProfit();
        Percent stop = configuration.stopLoss();
        boolean hasTakeProfit = configuration.takeProfitMode() == TakeProfitMode.PER_LEG;
        if (hasTakeProfit && !isExact(takeProfit, instrument) || stop != null && !isExact(stop, instrument)) {
            return Optional.empty();
        }
        return Optional.of(new KernelTerms(
                stop == null ? null : Ratio.of(BigDecimal.ONE.subtract(stop.fraction())),
                hasTakeProfit ? Ratio.of(BigDecimal.ONE.add(takeProfit.fraction())) : null));
    }

    private static boolean covers(FillModel fills) {
        return fills.feeAsset() == FeeAsset.QUOTE;
    }

    private static boolean covers(Instrument instrument) {
        return instrument.ticks().size() == 1
                && instrument.priceBand().compareTo(WIDEST_SLIPPAGE) >= 0
                && instrument.maxOpenOrders() >= 2;
    }

    private static boolean covers(DcaConfiguration configuration) {
        if (configuration.entryOrderType() != EntryOrderType.MARKET
                || configuration.levels().size() != 1
                || configuration.maxPyramids() != 1
                || configuration.flatPolicy() != FlatPolicy.CLOSE
                || configuration.cancelBeyond() != null) {
            return false;
        }
        Level level = configuration.levels().getFirst();
        Percent aggregate = configuration.takeProfitAggregate();
        boolean takesProfitAsCovered = configuration.takeProfitMode() == TakeProfitMode.PER_LEG
                || configuration.takeProfitMode() == TakeProfitMode.AGGREGATE
                        && aggregate != null
                        && aggregate.compareTo(OUT_OF_REACH) >= 0;
        return level.gap().equals(Percent.ZERO)
                && level.weight().equals(Percent.HUNDRED)
                && takesProfitAsCovered
                && coversStop(configuration)
                && covers(configuration.capital());
    }

    private static boolean coversStop(DcaConfiguration configuration) {
        Percent stop = configuration.stopLoss();
        return stop == null
                || configuration.stopReference() == StopReference.BASE && stop.compareTo(Percent.HUNDRED) < 0;
    }

    private static boolean covers(Capital capital) {
        boolean isCoveredMode = capital.mode() == CapitalMode.FIXED_QUOTE || capital.mode() == CapitalMode.PCT_EQUITY;
        return isCoveredMode
                && capital.perPyramid().isEmpty()
                && capital.value().signum() > 0;
    }

    private static boolean isExact(Percent percent, Instrument instrument) {
        int tickDecimals =
                Math.max(0, instrument.ticks().getFirst().tick().value().scale());
        int percentDecimals = Math.max(0, percent.value().scale());
        return tickDecimals + percentDecimals + 2 <= SETTLED_DECIMALS
                && percent.isPositive()
                && percent.compareTo(OUT_OF_REACH) < 0;
    }
}
