/**
 * Indicators on closed bars (D-19), each once as a streaming update and once as a batch over whole arrays; both give the same bits.
 *
 * <ul>
 *   <li>Before an indicator has seen enough bars its value is NaN: the warm-up. No later value is NaN. A series that is too
 *       short has only warm-up.
 *   <li>Bars are counted, not hours: a night, a weekend or a missing bar is one step like any other.
 *   <li>An input that is NaN or infinite is refused with an {@link java.lang.IllegalArgumentException}; an update that refuses
 *       has changed nothing. So a chain (an average of another indicator) starts when the inner one is ready. Values up to 10^100
 *       in size give finite results.
 *   <li>A window (averages, deviation, regression, extremes) is not maintained by adding the new value and taking off the old
 *       one, which leaves a little rounding error behind at every bar. It is cut into blocks of one period: what remains of the
 *       block before is summed up once, backwards, when a block is complete, and the block at hand as it grows. Their sum is
 *       the window. Nothing is ever taken off, so the error of a value depends on the period and not on how many bars came
 *       before or how large they were, and the cost is O(1) a bar on average. Values are taken relative to the first value of
 *       the block, which always lies in the window: a flat window has deviation exactly 0 and a mean exactly equal to its
 *       values, and the difference under a variance cannot lose more than the window's own range allows (relative error at most
 *       about 4·period²·2^−53).
 *   <li>A recursive average forgets its rounding errors as it forgets its inputs. It uses {@link java.lang.Math#fma}, which
 *       gives the same on every machine and is slow on processors that lack it (none since 2013).
 *   <li>An update allocates nothing. A batch writes to other arrays than it reads.
 * </ul>
 *
 * Doubles are for statistics; money never goes through here.
 */
@NullMarked
package dev.tradewind.engine.indicators;

import org.jspecify.annotations.NullMarked;
