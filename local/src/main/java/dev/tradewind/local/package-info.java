/** Runs the whole platform on one machine. */
@NullMarked
package dev.tradewind.local;

import org.jspecify.annotations.NullMarked;
