package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.ExponentialMovingAverage;
import dev.tradewind.engine.indicators.Indicator;
import dev.tradewind.engine.indicators.SimpleMovingAverage;
import dev.tradewind.engine.indicators.VolatilityAdjustedAverage;
import java.util.function.ToDoubleFunction;

/** The average of closes that {@link MovingAverageCrossType} was asked for, and its name for people. */
record MovingAverage(String name, ToDoubleFunction<Bar> step, Indicator indicator) {
    static MovingAverage of(ParameterValues values, int period) {
        if (!values.isOn("exponential")) {
            SimpleMovingAverage average = new SimpleMovingAverage(period);
            return new MovingAverage("SMA", bar -> average.update(bar.close()), average);
        }
        if (!values.isOn("volatilityAdjusted")) {
            ExponentialMovingAverage average = new ExponentialMovingAverage(period);
            return new MovingAverage("EMA", bar -> average.update(bar.close()), average);
        }
        VolatilityAdjustedAverage average =
                new VolatilityAdjustedAverage(period, MovingAverageCrossType.VOLATILITY_PERIOD);
        return new MovingAverage("adjusted EMA", bar -> average.update(bar.high(), bar.low(), bar.close()), average);
    }

    double update(Bar bar) {
        return step.applyAsDouble(bar);
    }
}
