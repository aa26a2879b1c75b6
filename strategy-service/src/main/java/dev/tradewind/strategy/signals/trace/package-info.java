/** The one ordered story of a signal, from receipt to the close of its group. */
@NullMarked
package dev.tradewind.strategy.signals.trace;

import org.jspecify.annotations.NullMarked;
