package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.OrderSide;

/**
 * The amounts of one execution in units of 0.00000001.
 *
 * @param baseUnits the executed quantity
 * @param fee in the fee's asset, rounded up
 */
record Trade(OrderSide side, long steps, long baseUnits, long notional, long fee, FeeAsset feeAsset) {

    static Trade of(OrderSide side, InstrumentScale scale, FillModel fills, long price, long steps) {
        long notional = scale.notional(price, steps);
        long baseUnits = scale.baseUnits(steps);
        FeeAsset asset = side == OrderSide.BUY ? fills.feeAsset() : FeeAsset.QUOTE;
        long fee = fills.feeOn(asset == FeeAsset.BASE ? baseUnits : notional) + fills.feePerUnitOn(baseUnits);
        return new Trade(side, steps, baseUnits, notional, fee, asset);
    }

    long feeInQuote() {
        return feeAsset == FeeAsset.QUOTE ? fee : 0;
    }

    /** Quote currency a buyer pays, fee included where it is in quote currency. */
    long paid() {
        return notional + feeInQuote();
    }

    /** Base asset a buyer receives, net of a fee in base. */
    long received() {
        return feeAsset == FeeAsset.BASE ? baseUnits - fee : baseUnits;
    }
}
