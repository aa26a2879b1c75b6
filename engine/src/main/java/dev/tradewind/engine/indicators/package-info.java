/**
 * Indicators on closed bars (D-19), each once as a streaming update and once as a batch over whole arrays; both give the same bits.
 *
 * <ul>
 *   <li>Before an indicator has seen enough bars its value is NaN: the warm-up. No later value is NaN.
 *   <li>An input that is NaN, infinite or 2^332 (about 10^100) and larger is refused with an
 *       {@link java.lang.IllegalArgumentException} before it changes anything. So a chain (an average of another indicator) starts when the inner one is ready.
 *   <li>A window (averages, deviation, regression, extremes) is not maintained by adding the new value and taking off the old
 *       one, which leaves a little rounding error behind at every bar. It is cut into blocks of one period: what remains of the block
 *       before is summed up once, backwards, when a block is complete, and the block at hand as it grows. Their sum is the window. Nothing
 *       is ever taken off, so the error of a value depends on the period and not on how many bars came before, and the
 *       cost is O(1) a bar on average. Values are taken relative to the first value of the block, which always lies in the
 *       window: a flat window has deviation exactly 0 and a mean exactly equal to its values, and the difference under a variance
 *       cannot lose more than the window's own range allows (relative error at most about 4·period²·2^−53).
 *   <li>A recursive average is computed with {@link java.lang.Math#fma}: one rounding less, and the same on every machine.
 *   <li>An update allocates nothing. Batches write to another array than they read.
 * </ul>
 *
 * Doubles are for statistics; money never goes through here.
 */
@NullMarked
package dev.tradewind.engine.indicators;

import org.jspecify.annotations.NullMarked;
