/** Prices that groups wait for: the trigger book and the market as decisions see it. */
@NullMarked
package dev.tradewind.broker.exits;

import org.jspecify.annotations.NullMarked;
