/** Signals in Postgres. */
@NullMarked
package dev.tradewind.strategy.signals.persistence;

import org.jspecify.annotations.NullMarked;
