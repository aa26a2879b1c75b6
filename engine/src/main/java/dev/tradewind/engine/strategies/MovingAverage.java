package dev.tradewind.engine.strategies;

import dev.tradewind.engine.indicators.ExponentialMovingAverage;
import dev.tradewind.engine.indicators.Indicator;
import dev.tradewind.engine.indicators.SimpleMovingAverage;
import java.util.function.DoubleUnaryOperator;

/** A simple or an exponential moving average. */
record MovingAverage(DoubleUnaryOperator step, Indicator indicator) {
    static MovingAverage of(boolean exponential, int period) {
        if (exponential) {
            ExponentialMovingAverage average = new ExponentialMovingAverage(period);
            return new MovingAverage(average::update, average);
        }
        SimpleMovingAverage average = new SimpleMovingAverage(period);
        return new MovingAverage(average::update, average);
    }

    double update(double price) {
        return step.applyAsDouble(price);
    }
}
