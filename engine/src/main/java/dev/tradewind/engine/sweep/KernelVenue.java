package dev.tradewind.engine.sweep;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.matching.InstrumentScale;
import java.math.RoundingMode;

/** Prices, fees and minimums of one instrument at its venue, in whole numbers (docs/backtests.md, section 1). */
final class KernelVenue {
    /** Minimums are judged at up to half a percent below the price (D-04) and at prices nearby; nearer than this event mode decides. */
    private static final double CLEARLY = 0.99;

    private final InstrumentScale scale;
    private final FillModel fills;
    private final long feePerMillion;
    private final boolean hasFeePerUnit;
    private final double unitsPerTickAndStep;
    private final double smallestNotional;
    private final long smallestSteps;

    /** Whether the venue takes an order. */
    enum Size {
        ENOUGH,
        TOO_SMALL,
        UNCLEAR
    }

    KernelVenue(InstrumentScale scale, FillModel fills) {
        Instrument instrument = scale.instrument();
        this.scale = scale;
        this.fills = fills;
        this.feePerMillion = fills.feePerMillion();
        this.hasFeePerUnit = fills.feePerUnit().signum() > 0;
        this.unitsPerTickAndStep = instrument
                .ticks()
                .getFirst()
                .tick()
                .value()
                .multiply(instrument.step().value())
                .movePointRight(InstrumentScale.UNIT_DECIMALS)
                .doubleValue();
        this.smallestNotional = instrument
                .minNotional()
                .amount()
                .movePointRight(InstrumentScale.UNIT_DECIMALS)
                .doubleValue();
        this.smallestSteps = instrument
                .minQuantity()
                .value()
                .divide(instrument.step().value(), 0, RoundingMode.CEILING)
                .longValueExact();
    }

    /** The size of an order of so many steps at a price in ticks, or near below it. */
    Size size(long ticks, long steps) {
        double notional = ticks * (double) steps * unitsPerTickAndStep;
        if (steps < smallestSteps || notional < CLEARLY * smallestNotional - 1) {
            return Size.TOO_SMALL;
        }
        return notional * CLEARLY > smallestNotional + 1 ? Size.ENOUGH : Size.UNCLEAR;
    }

    /** What a taker pays or gets in a bar of that volume, in ticks. */
    long slipped(OrderSide side, long ticks, long steps, long volume) {
        return fills.slipped(side, ticks, fills.slippageFor(steps, volume));
    }

    /** What a purchase costs, in units of 0.00000001. */
    long paid(long ticks, long steps) {
        long notional = scale.notional(ticks, steps);
        return notional + fee(notional, steps);
    }

    /** What a sale brings in, in units of 0.00000001. */
    long received(long ticks, long steps) {
        long notional = scale.notional(ticks, steps);
        return notional - fee(notional, steps);
    }

    private long fee(long notional, long steps) {
        long fee = FillModel.feeOn(notional, feePerMillion);
        return hasFeePerUnit ? fee + fills.feePerUnitOn(scale.baseUnits(steps)) : fee;
    }
}
