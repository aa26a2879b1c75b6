/** When to look at groups again. */
@NullMarked
package dev.tradewind.broker.positions.scheduling;

import org.jspecify.annotations.NullMarked;
