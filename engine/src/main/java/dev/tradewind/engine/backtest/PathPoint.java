package dev.tradewind.engine.backtest;

import java.time.Instant;

/**
 * A place on the path of the price.
 *
 * @param bar index of the bar
 * @param point of the bar that the price is at or on its way to: 0 to 3
 * @param ticks the price
 * @param time of the point
 */
record PathPoint(int bar, int point, long ticks, Instant time) {}
