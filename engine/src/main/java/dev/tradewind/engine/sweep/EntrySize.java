package dev.tradewind.engine.sweep;

import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.sizing.CapitalMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps that a flat account buys with one leg: capital, size factor, the caps on position and exposure, and the position-size
 * function of D-05, as {@code EntryDecider} and {@code GridPlan} have them, in whole numbers where they fit and in decimals
 * where they do not.
 */
final class EntrySize {
    private static final int UNIT_DECIMALS = InstrumentScale.UNIT_DECIMALS;
    private static final int MOST_SHARES = 64;

    private final boolean isFixed;
    /** Fixed amount in units, or share of the equity. */
    private final BigDecimal capital;

    private final BigDecimal capShare;
    /** Units of 0.00000001 for one step at one tick. */
    private final BigDecimal unitsPerTickAndStep;

    private final Ratio unitsRatio;
    private final double capitalNumber;
    private final double capNumber;
    private final List<Share> shares = new ArrayList<>();
    private Share last;

    /** The capital for one size factor; a strategy knows few of them. */
    private record Share(
            double factor, BigDecimal decimal, @Nullable Ratio ratio) {}

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
        this.last = share(1);
    }

    /** The capital in units, about: for asking whether another limit is anywhere near. */
    double capital(long equity, double sizeFactor) {
        double wanted = (isFixed ? capitalNumber : equity * capitalNumber) * sizeFactor;
        return Math.min(wanted, equity * capNumber);
    }

    /** @param ticks the highest price that the leg may pay, by which it is sized */
    long steps(long equity, double sizeFactor, long ticks) {
        if (last.factor() != sizeFactor) {
            last = share(sizeFactor);
        }
        Ratio ratio = last.ratio();
        if (ratio == null) {
            return exact(equity, last, ticks);
        }
        try {
            return fast(equity, sizeFactor, ratio, ticks);
        } catch (ArithmeticException tooLarge) {
            return exact(equity, last, ticks);
        }
    }

    private Share share(double factor) {
        for (Share share : shares) {
            if (share.factor() == factor) {
                return share;
            }
        }
        BigDecimal decimal = BigDecimal.valueOf(factor);
        BigDecimal wanted = capital.multiply(decimal);
        // below the cap whatever the equity is, so that the cap need not be asked
        boolean isPlain = !isFixed && wanted.compareTo(capShare) <= 0 && Ratio.fits(wanted);
        Share share = new Share(factor, decimal, isPlain ? Ratio.of(wanted) : null);
        if (shares.size() == MOST_SHARES) {
            shares.clear();
        }
        shares.add(share);
        return share;
    }

    private long fast(long equity, double sizeFactor, Ratio share, long ticks) {
        long perStep = Math.multiplyExact(ticks, unitsRatio.numerator());
        if (sizeFactor < 1) {
            return Math.multiplyExact(share.floorOf(equity), unitsRatio.denominator()) / perStep;
        }
        long wanted = Math.multiplyExact(Math.multiplyExact(equity, share.numerator()), unitsRatio.denominator());
        return wanted / Math.multiplyExact(perStep, share.denominator());
    }

    private long exact(long equity, Share share, long ticks) {
        BigDecimal units = BigDecimal.valueOf(equity);
        BigDecimal wanted = isFixed ? capital : units.multiply(capital);
        if (share.factor() < 1) {
            wanted = wanted.multiply(share.decimal()).setScale(0, RoundingMode.FLOOR);
        }
        return wanted.min(units.multiply(capShare))
                .divide(unitsPerTickAndStep.multiply(BigDecimal.valueOf(ticks)), 0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
