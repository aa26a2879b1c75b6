package dev.tradewind.engine.sweep;

import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.sizing.CapitalMode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Steps that a flat account buys with one leg: capital, size factor, the caps on position and exposure, and the position-size
 * function of D-05, as {@code EntryDecider} and {@code GridPlan} have them, in whole numbers where they fit and in decimals
 * where they do not.
 */
final class EntrySize {
    private static final int UNIT_DECIMALS = InstrumentScale.UNIT_DECIMALS;

    private final boolean isFixed;
    /** Fixed amount in units, or share of the equity. */
    private final BigDecimal capital;

    private final BigDecimal capShare;
    /** Units of 0.00000001 for one step at one tick. */
    private final BigDecimal unitsPerTickAndStep;

    private final Ratio unitsRatio;
    private final double capitalNumber;
    private final double capNumber;
    private double lastFactor = Double.NaN;
    private BigDecimal lastFactorDecimal = BigDecimal.ONE;
    private Ratio lastShare = Ratio.ONE;
    private boolean lastShareFits;

    EntrySize(Capital capital, RiskLimits limits, BigDecimal unitsPerTickAndStep) {
        this.isFixed = capital.mode() == CapitalMode.FIXED_QUOTE;
        this.capital =
                isFixed ? capital.value().movePointRight(UNIT_DECIMALS) : new Percent(capital.value()).fraction();
        this.capShare = limits.size()
                .maxPosition()
                .fraction()
                .min(limits.size().maxExposure().fraction());
        this.unitsPerTickAndStep = unitsPerTickAndStep;
        this.unitsRatio = Ratio.of(unitsPerTickAndStep);
        this.capitalNumber = this.capital.doubleValue();
        this.capNumber = capShare.doubleValue();
    }

    /** The capital in units, about: for asking whether another limit is anywhere near. */
    double capital(long equity, double sizeFactor) {
        double wanted = (isFixed ? capitalNumber : equity * capitalNumber) * sizeFactor;
        return Math.min(wanted, equity * capNumber);
    }

    /** @param ticks the highest price that the leg may pay, by which it is sized */
    long steps(long equity, double sizeFactor, long ticks) {
        prepare(sizeFactor);
        if (!isFixed && lastShareFits) {
            try {
                return fast(equity, sizeFactor, ticks);
            } catch (ArithmeticException tooLarge) {
                return exact(equity, sizeFactor, ticks);
            }
        }
        return exact(equity, sizeFactor, ticks);
    }

    private void prepare(double sizeFactor) {
        if (sizeFactor != lastFactor) {
            lastFactor = sizeFactor;
            lastFactorDecimal = BigDecimal.valueOf(sizeFactor);
            BigDecimal share = capital.multiply(lastFactorDecimal);
            // below the cap whatever the equity is, so that the cap need not be asked
            lastShareFits = !isFixed && share.compareTo(capShare) <= 0 && Ratio.fits(share);
            lastShare = lastShareFits ? Ratio.of(share) : Ratio.ONE;
        }
    }

    private long fast(long equity, double sizeFactor, long ticks) {
        long perStep = Math.multiplyExact(ticks, unitsRatio.numerator());
        if (sizeFactor < 1) {
            long wanted = lastShare.floorOf(equity);
            return Math.multiplyExact(wanted, unitsRatio.denominator()) / perStep;
        }
        long share = Math.multiplyExact(Math.multiplyExact(equity, lastShare.numerator()), unitsRatio.denominator());
        return share / Math.multiplyExact(perStep, lastShare.denominator());
    }

    private long exact(long equity, double sizeFactor, long ticks) {
        BigDecimal units = BigDecimal.valueOf(equity);
        BigDecimal wanted = isFixed ? capital : units.multiply(capital);
        if (sizeFactor < 1) {
            wanted = wanted.multiply(lastFactorDecimal).setScale(0, RoundingMode.FLOOR);
        }
        return wanted.min(units.multiply(capShare))
                .divide(unitsPerTickAndStep.multiply(BigDecimal.valueOf(ticks)), 0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
