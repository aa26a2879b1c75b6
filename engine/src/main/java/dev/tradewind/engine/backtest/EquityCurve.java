package dev.tradewind.engine.backtest;

import java.util.Arrays;

/**
 * Value of the account at the close of each bar, in units of 0.00000001. With several symbols there is one point for each opening
 * time, after the last bar of that time. The arrays are shared, nobody may write to them.
 */
public final class EquityCurve {
    private final long[] opensAt;
    private final long[] units;

    /** @param opensAt epoch second at which the bar opens */
    public EquityCurve(long[] opensAt, long[] units) {
        if (opensAt.length != units.length) {
            throw new IllegalArgumentException(opensAt.length + " times and " + units.length + " values");
        }
        this.opensAt = opensAt;
        this.units = units;
    }

    public int size() {
        return units.length;
    }

    public long[] opensAt() {
        return opensAt;
    }

    public long[] units() {
        return units;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EquityCurve curve
                && Arrays.equals(opensAt, curve.opensAt)
                && Arrays.equals(units, curve.units);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(opensAt) + Arrays.hashCode(units);
    }

    @Override
    public String toString() {
        return "EquityCurve of " + units.length + " points";
    }
}
