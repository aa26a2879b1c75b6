/** Prices that groups wait for: the last quotes and the trigger book. */
@NullMarked
package dev.tradewind.broker.exits;

import org.jspecify.annotations.NullMarked;
