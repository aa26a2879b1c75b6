package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.OrderSide;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an execution costs, one model for paper and backtest (C-20, C-21, C-54).
 *
 * @param slippageBps basis points by which market and stop executions are worse than the quote; resting limits have none
 * @param impactBps added when one execution takes more than {@code impactPercentOfBar} of the bar's volume
 * @param feeRate fee as a fraction of what the buyer or seller receives or pays, at most six decimals
 * @param feePerUnit commission in quote currency for each unit of the base asset, at most eight decimals; 0.005 a share (D-19)
 */
public record FillModel(
        int slippageBps,
        int impactBps,
        int impactPercentOfBar,
        BigDecimal feeRate,
        FeeAsset feeAsset,
        BigDecimal feePerUnit) {
    private static final long BASIS_POINTS = 10_000;
    private static final long MILLION = 1_000_000;
    private static final long UNITS_OF_ONE = 100_000_000;

    public FillModel {
        if (slippageBps < 0 || impactBps < 0 || slippageBps + impactBps >= BASIS_POINTS) {
            throw new IllegalArgumentException("slippage must be 0 to 9999 basis points");
        }
        if (feeRate.signum() < 0 || feeRate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("fee rate must be at least 0 and below 1, was " + feeRate);
        }
        feeRate.movePointRight(6).longValueExact();
        if (feePerUnit.signum() < 0 || feePerUnit.signum() > 0 && feeAsset == FeeAsset.BASE) {
            throw new IllegalArgumentException("a fee per unit is paid in quote currency and never negative");
        }
        InstrumentScale.units(feePerUnit);
    }

    /** A model without a fee per unit. */
    public FillModel(int slippageBps, int impactBps, int impactPercentOfBar, BigDecimal feeRate, FeeAsset feeAsset) {
        this(slippageBps, impactBps, impactPercentOfBar, feeRate, feeAsset, BigDecimal.ZERO);
    }

    /** The defaults: 5 bps, 5 more above 10 % of the bar, fee 0.1 % in quote currency. */
    public static FillModel standard() {
        return new FillModel(5, 5, 10, new BigDecimal("0.001"), FeeAsset.QUOTE);
    }

    /** The defaults for shares: slippage as {@link #standard()}, 0.005 a share and no other fee (D-19). */
    public static FillModel shares() {
        return new FillModel(5, 5, 10, BigDecimal.ZERO, FeeAsset.QUOTE, new BigDecimal("0.005"));
    }

    /** Basis points for one market or stop execution of so many steps in a bar of that volume. */
    public int slippageFor(long steps, long barVolumeSteps) {
        boolean moves = Math.multiplyExact(steps, 100) > Math.multiplyExact(barVolumeSteps, (long) impactPercentOfBar);
        return moves ? slippageBps + impactBps : slippageBps;
    }

    /** The quoted price made worse by the basis points, to the next tick against the taker (B-08). */
    public long slipped(OrderSide side, long ticks, int basisPoints) {
        return switch (side) {
            case BUY -> Math.ceilDiv(Math.multiplyExact(ticks, BASIS_POINTS + basisPoints), BASIS_POINTS);
            case SELL ->
                Math.max(1, Math.floorDiv(Math.multiplyExact(ticks, BASIS_POINTS - basisPoints), BASIS_POINTS));
        };
    }

    /** The commission for a quantity of the base asset, both in units of 0.00000001, rounded up (C-54). */
    public long feePerUnitOn(long baseUnits) {
        return feePerUnit.signum() == 0
                ? 0
                : ExactDivision.multiplyThenDivide(
                        baseUnits, InstrumentScale.units(feePerUnit), UNITS_OF_ONE, RoundingMode.UP);
    }

    /** The fee on an amount, both in units of 0.00000001, rounded up (C-54). */
    public long feeOn(long units) {
        return feeOn(units, feePerMillion());
    }

    /** The fee rate in millionths. */
    public long feePerMillion() {
        return feeRate.movePointRight(6).longValueExact();
    }

    /** {@link #feeOn(long)} for a caller who keeps the rate as a number. */
    public static long feeOn(long units, long perMillion) {
        long whole = Math.multiplyExact(units / MILLION, perMillion);
        return Math.addExact(whole, Math.ceilDiv(units % MILLION * perMillion, MILLION));
    }
}
