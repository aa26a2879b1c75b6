package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The border of the matching core: translates one instrument's decimals to counts of tick and step and back (C-63). */
public final class InstrumentScale {
    /** Decimals of money and holdings (C-54). */
    public static final int UNIT_DECIMALS = 8;

    private final Instrument instrument;
    private final BigDecimal tick;
    private final BigDecimal step;
    private final long unitsPerStep;
    private final long notionalFactor;
    private final long notionalDivisor;

    public InstrumentScale(Instrument instrument) {
        if (instrument.ticks().size() != 1) {
            throw new IllegalArgumentException(
                    "the matching core needs one tick size, not tiers: " + instrument.symbol());
        }
        this.instrument = instrument;
        this.tick = instrument.ticks().getFirst().tick().value();
        this.step = instrument.step().value();
        this.unitsPerStep = step.movePointRight(UNIT_DECIMALS).longValueExact();
        BigDecimal unitsPerTickAndStep =
                tick.multiply(step).movePointRight(UNIT_DECIMALS).stripTrailingZeros();
        int decimals = Math.max(0, unitsPerTickAndStep.scale());
        this.notionalFactor = unitsPerTickAndStep.movePointRight(decimals).longValueExact();
        this.notionalDivisor = BigDecimal.ONE.movePointRight(decimals).longValueExact();
    }

    public Instrument instrument() {
        return instrument;
    }

    /** Count of ticks of a price that is a multiple of the tick. */
    public long ticks(Price price) {
        return price.value().divide(tick, 0, RoundingMode.UNNECESSARY).longValueExact();
    }

    /** Count of ticks nearest to a price that may lie between two. */
    public long nearestTicks(BigDecimal price) {
        return price.divide(tick, 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    public Price price(long ticks) {
        return new Price(tick.multiply(BigDecimal.valueOf(ticks)));
    }

    /** Count of steps of a quantity that is a multiple of the step. */
    public long steps(Quantity quantity) {
        return quantity.value().divide(step, 0, RoundingMode.UNNECESSARY).longValueExact();
    }

    /** Count of whole steps in a quantity. */
    public long wholeSteps(BigDecimal quantity) {
        return quantity.divide(step, 0, RoundingMode.FLOOR).longValueExact();
    }

    public Quantity quantity(long steps) {
        return new Quantity(step.multiply(BigDecimal.valueOf(steps)));
    }

    /** Quantity of the base asset in units of 0.00000001. */
    public long baseUnits(long steps) {
        return Math.multiplyExact(steps, unitsPerStep);
    }

    /** Price times quantity in units of 0.00000001 of the quote currency, HALF_EVEN (C-54). */
    public long notional(long ticks, long steps) {
        if (notionalDivisor == 1) {
            return Math.multiplyExact(Math.multiplyExact(ticks, steps), notionalFactor);
        }
        return ExactDivision.multiplyThenDivide(
                ticks, Math.multiplyExact(steps, notionalFactor), notionalDivisor, RoundingMode.HALF_EVEN);
    }

    /** What a quantity in units of 0.00000001 is worth at this price, in units of the quote currency, HALF_EVEN. */
    public long valueOf(long ticks, long baseUnits) {
        long steps = baseUnits / unitsPerStep;
        if (steps * unitsPerStep == baseUnits) {
            return notional(ticks, steps);
        }
        return price(ticks)
                .value()
                .multiply(decimal(baseUnits))
                .movePointRight(UNIT_DECIMALS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** Units of 0.00000001 as a decimal. */
    public static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, UNIT_DECIMALS);
    }

    /** A decimal with at most eight places as units of 0.00000001. */
    public static long units(BigDecimal amount) {
        return amount.movePointRight(UNIT_DECIMALS).longValueExact();
    }
}
