/** What can be traded and how exactly: symbols, ticks, steps, minimums (D-04). */
@NullMarked
package dev.tradewind.engine.instruments;

import org.jspecify.annotations.NullMarked;
